/// A score before and a score after, in steps of the instrument; nil is unknown, 0 is a score.
public struct ScorePair: Sendable, Hashable {
    /// The score before, in steps.
    public let before: Int?
    /// The score after, in steps.
    public let after: Int?

    /// Makes a pair.
    public init(before: Int?, after: Int?) {
        self.before = before
        self.after = after
    }
}
