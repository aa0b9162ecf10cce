/// The ranks of the sizes of change, doubled so that mid-ranks are whole numbers.
struct SignedRanks {
    /// Each distinct size, ascending: its doubled mid-rank among the changed heels alone, and how many rose and fell.
    let groups: [(doubledRank: Int, rose: Int, fell: Int)]
    /// The number of heels that changed.
    let used: Int
    /// What Pratt's method adds to every rank: the number of heels that did not change; 0 in Wilcoxon's.
    let offset: Int

    init(_ differences: DifferenceCounts, zeroMethod: ZeroMethod) {
        var below = 0
        groups = differences.magnitudes.map { magnitude in
            let ties = magnitude.rose + magnitude.fell
            defer { below += ties }
            // The ranks below + 1 to below + ties have the mean below + (ties + 1) / 2.
            return (2 * below + ties + 1, magnitude.rose, magnitude.fell)
        }
        used = below
        offset = zeroMethod == .pratt ? differences.zeros : 0
    }

    /// Twice the rank sum of the heels that rose.
    var doubledSum: Int {
        groups.reduce(0) { $0 + ($1.doubledRank + 2 * offset) * $1.rose }
    }

    /// Four times the distance of the rank sum from its null mean: the mean is half of all ranks.
    var fourfoldExcess: Int128 {
        let all = groups.reduce(Int128(0)) {
            $0 + Int128($1.doubledRank + 2 * offset) * Int128($1.rose + $1.fell)
        }
        return 2 * Int128(doubledSum) - all
    }

    /// Sixteen times the null variance of the rank sum, with the correction for ties.
    ///
    /// The variance is [n(n+1)(2n+1) - z(z+1)(2z+1)] / 24 - sum(t^3 - t) / 48; z is the offset and n - z the heels used.
    var sixteenfoldVariance: Double {
        func cube(_ n: Int) -> Int128 { Int128(n) * Int128(n + 1) * Int128(2 * n + 1) }
        let ties = groups.reduce(Int128(0)) { sum, group in
            let t = Int128(group.rose + group.fell)
            return sum + t * t * t - t
        }
        return Double(2 * (cube(used + offset) - cube(offset)) - ties) / 3
    }
}
