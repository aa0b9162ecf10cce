/// A mean and a standard deviation in the units of the instrument.
public struct Moments: Sendable, Equatable {
    /// The mean; nil without a value.
    public let mean: Double?
    /// The sample standard deviation, with n - 1; nil for fewer than two values.
    public let standardDeviation: Double?

    init(_ sums: StepSums, scale: Scale) {
        mean = sums.mean.map(scale.units)
        standardDeviation = sums.standardDeviation.map(scale.units)
    }
}
