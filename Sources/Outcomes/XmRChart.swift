/// The limits within which single values, one a period, vary by chance.
///
/// Source: Shewhart's individuals chart; Wheeler, Understanding variation, 2000.
public struct XmRChart: Sendable, Equatable {
    /// The mean range of two neighbours of a normal distribution, in standard deviations, to the three decimals in use.
    static let rangeInDeviations = 1.128

    /// The values in order.
    public let values: [Double]
    /// Their mean; nil of none.
    public let centre: Double?
    /// The mean distance between neighbours; nil of fewer than two values.
    public let meanMovingRange: Double?
    /// Mean +- 3 / 1.128 times the mean distance between neighbours; nil of fewer than two values.
    public let limits: Interval?

    /// Charts finite values in the order of their periods.
    public init(_ values: [Double]) {
        self.values = values
        let mean = values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
        let ranges = zip(values, values.dropFirst()).map { abs($1 - $0) }
        let range = ranges.isEmpty ? nil : ranges.reduce(0, +) / Double(ranges.count)
        centre = mean
        meanMovingRange = range
        limits = mean.flatMap { mean in
            range.map { Interval(mean - 3 / Self.rangeInDeviations * $0, mean + 3 / Self.rangeInDeviations * $0) }
        }
    }

    /// The places, from 0, of the values outside the limits.
    public var outside: [Int] {
        guard let limits else { return [] }
        return values.indices.filter { !limits.contains(values[$0]) }
    }

    /// Why values are absent.
    public var warnings: [Warning] { limits == nil ? [.tooFewPointsForLimits] : [] }
}
