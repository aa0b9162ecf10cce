import Outcomes

/// Shares of groups of different size, between the limits in which chance alone would keep them.
public struct FunnelChart: Sendable, Equatable {
    /// A group.
    public struct Point: Sendable, Equatable {
        let label: String
        let size: Int
        let share: Double
        let limits95: Interval
        let limits998: Interval
        let shown: String

        /// Makes a point with the limits of its size; `shown` is what is written of it: `14 of 20: 70 %`.
        public init(
            _ label: String,
            size: Int,
            share: Double,
            limits95: Interval,
            limits998: Interval,
            shown: String
        ) {
            self.label = label
            self.size = size
            self.share = share
            self.limits95 = limits95
            self.limits998 = limits998
            self.shown = shown
        }

        /// Where it lies.
        var standing: Standing {
            if !limits998.contains(share) { return .outside998 }
            return limits95.contains(share) ? .inside : .outside95
        }
    }

    /// The limits for a size, to draw the curves by.
    public struct Limits: Sendable, Equatable {
        let size: Int
        let limits95: Interval
        let limits998: Interval

        /// Makes the limits for a size.
        public init(size: Int, limits95: Interval, limits998: Interval) {
            self.size = size
            self.limits95 = limits95
            self.limits998 = limits998
        }
    }

    enum Standing {
        case inside
        case outside95
        case outside998

        var words: String {
            switch self {
            case .inside: "within the limits"
            case .outside95: "outside 95 %"
            case .outside998: "outside 99.8 %"
            }
        }
    }

    let axis: ChartAxis
    let sizeTitle: String
    let center: Double
    let points: [Point]
    let curve: [Limits]

    /// Makes a chart.
    ///
    /// - Parameters:
    ///   - axis: what the shares are of.
    ///   - sizeTitle: what the sizes count: `heels scored`.
    ///   - center: the share of all together.
    ///   - points: the groups.
    ///   - curve: the limits by growing size, from a small one to beyond the largest group.
    public init(_ axis: ChartAxis, sizeTitle: String, center: Double, points: [Point], curve: [Limits]) {
        self.axis = axis
        self.sizeTitle = sizeTitle
        self.center = center
        self.points = points
        self.curve = curve
    }
}
