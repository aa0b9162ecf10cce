/// Which Walsh averages, counted from either end, bound a 95 % interval.
struct RankBound {
    /// The fewest pairs for which an interval of ranks can reach 95 %: of five the widest has 1 - 2/2^5 = 93.75 %.
    static let fewest = 6

    /// The rank from either end, at least 1.
    let k: Int
    /// The exact level; nil where ties, zeros or more than 50 pairs make it approximate.
    let achieved: Double?

    init?(_ differences: DifferenceCounts) {
        let n = differences.n
        guard n >= Self.fewest else { return nil }
        if n <= HodgesLehmann.exactLimit, Self.isUntied(differences) {
            self.init(exact: n)
        } else {
            self.init(approximate: n)
        }
    }

    private static func isUntied(_ differences: DifferenceCounts) -> Bool {
        differences.zeros == 0 && differences.magnitudes.allSatisfy { $0.rose + $0.fell == 1 }
    }

    /// The smallest k with P(V <= k) >= .025; counts over a power of two are exact.
    private init(exact n: Int) {
        let ways = RankSumDistribution.sums(Array(1...n))
        let all = ways.reduce(0, +)
        var k = 0
        var below = 0.0
        while (below + ways[k]) / all < 0.025 {
            below += ways[k]
            k += 1
        }
        self.k = k
        achieved = 1 - 2 * below / all
    }

    private init(approximate n: Int) {
        let n = Double(n)
        let deviation = (n * (n + 1) * (2 * n + 1) / 24).squareRoot()
        k = max(1, Int((n * (n + 1) / 4 - Distribution.normal975 * deviation + 0.5).rounded(.down)))
        achieved = nil
    }
}
