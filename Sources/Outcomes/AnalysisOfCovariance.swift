/// Groups compared by the score after, adjusted for the score before: after = group + slope before.
///
/// It needs only the sums of each group's pairs, so it works on published ones too. Sums are whole numbers, and what a
/// line leaves over is a determinant of them, so that a perfect fit is known as one. Differences are group - reference
/// in the units of the instrument.
///
/// Sources: Vickers and Altman, BMJ 2001, 323:1123; Fisher, Statistical methods for research workers, section 49.1.
public struct AnalysisOfCovariance: Sendable, Equatable {
    /// A group's mean after, at the baseline that all groups have on average.
    public struct AdjustedMean: Sendable, Equatable {
        /// The group.
        public let group: String
        /// The mean, in the units of the instrument.
        public let mean: Double
    }

    /// The points by which the score after rises with each point before; nil where no group has two baselines.
    public let slope: Double?
    /// The standard error of the slope; nil where sigma is.
    public let slopeStandardError: Double?
    /// The residual standard deviation, in the units of the instrument; nil without degrees of freedom.
    public let sigma: Double?
    /// Pairs less groups less one; nil where that is below 1.
    public let degreesOfFreedom: Int?
    /// The mean baseline of all pairs compared; nil without one.
    public let meanBaseline: Double?
    /// The adjusted means of the groups that have pairs, in the order given; empty where there is no slope.
    public let adjustedMeans: [AdjustedMean]
    /// Each group with pairs against the reference, in the order given; empty where that cannot be estimated.
    public let contrasts: [Contrast]
    /// The test of equal slopes; nil where it cannot be made.
    public let equalSlopes: EqualSlopes?
    /// What keeps values from being estimated, or how they are to be read.
    public let warnings: [Warning]

    /// Compares groups with the one named; those without pairs are left out, with a warning.
    public init(_ groups: [ComparedGroup], reference: String, scale: Scale) {
        let model = CommonSlope(groups)
        slope = model.slope
        sigma = model.sigma.map(scale.units)
        degreesOfFreedom = model.degreesOfFreedom > 0 ? model.degreesOfFreedom : nil
        slopeStandardError = model.slopeStandardError
        meanBaseline = model.meanBefore.map(scale.units)
        adjustedMeans = model.adjustedMeans.map { AdjustedMean(group: $0, mean: scale.units($1)) }
        contrasts = model.contrasts(with: reference, scale: scale)
        equalSlopes = model.equalSlopes
        warnings = model.warnings(equalSlopes)
    }
}
