import Outcomes

/// Means with their intervals at a few points in time, a line a group.
public struct CourseChart: Sendable, Equatable {
    /// A point in time.
    public struct Time: Sendable, Equatable {
        let day: Double
        let label: String

        /// Makes a point in time: day 42, `6 weeks`.
        public init(_ day: Double, _ label: String) {
            self.day = day
            self.label = label
        }
    }

    /// A value with its interval; nil where it cannot be estimated.
    public struct Point: Sendable, Equatable {
        let mean: Double?
        let interval: Interval?
        let shown: String

        /// Makes a point; `shown` is what is written of it: `3.2 (2.7 to 3.8)`.
        public init(_ mean: Double?, _ interval: Interval?, shown: String) {
            self.mean = mean
            self.interval = interval
            self.shown = shown
        }
    }

    /// A line.
    public struct Group: Sendable, Equatable {
        let name: String
        let points: [Point]

        /// Makes a line with a point for each point in time.
        public init(_ name: String, _ points: [Point]) {
            self.name = name
            self.points = points
        }
    }

    let axis: ChartAxis
    let times: [Time]
    let groups: [Group]

    /// Makes a chart.
    ///
    /// - Precondition: Every group has as many points as there are points in time.
    public init(_ axis: ChartAxis, times: [Time], groups: [Group]) {
        precondition(groups.allSatisfy { $0.points.count == times.count }, "a point for each point in time")
        self.axis = axis
        self.times = times
        self.groups = groups
    }

    /// Everything that has to find room on the axis.
    var values: [Double] {
        groups.flatMap(\.points).flatMap { [$0.mean, $0.interval?.lower, $0.interval?.upper].compactMap(\.self) }
    }
}
