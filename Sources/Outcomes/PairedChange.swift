/// The change from before to after, with Student's paired t test.
///
/// Change is after - before in the units of the instrument, over the complete pairs. Sums are whole numbers, rounded
/// once. What cannot be estimated is nil, with a warning; nothing is ever NaN.
///
/// Source: Student, The probable error of a mean, Biometrika 1908.
public struct PairedChange: Sendable, Equatable {
    /// The number of complete pairs.
    public let n: Int
    /// The scores before, over the pairs.
    public let before: Moments
    /// The scores after, over the pairs.
    public let after: Moments
    /// The mean change; nil without a pair.
    public let mean: Double?
    /// The sample standard deviation of the change; nil for fewer than two pairs.
    public let standardDeviation: Double?
    /// The mean change over its standard error; nil for fewer than two pairs or where all changes are equal.
    public let t: Double?
    /// n - 1; nil for fewer than two pairs.
    public let degreesOfFreedom: Int?
    /// The two-sided p of `t`; nil where `t` is.
    public let p: Double?
    /// The 95 % confidence interval of the mean change; nil where `t` is.
    public let interval95: Interval?
    /// What keeps values from being estimated.
    public let warnings: [Warning]

    /// Tests the change of a count table.
    public init(_ counts: PairCounts, scale: Scale) {
        self.init(PairSums(counts), scale: scale)
    }

    /// Tests the change that sums describe.
    public init(_ sums: PairSums, scale: Scale) {
        let change = sums.ofChange
        n = sums.n
        before = Moments(sums.ofBefore, scale: scale)
        after = Moments(sums.ofAfter, scale: scale)
        mean = change.mean.map(scale.units)
        standardDeviation = change.standardDeviation.map(scale.units)
        degreesOfFreedom = n > 1 ? n - 1 : nil
        t = change.t
        p = t.flatMap { [n] in Distribution.studentTwoSided($0, degreesOfFreedom: Double(n - 1)) }
        interval95 = t == nil ? nil : Self.interval95(n: n, mean: mean, deviation: standardDeviation)
        warnings = Self.warnings(n: n, t: t)
    }

    private static func interval95(n: Int, mean: Double?, deviation: Double?) -> Interval? {
        guard let mean, let deviation,
            let quantile = Distribution.studentQuantile(0.975, degreesOfFreedom: Double(n - 1))
        else { return nil }
        let half = quantile * deviation / Double(n).squareRoot()
        return Interval(mean - half, mean + half)
    }

    private static func warnings(n: Int, t: Double?) -> [Warning] {
        switch n {
        case 0: [.noPairs]
        case 1: [.tooFewPairs]
        default: t == nil ? [.noVariation] : []
        }
    }
}
