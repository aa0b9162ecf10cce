import Outcomes

/// Shares that change in steps over time, as Kaplan and Meier estimate them, with how many are at risk.
public struct StepChart: Sendable, Equatable {
    /// A step: from this time on.
    public struct Step: Sendable, Equatable {
        let time: Double
        let share: Double
        let interval: Interval?
        let isCensored: Bool

        /// Makes a step; `isCensored` where somebody left at this time without the event.
        public init(_ time: Double, _ share: Double, _ interval: Interval?, isCensored: Bool = false) {
            self.time = time
            self.share = share
            self.interval = interval
            self.isCensored = isCensored
        }
    }

    /// What is told of a curve at one of the chart's times.
    public struct Stop: Sendable, Equatable {
        let share: Double?
        let interval: Interval?
        let atRisk: Int
        let shown: String

        /// Makes a stop; `shown` is what is written of it: `45 % (31 to 60)`.
        public init(_ share: Double?, _ interval: Interval?, atRisk: Int, shown: String) {
            self.share = share
            self.interval = interval
            self.atRisk = atRisk
            self.shown = shown
        }
    }

    /// A curve.
    public struct Curve: Sendable, Equatable {
        let name: String
        let steps: [Step]
        let stops: [Stop]

        /// Makes a curve of its steps in the order of time, and a stop for each of the chart's times.
        public init(_ name: String, steps: [Step], stops: [Stop]) {
            self.name = name
            self.steps = steps
            self.stops = stops
        }
    }

    /// Whether the curves start at 0 and rise, as those who responded, or start at 1 and fall.
    public enum Direction: Sendable, Equatable {
        case rising
        case falling
    }

    let axis: ChartAxis
    let timeTitle: String
    let times: [CourseChart.Time]
    let direction: Direction
    let curves: [Curve]

    /// Makes a chart.
    ///
    /// - Parameters:
    ///   - axis: what the shares are of.
    ///   - timeTitle: what the time counts: `days from the index day`.
    ///   - times: where the time is marked, and the numbers at risk are told.
    ///   - direction: from where the curves start.
    ///   - curves: the curves.
    /// - Precondition: Every curve has as many stops as there are times.
    public init(
        _ axis: ChartAxis,
        timeTitle: String,
        times: [CourseChart.Time],
        direction: Direction,
        curves: [Curve]
    ) {
        precondition(curves.allSatisfy { $0.stops.count == times.count }, "a stop for each time")
        self.axis = axis
        self.timeTitle = timeTitle
        self.times = times
        self.direction = direction
        self.curves = curves
    }

    /// The last moment that is drawn.
    var end: Double {
        max(times.map(\.day).max() ?? 1, curves.compactMap(\.steps.last?.time).max() ?? 0, 1)
    }
}
