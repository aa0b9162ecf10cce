import Outcomes

/// One group against the reference; every difference is group - reference.
public struct AnalysedComparison: Sendable, Encodable {
    /// The group.
    public let group: String
    /// The reference.
    public let reference: String
    /// The difference of the scores after, adjusted for the score before.
    public let adjusted: Adjusted
    /// The difference of the mean changes.
    public let unadjusted: Unadjusted
    /// The difference of the shares of responders, by each definition.
    public let responders: [ResponderDifference]

    /// From the analysis of covariance.
    public struct Adjusted: Sendable, Encodable {
        /// The difference.
        @Nullable public var difference: Double?
        /// Its standard error.
        @Nullable public var se: Double?
        /// t.
        @Nullable public var t: Double?
        /// Degrees of freedom.
        @Nullable public var df: Int?
        /// Two-sided p.
        @Nullable public var p: Double?
        /// The same, adjusted by Holm for all comparisons.
        @Nullable public var pHolm: Double?
        /// 95 % interval.
        @Nullable public var ci95: [Double]?

        init(_ contrast: Contrast?, pHolm: Double?) {
            _difference = Nullable(wrappedValue: contrast?.difference)
            _se = Nullable(wrappedValue: contrast?.standardError)
            _t = Nullable(wrappedValue: contrast?.t)
            _df = Nullable(wrappedValue: contrast.map { Int($0.degreesOfFreedom) })
            _p = Nullable(wrappedValue: contrast?.p)
            _pHolm = Nullable(wrappedValue: pHolm)
            _ci95 = Nullable(wrappedValue: contrast?.interval95?.ends)
        }
    }

    /// From Welch's test.
    public struct Unadjusted: Sendable, Encodable {
        /// The difference.
        @Nullable public var difference: Double?
        /// Welch's degrees of freedom.
        @Nullable public var df: Double?
        /// Two-sided p.
        @Nullable public var p: Double?
        /// 95 % interval.
        @Nullable public var ci95: [Double]?
        /// `welch`.
        public let method = "welch"

        init(_ contrast: Contrast?) {
            _difference = Nullable(wrappedValue: contrast?.difference)
            _df = Nullable(wrappedValue: contrast?.degreesOfFreedom)
            _p = Nullable(wrappedValue: contrast?.p)
            _ci95 = Nullable(wrappedValue: contrast?.interval95?.ends)
        }
    }

    /// How many more respond.
    public struct ResponderDifference: Sendable, Encodable {
        /// `mcid`, `30%`, `50%`, `60%`.
        public let definition: String
        /// The difference of the shares.
        @Nullable public var difference: Double?
        /// Newcombe's 95 % interval.
        @Nullable public var ci95: [Double]?
        /// Fisher's exact two-sided p.
        @Nullable public var fisherP: Double?

        init(_ definition: ResponderDefinition, _ difference: ProportionDifference?) {
            self.definition = definition.description
            _difference = Nullable(wrappedValue: difference?.estimate)
            _ci95 = Nullable(wrappedValue: difference?.interval95?.ends)
            _fisherP = Nullable(wrappedValue: difference?.fisherP)
        }
    }

    /// The test that the slopes of all groups are equal.
    public struct Slopes: Sendable, Encodable {
        /// The statistic.
        public let f: Double
        /// Of the numerator and of the denominator.
        public let df: [Int]
        /// The upper tail.
        public let p: Double

        init(_ test: EqualSlopes) {
            (f, p) = (test.f, test.p)
            df = [test.numeratorDegreesOfFreedom, test.denominatorDegreesOfFreedom]
        }
    }
}
