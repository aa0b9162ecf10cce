/// The limits of a funnel plot: within them a share of so many varies by chance around a target.
///
/// The steps of the binomial are interpolated.
///
/// Source: Spiegelhalter, Statistics in Medicine 2005, 24:1185, appendix.
public struct FunnelLimits: Sendable, Equatable {
    /// The number that the share is of.
    public let n: Int
    /// Two limits of 2.5 % each: one share in twenty lies outside by chance.
    public let warning: Interval
    /// Two limits of 0.1 % each: one share in five hundred lies outside by chance.
    public let action: Interval

    /// The limits for a share of n; nil of none, and where the target is not within 0 to 1.
    public init?(target: Double, n: Int) {
        guard n > 0, 0...1 ~= target,
            let outer = Self.limits(0.001, target, n), let inner = Self.limits(0.025, target, n)
        else { return nil }
        self.n = n
        warning = inner
        action = outer
    }

    private static func limits(_ tail: Double, _ target: Double, _ n: Int) -> Interval? {
        guard let lower = limit(tail, target, n), let upper = limit(1 - tail, target, n) else { return nil }
        return Interval(lower, upper)
    }

    private static func limit(_ p: Double, _ target: Double, _ n: Int) -> Double? {
        guard let r = Distribution.binomialQuantile(p, trials: n, probability: target),
            let below = Distribution.binomialLower(r, trials: n, probability: target),
            let at = Distribution.binomialDensity(r, trials: n, probability: target), at > 0
        else { return nil }
        return min(1, max(0, (Double(r) - (below - p) / at) / Double(n)))
    }
}
