/// The sums of the complete pairs, in whole steps: enough for t, effect sizes and ANCOVA, not for ranks.
///
/// They are what a clinic may publish where its counts would show single patients, and they add like counts.
public struct PairSums: Sendable, Equatable {
    /// The number of complete pairs.
    public let n: Int
    /// The sum of the scores before, in steps.
    public let before: Int128
    /// The sum of the scores after, in steps.
    public let after: Int128
    /// The sum of the squared scores before.
    public let beforeSquared: Int128
    /// The sum of the squared scores after.
    public let afterSquared: Int128
    /// The sum of the products of the score before and the score after.
    public let product: Int128

    /// Makes the sums from what another clinic published.
    ///
    /// - Precondition: `n` is not negative.
    public init(
        n: Int,
        before: Int128,
        after: Int128,
        beforeSquared: Int128,
        afterSquared: Int128,
        product: Int128
    ) {
        precondition(n >= 0, "a number of pairs is not negative")
        self.n = n
        self.before = before
        self.after = after
        self.beforeSquared = beforeSquared
        self.afterSquared = afterSquared
        self.product = product
    }

    /// Sums the complete pairs of a table.
    public init(_ counts: PairCounts) {
        var sums = (n: 0, b: Int128(0), a: Int128(0), bb: Int128(0), aa: Int128(0), ab: Int128(0))
        for (pair, number) in counts.counts {
            guard let first = pair.before, let second = pair.after else { continue }
            let (before, after, count) = (Int128(first), Int128(second), Int128(number))
            sums.n += number
            sums.b += count * before
            sums.a += count * after
            sums.bb += count * before * before
            sums.aa += count * after * after
            sums.ab += count * before * after
        }
        self.init(
            n: sums.n,
            before: sums.b,
            after: sums.a,
            beforeSquared: sums.bb,
            afterSquared: sums.aa,
            product: sums.ab
        )
    }

    /// The sums of both cohorts together.
    public static func + (left: PairSums, right: PairSums) -> PairSums {
        PairSums(
            n: left.n + right.n,
            before: left.before + right.before,
            after: left.after + right.after,
            beforeSquared: left.beforeSquared + right.beforeSquared,
            afterSquared: left.afterSquared + right.afterSquared,
            product: left.product + right.product
        )
    }

    var ofBefore: StepSums { StepSums(n: n, sum: before, squared: beforeSquared) }
    var ofAfter: StepSums { StepSums(n: n, sum: after, squared: afterSquared) }
    var ofChange: StepSums {
        StepSums(n: n, sum: after - before, squared: afterSquared - 2 * product + beforeSquared)
    }
}
