/// A group of heels to be compared with others, by the sums of its pairs.
public struct ComparedGroup: Sendable, Equatable {
    /// Its name or code.
    public let name: String
    /// The sums of its pairs.
    public let sums: PairSums

    /// Makes a group of sums, which may be published ones.
    public init(_ name: String, _ sums: PairSums) {
        self.name = name
        self.sums = sums
    }

    /// Makes a group of a count table.
    public init(_ name: String, _ counts: PairCounts) {
        self.init(name, PairSums(counts))
    }

    /// The group that the others are set against where none is named; nil of no groups.
    ///
    /// It is the one with most pairs, of equal ones the first by name.
    public static func reference(among groups: [ComparedGroup]) -> String? {
        groups.min { ($1.sums.n, $0.name) < ($0.sums.n, $1.name) }?.name
    }
}
