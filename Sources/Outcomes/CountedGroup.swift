/// A group of heels by the counts of their scores.
public struct CountedGroup: Sendable, Equatable {
    /// Its name.
    public let name: String
    /// How many have which scores.
    public let counts: PairCounts

    /// Makes a group.
    public init(_ name: String, _ counts: PairCounts) {
        self.name = name
        self.counts = counts
    }
}
