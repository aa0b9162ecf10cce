/// Standardised mean changes; their sign is the sign of after - before.
///
/// Sources: Cohen, Statistical power analysis, 1988 (d_z); Hedges, Journal of Educational Statistics 1981 (J); Lakens,
/// Frontiers in Psychology 2013 (d_av); Cumming and Finch, Educational and Psychological Measurement 2001 (interval).
public struct EffectSizes: Sendable, Equatable {
    /// The mean change over the standard deviation of the change; nil where that is 0 or unknown.
    public let dz: Double?
    /// The 95 % confidence interval of `dz`, by the non-central t.
    public let dzInterval95: Interval?
    /// `dz` times Hedges' exact small-sample factor; nil for fewer than three pairs.
    public let gz: Double?
    /// The mean change over the mean of both standard deviations; nil where that is 0 or unknown.
    public let dav: Double?

    /// Standardises the change of a count table.
    public init(_ counts: PairCounts) {
        self.init(PairSums(counts))
    }

    /// Standardises the change that sums describe.
    public init(_ sums: PairSums) {
        let change = sums.ofChange
        let root = Double(sums.n).squareRoot()
        let degreesOfFreedom = Double(sums.n - 1)
        let dz = change.t.map { $0 / root }
        self.dz = dz
        dzInterval95 = change.t.flatMap { t in
            guard let lower = Distribution.noncentrality(of: t, degreesOfFreedom: degreesOfFreedom, p: 0.975),
                let upper = Distribution.noncentrality(of: t, degreesOfFreedom: degreesOfFreedom, p: 0.025)
            else { return nil }
            return Interval(lower / root, upper / root)
        }
        gz = dz.flatMap { dz in
            Distribution.hedgesFactor(degreesOfFreedom: degreesOfFreedom).map { $0 * dz }
        }
        dav = Self.dav(sums)
    }

    private static func dav(_ sums: PairSums) -> Double? {
        guard let mean = sums.ofChange.mean,
            let before = sums.ofBefore.standardDeviation, let after = sums.ofAfter.standardDeviation,
            before + after > 0
        else { return nil }
        return mean / ((before + after) / 2)
    }
}
