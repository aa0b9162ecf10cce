import Domain
import Outcomes
import Records

/// How soon heels came to the milestones, beside the ladder as it is expected.
///
/// Day 0 is the ladder's: the first active home prescription, else the opening of the case. A heel without the milestone
/// counts until its case was closed, or until the day of the report.
public struct RecoveryTimeline: Sendable, Encodable {
    /// What is expected.
    public let stages: [Stage]
    /// What was recorded.
    public let milestones: [Milestone]

    /// A stage of the ladder.
    public struct Stage: Sendable, Encodable {
        /// Its name, with its weeks.
        public let name: String
        /// First day.
        public let fromDay: Int
        /// First day after it; nil: it has no end.
        @Nullable public var toDay: Int?
        /// What success looks like.
        public let success: String
    }

    /// A milestone.
    public struct Milestone: Sendable, Encodable {
        /// Its code.
        public let code: String
        /// Its name.
        public let name: String
        /// Heels observed.
        public let heels: Int
        /// Heels that reached it.
        public let reached: Int
        /// Day by which half had.
        public let median: OutcomeSurvival.Median
        /// The share that had reached it by the end of each stage that has one.
        public let by: [Share]
    }

    /// A share by a day, by Kaplan-Meier.
    public struct Share: Sendable, Encodable {
        /// The day.
        public let day: Int
        /// Heels still followed then.
        public let atRisk: Int
        /// The share.
        @Nullable public var proportion: Double?
        /// Its interval.
        @Nullable public var ci95: [Double]?
    }
}

extension RecoveryTimeline {
    init(of cohort: OutcomeCohort) {
        let ends = cohort.ladder.map(\.days.upperBound).filter { $0 < Int.max }
        stages = cohort.ladder.map { stage in
            Stage(
                name: stage.name,
                fromDay: stage.days.lowerBound,
                toDay: stage.days.upperBound < Int.max ? stage.days.upperBound : nil,
                success: stage.success
            )
        }
        milestones = cohort.milestones.map { milestone in
            let curve = KaplanMeier(milestone.times)
            let summary = OutcomeSurvival.Curve(curve, code: nil, name: milestone.name)
            return Milestone(
                code: milestone.code,
                name: milestone.name,
                heels: curve.n,
                reached: curve.events,
                median: summary.median,
                by: ends.map { Share(day: $0, on: curve) }
            )
        }
    }
}

extension RecoveryTimeline.Share {
    /// Nobody who was followed so long leaves the share unknown, unless all had reached it before.
    fileprivate init(day: Int, on curve: KaplanMeier) {
        let step = curve.step(at: day)
        let survival = step?.survival ?? 1
        let isKnown = curve.n > 0 && (curve.atRisk(at: day) > 0 || survival == 0)
        self.day = day
        atRisk = curve.atRisk(at: day)
        proportion = isKnown ? 1 - survival : nil
        ci95 = isKnown ? step?.interval95.map { [1 - $0.upper, 1 - $0.lower] } : nil
    }
}
