import Outcomes

/// The share of heels that came to something by some days, by Kaplan-Meier, without the numbers that it stands on.
public struct PublicCurve: Sendable, Encodable {
    /// What they came to: `mcid`, `30%`, or the name of a milestone.
    public let name: String
    /// The days on which at least 11 heels were still followed.
    public let points: [Point]

    /// A day.
    public struct Point: Sendable, Encodable {
        /// Days from day 0.
        public let day: Int
        /// The share, to three decimals.
        public let share: Double
        /// Its 95 % interval (log-log), to three decimals.
        @Nullable public var ci95: [Double]?
    }

    init(_ name: String, _ times: EventTimes, at days: [Int]) {
        let curve = KaplanMeier(times)
        self.name = name
        points = days.filter { day in
            let events = curve.steps.filter { $0.time <= day }.reduce(0) { $0 + $1.events }
            return SmallCells.showsSurvival(atRisk: curve.atRisk(at: day)) && !SmallCells.hides(count: events)
        }
        .map { day in
            let step = curve.step(at: day)
            return Point(
                day: day,
                share: Self.thousandths(1 - (step?.survival ?? 1)),
                ci95: step?.interval95.map { [Self.thousandths(1 - $0.upper), Self.thousandths(1 - $0.lower)] }
            )
        }
    }

    private static func thousandths(_ value: Double) -> Double { (1000 * value).rounded() / 1000 }
}
