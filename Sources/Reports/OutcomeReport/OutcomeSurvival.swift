import Domain
import Outcomes
import Records

/// How long the heels of a cohort took to respond, by one definition.
///
/// Origin is day 0; heels with a baseline from which the definition can be met and a score after day 0 take part; all scores
/// after day 0 count, not only those in windows. A heel without a response counts until its last score.
public struct OutcomeSurvival: Sendable, Encodable {
    /// `mcid`, `30%`, `50%`, `60%`.
    public let definition: String
    /// How intervals are made.
    public let ciType = "log-log"
    /// Heels that take no part, by why.
    public let excluded: Excluded
    /// Median days between two scores of a heel: a response is known to lie within them only.
    @Nullable public var medianGapDays: Int?
    /// All heels.
    public let overall: Curve
    /// By treatment, where the definition is compared; home care only is described and not compared.
    public let treatments: [Curve]
    /// The log-rank test among the treatments; nil of fewer than two.
    @Nullable public var logrank: Test?
    /// What is to be read beside it.
    public let warnings: [String]

    /// Numbers of heels.
    public struct Excluded: Sendable, Encodable {
        /// No score before treatment.
        public let noBaseline: Int
        /// No complaint before, or too little for the definition.
        public let noRoom: Int
        /// No score after day 0.
        public let notFollowed: Int
    }

    /// A Kaplan-Meier curve of the share that has not responded.
    public struct Curve: Sendable, Encodable {
        /// Code of the group.
        @Nullable public var group: String?
        /// Its name.
        public let name: String
        /// Heels that take part.
        public let n: Int
        /// Heels that responded.
        public let events: Int
        /// Day by which half have responded.
        public let median: Median
        /// One step a day with a response or a last score.
        public let steps: [Step]
    }

    /// A median with its interval, which may be open.
    public struct Median: Sendable, Encodable {
        /// Days.
        @Nullable public var estimate: Int?
        /// Lower and upper end; null where it is open.
        public let ci95: [Int?]
    }

    /// A day of a curve.
    public struct Step: Sendable, Encodable {
        /// Days from day 0.
        public let time: Int
        /// Heels that had not responded and were still followed just before.
        public let atRisk: Int
        /// First responses.
        public let events: Int
        /// Last scores.
        public let censored: Int
        /// The share that has not responded after this day.
        public let survival: Double
        /// Its interval.
        @Nullable public var ci95: [Double]?
    }

    /// A test of equal curves.
    public struct Test: Sendable, Encodable {
        /// Chi-squared.
        public let chi2: Double
        /// Degrees of freedom.
        public let df: Int
        /// p.
        public let p: Double
    }
}

extension OutcomeSurvival {
    /// The curves of a cohort by each of its definitions, the first of which compares the treatments.
    static func all(of cohort: OutcomeCohort) -> [OutcomeSurvival] {
        cohort.rules.definitions.enumerated().map { place, definition in
            OutcomeSurvival(definition, of: cohort, comparing: place == 0 ? cohort.treatmentCourses : [:])
        }
    }

    private init(
        _ definition: ResponderDefinition,
        of cohort: OutcomeCohort,
        comparing treatments: [StratumCode: CourseCounts]
    ) {
        let courses = cohort.courses[definition.description] ?? CourseCounts()
        let overall = KaplanMeier(courses.times)
        let sorted = treatments.sorted { $0.key < $1.key }
        let compared = sorted.filter { $0.key.code != nil && $0.value.times.n > 0 }.map(\.value.times)
        self.definition = definition.description
        excluded = Excluded(
            noBaseline: courses.excluded[.noBaseline] ?? 0,
            noRoom: courses.excluded[.noRoom] ?? 0,
            notFollowed: courses.excluded[.notFollowed] ?? 0
        )
        medianGapDays = cohort.gaps.median
        self.overall = Curve(overall, code: nil, name: "All")
        self.treatments = sorted.map { stratum, counts in
            Curve(KaplanMeier(counts.times), code: stratum.code, name: cohort.names.name(of: stratum, by: .treatment))
        }
        let test = compared.count > 1 ? LogRank(compared) : nil
        logrank = test.map { Test(chi2: $0.chiSquared, df: $0.degreesOfFreedom, p: $0.p) }
        warnings = overall.warnings.map(\.description)
    }
}

extension OutcomeSurvival.Curve {
    init(_ curve: KaplanMeier, code: String?, name: String) {
        group = code
        self.name = name
        n = curve.n
        events = curve.events
        median = OutcomeSurvival.Median(
            estimate: curve.median.estimate,
            ci95: [curve.median.lower, curve.median.upper]
        )
        steps = curve.steps.map { step in
            OutcomeSurvival.Step(
                time: step.time,
                atRisk: step.atRisk,
                events: step.events,
                censored: step.censored,
                survival: step.survival,
                ci95: step.interval95.map { [$0.lower, $0.upper] }
            )
        }
    }
}

extension [Int: Int] {
    /// The lower median of numbers with how often each occurs; nil of none.
    var median: Int? {
        let middle = (values.reduce(0, +) + 1) / 2
        var below = 0
        return sorted { $0.key < $1.key }.first { entry in
            below += entry.value
            return below >= middle && middle > 0
        }?.key
    }
}
