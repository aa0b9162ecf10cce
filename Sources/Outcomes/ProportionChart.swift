/// A p-chart: shares, one a period, each with the limits within which a share of so many varies by chance.
///
/// Source: Shewhart, Economic control of quality of manufactured product, 1931.
public struct ProportionChart: Sendable, Equatable {
    /// A share with its limits.
    public struct Point: Sendable, Equatable {
        /// The share.
        public let share: Proportion
        /// The share of all +- 3 standard errors of a share of so many, within 0 to 1; nil of none.
        public let limits: Interval?

        /// Whether the share lies outside its limits.
        public var isOutside: Bool {
            guard let limits, let estimate = share.estimate else { return false }
            return !limits.contains(estimate)
        }
    }

    /// The share of all periods together.
    public let all: Proportion
    /// The periods in order.
    public let points: [Point]

    /// Charts shares in the order of their periods.
    public init(_ shares: [Proportion]) {
        let all = Proportion(
            shares.reduce(0) { $0 + $1.successes },
            of: shares.reduce(0) { $0 + $1.of }
        )
        self.all = all
        points = shares.map { Point(share: $0, limits: Self.limits(of: $0.of, around: all)) }
    }

    private static func limits(of n: Int, around all: Proportion) -> Interval? {
        guard n > 0, let centre = all.estimate else { return nil }
        let half = 3 * (centre * (1 - centre) / Double(n)).squareRoot()
        return Interval(max(0, centre - half), min(1, centre + half))
    }

    /// Why values are absent.
    public var warnings: [Warning] { all.of == 0 ? [.noObservations] : [] }
}
