import Outcomes

/// The figures of one group of a spreadsheet; all means are over the pairs.
public struct AnalysedGroup: Sendable, Encodable {
    /// Name.
    public let group: String
    /// Rows.
    public let subjects: Int
    /// Rows with both scores.
    public let pairs: Int
    /// Rows without a score before.
    public let missingBefore: Int
    /// Rows without a score after.
    public let missingAfter: Int
    /// The scores before.
    public let before: OutcomeStratum.Summary
    /// The scores after.
    public let after: OutcomeStratum.Summary
    /// After - before.
    public let change: Change
    /// The signed rank test.
    public let wilcoxon: SignedRank
    /// The typical change.
    public let hodgesLehmann: TypicalChange
    /// Responders by each definition.
    public let responders: [ResponderShare]

    /// The paired change with its t test and its effect sizes.
    public struct Change: Sendable, Encodable {
        /// Mean of after - before.
        @Nullable public var mean: Double?
        /// Standard deviation.
        @Nullable public var sd: Double?
        /// t.
        @Nullable public var t: Double?
        /// Degrees of freedom.
        @Nullable public var df: Int?
        /// Two-sided p.
        @Nullable public var p: Double?
        /// 95 % interval of the mean.
        @Nullable public var ci95: [Double]?
        /// Mean over standard deviation of the change.
        @Nullable public var dZ: Double?
        /// Its 95 % interval.
        @Nullable public var dZCi95: [Double]?
        /// The same with Hedges' correction.
        @Nullable public var gZ: Double?
        /// Mean over the mean of both standard deviations.
        @Nullable public var dAv: Double?
    }

    /// Wilcoxon's test.
    public struct SignedRank: Sendable, Encodable {
        /// What was done with those who did not change.
        public let zeroMethod: String
        /// Whether p is that of the permutation distribution.
        public let exact: Bool
        /// Pairs that changed.
        public let used: Int
        /// Rank sum of those whose score rose.
        @Nullable public var v: Double?
        /// The same, standardised.
        @Nullable public var z: Double?
        /// Two-sided p.
        @Nullable public var p: Double?
    }

    /// Hodges and Lehmann's estimate.
    public struct TypicalChange: Sendable, Encodable {
        /// The estimate.
        @Nullable public var estimate: Double?
        /// Its 95 % interval.
        @Nullable public var ci95: [Double]?
        /// The exact level of the interval; nil where it is approximate.
        @Nullable public var achieved: Double?
    }
}

/// Responders by one definition; nil where it has no meaning on the scale.
public struct ResponderShare: Sendable, Encodable {
    /// `mcid`, `30%`, `50%`, `60%`.
    public let definition: String
    /// Those who responded.
    @Nullable public var responders: Int?
    /// Among how many.
    @Nullable public var of: Int?
    /// Their share; nil of none.
    @Nullable public var proportion: Double?
    /// Wilson's 95 % interval.
    @Nullable public var ci95: [Double]?

    init(_ definition: ResponderDefinition, _ share: Proportion?) {
        self.definition = definition.description
        _responders = Nullable(wrappedValue: share?.successes)
        _of = Nullable(wrappedValue: share?.of)
        _proportion = Nullable(wrappedValue: share?.estimate)
        _ci95 = Nullable(wrappedValue: share?.interval95?.ends)
    }
}

extension Interval {
    /// Both ends, as JSON holds them.
    var ends: [Double] { [lower, upper] }
}
