/// How much a group differs from the reference, group - reference, in the units of the instrument.
public struct Contrast: Sendable, Equatable {
    /// The group.
    public let group: String
    /// The reference.
    public let reference: String
    /// The difference.
    public let difference: Double
    /// Its standard error.
    public let standardError: Double
    /// The difference over its standard error; nil where nothing is left to chance.
    public let t: Double?
    /// Degrees of freedom, a whole number or Welch's.
    public let degreesOfFreedom: Double
    /// The two-sided p of `t`; nil where `t` is.
    public let p: Double?
    /// The 95 % confidence interval of the difference; nil where `t` is.
    public let interval95: Interval?

    init(group: String, reference: String, difference: Double, standardError: Double, degreesOfFreedom: Double) {
        self.group = group
        self.reference = reference
        self.difference = difference
        self.standardError = standardError
        self.degreesOfFreedom = degreesOfFreedom
        let t = standardError > 0 ? difference / standardError : nil
        self.t = t
        p = t.flatMap { Distribution.studentTwoSided($0, degreesOfFreedom: degreesOfFreedom) }
        interval95 = t == nil ? nil : Interval(difference, standardError, degreesOfFreedom: degreesOfFreedom)
    }
}

extension Interval {
    /// The 95 % interval of an estimate by Student's t; nil where that has no quantile.
    init?(_ estimate: Double, _ standardError: Double, degreesOfFreedom: Double) {
        guard let quantile = Distribution.studentQuantile(0.975, degreesOfFreedom: degreesOfFreedom) else { return nil }
        self.init(estimate - quantile * standardError, estimate + quantile * standardError)
    }
}
