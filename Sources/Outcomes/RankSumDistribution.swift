/// The permutation distribution of a signed rank sum: every assignment of signs to the ranks is equally likely.
///
/// Under Pratt's method each rank is a small one plus the same offset, which may be a million; so the ways are counted by
/// the number of positive signs and the sum of the small ranks, and the table stays small.
struct RankSumDistribution {
    private let ranks: SignedRanks
    /// ways[positives][sum]: the number of assignments; at most 2^50, which a Double holds exactly.
    private let ways: [[Double]]

    init(_ ranks: SignedRanks) {
        self.ranks = ranks
        let sizes = ranks.groups.flatMap { Array(repeating: $0.doubledRank, count: $0.rose + $0.fell) }
        // Without an offset the number of positive signs does not matter, and one row does.
        ways = ranks.offset == 0 ? [Self.sums(sizes)] : Self.sumsByPositives(sizes)
    }

    /// min(1, 2 min(P(V <= v), P(V >= v))) of the sum that was seen.
    var twoSided: Double {
        let seen = ranks.doubledSum
        var below = 0.0
        var above = 0.0
        for (positives, row) in ways.enumerated() {
            for (sum, count) in row.enumerated() where count > 0 {
                let value = sum + 2 * ranks.offset * positives
                if value <= seen { below += count }
                if value >= seen { above += count }
            }
        }
        let all = ways.reduce(0) { $0 + $1.reduce(0, +) }
        return min(1, 2 * min(below, above) / all)
    }

    /// The number of ways to reach each sum with any of the sizes.
    static func sums(_ sizes: [Int]) -> [Double] {
        var ways = Array(repeating: 0.0, count: sizes.reduce(0, +) + 1)
        ways[0] = 1
        var reached = 0
        for size in sizes {
            for sum in stride(from: reached, through: 0, by: -1) { ways[sum + size] += ways[sum] }
            reached += size
        }
        return ways
    }

    private static func sumsByPositives(_ sizes: [Int]) -> [[Double]] {
        let empty = Array(repeating: 0.0, count: sizes.reduce(0, +) + 1)
        var ways = Array(repeating: empty, count: sizes.count + 1)
        ways[0][0] = 1
        var reached = 0
        for (used, size) in sizes.enumerated() {
            for positives in stride(from: used, through: 0, by: -1) {
                for sum in 0...reached where ways[positives][sum] > 0 {
                    ways[positives + 1][sum + size] += ways[positives][sum]
                }
            }
            reached += size
        }
        return ways
    }
}
