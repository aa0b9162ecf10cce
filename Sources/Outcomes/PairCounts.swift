/// How many heels have which scores before and after: an exact sufficient table for every paired result.
///
/// Tables add: the halves of a cohort, the nights of a month or the clinics of a network give the table of the whole,
/// without a patient's row. Missing scores are counted too.
public struct PairCounts: Sendable, Equatable {
    /// The scores that a table takes, in steps; within them every sum of several million pairs is exact.
    public static let scoreRange = -1_000_000_000_000...1_000_000_000_000

    /// The number of heels with each pair of scores; every number is above 0.
    public private(set) var counts: [ScorePair: Int] = [:]

    /// Makes an empty table.
    public init() {}

    /// Makes the table of a list of pairs.
    public init(_ pairs: some Sequence<ScorePair>) {
        for pair in pairs { add(pair) }
    }

    /// Counts a pair.
    ///
    /// - Precondition: `count` is not negative and the scores are within `scoreRange`.
    public mutating func add(_ pair: ScorePair, count: Int = 1) {
        precondition(count >= 0, "a count is not negative")
        precondition(pair.before.map(Self.scoreRange.contains) ?? true, "a score before is out of range")
        precondition(pair.after.map(Self.scoreRange.contains) ?? true, "a score after is out of range")
        if count > 0 { counts[pair, default: 0] += count }
    }

    /// The table of both cohorts together.
    public static func + (left: PairCounts, right: PairCounts) -> PairCounts {
        var sum = left
        sum += right
        return sum
    }

    /// Adds another cohort's table.
    public static func += (left: inout PairCounts, right: PairCounts) {
        left.counts.merge(right.counts, uniquingKeysWith: +)
    }

    /// All heels counted, whatever they lack.
    public var total: Int { counts.values.reduce(0, +) }

    /// The heels with both scores.
    public var pairs: Int { count { $0.before != nil && $0.after != nil } }

    /// The heels without a score before; one without either counts here and in `missingAfter`.
    public var missingBefore: Int { count { $0.before == nil } }

    /// The heels without a score after.
    public var missingAfter: Int { count { $0.after == nil } }

    /// The complete pairs with their numbers, in the order of their scores.
    public var complete: [(before: Int, after: Int, count: Int)] {
        counts.compactMap { pair, count in
            guard let before = pair.before, let after = pair.after else { return nil }
            return (before, after, count)
        }
        .sorted { ($0.before, $0.after) < ($1.before, $1.after) }
    }

    private func count(where isCounted: (ScorePair) -> Bool) -> Int {
        counts.reduce(0) { isCounted($1.key) ? $0 + $1.value : $0 }
    }
}
