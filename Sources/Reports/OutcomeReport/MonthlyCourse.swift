import Domain
import Outcomes
import Records

/// The outcome month by month of day 0: whether it shifts, and not only swings.
public struct MonthlyCourse: Sendable, Encodable {
    /// The definition of a response.
    @Nullable public var definition: String?
    /// The months with a due heel, in order.
    public let months: [Month]
    /// The run chart of the mean improvement.
    public let run: Run
    /// The limits of the mean improvement: mean and 3 sigma by the moving range; nil of fewer than two months.
    @Nullable public var limits: [Double]?

    /// A month.
    public struct Month: Sendable, Encodable {
        /// As `2026-04`.
        public let month: String
        /// Heels due.
        public let due: Int
        /// Heels scored.
        public let scored: Int
        /// Mean improvement of the scored ones; nil of none.
        @Nullable public var improvement: Double?
        /// Whether it lies outside of the limits.
        public let isOutside: Bool
        /// Responders.
        @Nullable public var responders: Int?
        /// Their share of those admitted; nil of none.
        @Nullable public var proportion: Double?
        /// The limits of the share for so many heels.
        @Nullable public var limits: [Double]?
    }

    /// The signals of a run chart.
    public struct Run: Sendable, Encodable {
        /// The median; nil of no month.
        @Nullable public var median: Double?
        /// Months not on the median.
        public let useful: Int
        /// The longest run on one side of it.
        public let longestRun: Int
        /// How often the median is crossed.
        public let crossings: Int
        /// Whether the months shift; nil of fewer than ten.
        @Nullable public var isSignal: Bool?
    }
}

extension MonthlyCourse {
    init(of cohort: OutcomeCohort) {
        let scale = cohort.rules.instrument.scale
        let definition = cohort.rules.definitions.first
        let due = cohort.months.filter { $0.value.due > 0 }.sorted { $0.key < $1.key }
        let changes = due.map { PairedChange($0.value.pairs, scale: scale).mean }
        let improvements = changes.map { $0.map { scale.direction == .lowerIsBetter ? -$0 : $0 } }
        let known = improvements.compactMap(\.self)
        let run = Outcomes.RunChart(known)
        let limits = XmRChart(known).limits
        let responders = due.map { month in
            definition.flatMap { Responders($0, in: month.value.pairs, scale: scale) }?.proportion
        }
        let chart = ProportionChart(responders.compactMap(\.self))
        let points = responders.allSatisfy { $0 != nil } ? chart.points : []
        self.definition = definition?.description
        months = due.enumerated().map { place, entry in
            let improvement = improvements[place]
            return Month(
                entry.key,
                entry.value,
                improvement: improvement,
                isOutside: improvement.map { value in limits.map { !$0.contains(value) } ?? false } ?? false,
                share: responders[place],
                limits: points.indices.contains(place) ? points[place].limits : nil
            )
        }
        self.run = Run(run)
        self.limits = limits.map { [$0.lower, $0.upper] }
    }
}

extension MonthlyCourse.Month {
    fileprivate init(
        _ month: String,
        _ heels: HeelCounts,
        improvement: Double?,
        isOutside: Bool,
        share: Proportion?,
        limits: Interval?
    ) {
        self.month = month
        due = heels.due
        scored = heels.heels(.scored)
        self.isOutside = isOutside
        self.improvement = improvement
        responders = share?.successes
        proportion = share?.estimate
        self.limits = limits.map { [$0.lower, $0.upper] }
    }
}

extension MonthlyCourse.Run {
    fileprivate init(_ chart: Outcomes.RunChart) {
        (useful, longestRun, crossings) = (chart.useful, chart.longestRun, chart.crossings)
        median = chart.median
        isSignal = chart.isSignal
    }
}
