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
    /// Their patients.
    public let patients: Int
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
            _mean = Nullable(wrappedValue: moments.mean)
            _sd = Nullable(wrappedValue: moments.standardDeviation)
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

        init(_ change: PairedChange) {
            _mean = Nullable(wrappedValue: change.mean)
            _sd = Nullable(wrappedValue: change.standardDeviation)
            _ci95 = Nullable(wrappedValue: change.interval95.map { [$0.lower, $0.upper] })
            _t = Nullable(wrappedValue: change.t)
            _df = Nullable(wrappedValue: change.degreesOfFreedom)
            _p = Nullable(wrappedValue: change.p)
        }
    }
}

extension OutcomeStratum {
    /// Computes the figures of some counts of a cohort.
    init(
        _ rows: [OutcomeCohort.Row],
        of cohort: OutcomeCohort,
        code: String?,
        name: String,
        patients: KeyPath<OutcomeCohort.Row, Int>
    ) {
        func sum(_ number: KeyPath<OutcomeCohort.Row, Int>) -> Int { rows.reduce(0) { $0 + $1[keyPath: number] } }
        func heels(_ flow: OutcomeFlow) -> Int { rows.reduce(0) { $0 + ($1.flow == flow ? $1.heels : 0) } }
        var counts = PairCounts()
        for row in rows where row.flow.isDue {
            counts.add(ScorePair(before: row.before, after: row.after), count: row.heels)
        }
        let change = PairedChange(counts, scale: cohort.instrument.scale)
        let lines = ResponderLine.all(of: cohort, in: counts)
        let due = counts.total
        _code = Nullable(wrappedValue: code)
        self.name = name
        self.heels = sum(\.heels)
        self.patients = sum(patients)
        flow = Flow(
            noConsent: heels(.noConsent),
            noBaseline: heels(.noBaseline),
            otherHeel: heels(.otherHeel),
            notYetDue: heels(.notYetDue),
            scored: heels(.scored),
            withdrawn: heels(.withdrawn),
            treatedOtherwise: heels(.treatedOtherwise),
            caseClosed: heels(.caseClosed),
            lost: heels(.lost)
        )
        withoutBaseline = flow.noBaseline
        withoutFollowUp = due - flow.scored
        cameEarly = sum(\.early)
        scoredAfterAnotherTreatment = sum(\.afterAnotherTreatment)
        let share = due > 0 ? Double(flow.scored) / Double(due) : nil
        completeness = Completeness(scored: flow.scored, due: due, proportion: share)
        pairs = change.n
        before = Summary(change.before)
        after = Summary(change.after)
        self.change = Change(change)
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

extension Sequence<String> {
    /// Each once, in order.
    func uniqued() -> [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
