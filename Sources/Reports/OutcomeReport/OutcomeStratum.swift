import Domain
import Outcomes
import Records

/// The figures of one group of heels.
public struct OutcomeStratum: Sendable, Encodable {
    /// Code of the group; nil for all, for home care only, and for heels without a primary diagnosis.
    @Nullable public var code: String?
    /// Name of the group.
    public let name: String
    /// All its heels.
    public let heels: Int
    /// What became of the heels; adds up to ``heels``.
    public let flow: Flow
    /// Heels without a score in the baseline window.
    public let withoutBaseline: Int
    /// Heels due and not scored.
    public let withoutFollowUp: Int
    /// Heels not yet due that are scored already.
    public let cameEarly: Int
    /// Scored heels that had another treatment before the follow-up.
    public let scoredAfterAnotherTreatment: Int
    /// How many of those due are scored.
    public let completeness: Completeness
    /// Heels with both scores.
    public let pairs: Int
    /// The scores before, over the pairs.
    public let before: Summary
    /// The scores after, over the pairs.
    public let after: Summary
    /// After - before.
    public let change: Change
    /// The signed rank test of the change.
    public let wilcoxon: RankTest
    /// The typical change: the median of the averages of all pairs of changes.
    public let hodgesLehmann: Typical
    /// The change if every heel without a follow-up had kept its baseline: a sensitivity, not an estimate.
    public let baselineCarriedForward: Change
    /// The baseline of the due heels that were not scored, beside that of the pairs.
    public let baselineOfUnscored: Summary
    /// Responders by each definition.
    public let responders: [ResponderLine]
    /// Why something is missing, or with what reserve it is to be read.
    public let warnings: [String]

    /// Numbers of heels; each heel is in one.
    public struct Flow: Sendable, Encodable {
        /// No consent to what the report is for.
        public let noConsent: Int
        /// No score before treatment.
        public let noBaseline: Int
        /// Another heel of the patient is counted.
        public let otherHeel: Int
        /// The window is not closed.
        public let notYetDue: Int
        /// Both scores.
        public let scored: Int
        /// The patient withdrew.
        public let withdrawn: Int
        /// Another treatment and no score.
        public let treatedOtherwise: Int
        /// Case closed and no score.
        public let caseClosed: Int
        /// No score and no reason.
        public let lost: Int
    }

    /// How many of those due are scored.
    public struct Completeness: Sendable, Encodable {
        /// Scored.
        public let scored: Int
        /// Due: a baseline, and the window closed.
        public let due: Int
        /// Their share; nil of none.
        @Nullable public var proportion: Double?
    }

    /// A mean and a standard deviation.
    public struct Summary: Sendable, Encodable {
        /// Mean.
        @Nullable public var mean: Double?
        /// Standard deviation.
        @Nullable public var sd: Double?

        init(_ moments: Moments) {
            mean = moments.mean
            sd = moments.standardDeviation
        }
    }

    /// The paired change with its t test.
    public struct Change: Sendable, Encodable {
        /// Mean of after - before.
        @Nullable public var mean: Double?
        /// Standard deviation.
        @Nullable public var sd: Double?
        /// 95 % interval of the mean.
        @Nullable public var ci95: [Double]?
        /// t.
        @Nullable public var t: Double?
        /// Degrees of freedom.
        @Nullable public var df: Int?
        /// Two-sided p.
        @Nullable public var p: Double?
        /// The mean over the standard deviation.
        @Nullable public var dZ: Double?
        /// The same with Hedges' factor for small samples.
        @Nullable public var gZ: Double?

        init(_ change: PairedChange, _ effect: EffectSizes) {
            mean = change.mean
            sd = change.standardDeviation
            ci95 = change.interval95.map { [$0.lower, $0.upper] }
            t = change.t
            df = change.degreesOfFreedom
            p = change.p
            dZ = effect.dz
            gZ = effect.gz
        }
    }

    /// The Wilcoxon signed rank test.
    public struct RankTest: Sendable, Encodable {
        /// What is done with heels that did not change.
        public let zeroMethod: String
        /// Whether p is exact.
        public let exact: Bool
        /// Heels that changed.
        public let used: Int
        /// Rank sum of those whose score rose.
        @Nullable public var v: Double?
        /// Standardised.
        @Nullable public var z: Double?
        /// Two-sided p.
        @Nullable public var p: Double?

        init(_ test: Wilcoxon) {
            (zeroMethod, exact, used) = (test.zeroMethod.rawValue, test.isExact, test.used)
            v = test.v
            z = test.z
            p = test.p
        }
    }

    /// The Hodges-Lehmann estimate.
    public struct Typical: Sendable, Encodable {
        /// The estimate.
        @Nullable public var estimate: Double?
        /// Its interval.
        @Nullable public var ci95: [Double]?
        /// The exact level of the interval; nil where it is approximate.
        @Nullable public var achieved: Double?

        init(_ estimate: HodgesLehmann) {
            self.estimate = estimate.estimate
            ci95 = estimate.interval95.map { [$0.lower, $0.upper] }
            achieved = estimate.achieved
        }
    }
}

extension OutcomeStratum {
    /// Computes the figures of the heels of a group.
    init(_ heels: HeelCounts, by rules: OutcomeRules, code: String?, name: String) {
        let scale = rules.instrument.scale
        let counts = heels.pairs
        let change = PairedChange(counts, scale: scale)
        let lines = ResponderLine.all(by: rules, in: counts)
        self.code = code
        self.name = name
        self.heels = heels.heels
        flow = Flow(heels)
        withoutBaseline = flow.noBaseline
        withoutFollowUp = heels.due - flow.scored
        cameEarly = heels.early
        scoredAfterAnotherTreatment = heels.afterAnotherTreatment
        let share = heels.due > 0 ? Double(flow.scored) / Double(heels.due) : nil
        completeness = Completeness(scored: flow.scored, due: heels.due, proportion: share)
        pairs = change.n
        before = Summary(change.before)
        after = Summary(change.after)
        self.change = Change(change, EffectSizes(counts))
        wilcoxon = RankTest(Wilcoxon(counts))
        hodgesLehmann = Typical(HodgesLehmann(counts, scale: scale))
        let carried = counts.carryingBaselineForward
        baselineCarriedForward = Change(PairedChange(carried, scale: scale), EffectSizes(carried))
        baselineOfUnscored = Summary(PairedChange(counts.unscored, scale: scale).before)
        responders = lines.map(\.line)
        warnings = Self.words(change) + lines.flatMap(\.warnings).uniqued()
    }

    private static func words(_ change: PairedChange) -> [String] {
        switch change.n {
        case 0: ["no pairs: there is no change to compute"]
        case 1: ["1 pair: an interval needs at least 2"]
        default: change.warnings.map(\.description)
        }
    }
}

extension OutcomeStratum.Flow {
    fileprivate init(_ counts: HeelCounts) {
        noConsent = counts.heels(.noConsent)
        noBaseline = counts.heels(.noBaseline)
        otherHeel = counts.heels(.otherHeel)
        notYetDue = counts.heels(.notYetDue)
        scored = counts.heels(.scored)
        withdrawn = counts.heels(.withdrawn)
        treatedOtherwise = counts.heels(.treatedOtherwise)
        caseClosed = counts.heels(.caseClosed)
        lost = counts.heels(.lost)
    }
}

extension PairCounts {
    /// Every due heel, those without a follow-up with their baseline in its place.
    fileprivate var carryingBaselineForward: PairCounts {
        mapped { ScorePair(before: $0.before, after: $0.after ?? $0.before) }
    }

    /// The heels without a follow-up, as pairs of their baseline with itself, whose moments are those of the baseline.
    fileprivate var unscored: PairCounts {
        mapped { $0.after == nil ? ScorePair(before: $0.before, after: $0.before) : nil }
    }

    private func mapped(_ pair: (ScorePair) -> ScorePair?) -> PairCounts {
        counts.reduce(into: PairCounts()) { table, entry in
            if let mapped = pair(entry.key) { table.add(mapped, count: entry.value) }
        }
    }
}

extension Sequence<String> {
    /// Each once, in order.
    func uniqued() -> [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
