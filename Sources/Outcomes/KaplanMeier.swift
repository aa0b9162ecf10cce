import Foundation

/// The share still without an event over time, with Greenwood's variance and the log-log interval.
///
/// At one time events precede censorings. R's default interval is `log`; this is its `log-log`.
///
/// Sources: Kaplan and Meier, Journal of the American Statistical Association 1958; Greenwood, Reports on public health
/// 1926; Kalbfleisch and Prentice, The statistical analysis of failure time data, 2002, section 1.4 (interval); Brookmeyer
/// and Crowley, Biometrics 1982 (interval of the median).
public struct KaplanMeier: Sendable, Equatable {
    /// A time at which somebody had an event or was last seen.
    public struct Step: Sendable, Equatable {
        /// The time, in steps.
        public let time: Int
        /// The heels whose time had not ended before.
        public let atRisk: Int
        /// Those with an event at this time.
        public let events: Int
        /// Those last seen at this time, without an event.
        public let censored: Int
        /// The share without an event after this time.
        public let survival: Double
        /// Its 95 % interval; nil where the share is 1 or 0.
        public let interval95: Interval?
    }

    /// The time by which half had an event.
    public struct Median: Sendable, Equatable {
        /// The first time at which the share is at most one half, exactly; nil where it stays above.
        public let estimate: Int?
        /// The first time at which the lower band is at most one half; nil where it is open.
        public let lower: Int?
        /// The first time at which the upper band is at most one half; nil where it is open.
        public let upper: Int?
    }

    /// All heels.
    public let n: Int
    /// The heels with an event.
    public let events: Int
    /// The times, ascending.
    public let steps: [Step]
    /// The median time.
    public let median: Median

    /// Estimates from a count table.
    public init(_ times: EventTimes) {
        var walk = Walk(atRisk: times.n)
        n = times.n
        events = times.events
        steps = times.ascending.map { walk.step(time: $0.time, $0.tally) }
        median = Median(
            estimate: walk.median,
            lower: steps.first { ($0.interval95?.lower ?? 1) <= 0.5 }?.time,
            upper: steps.first { ($0.interval95?.upper ?? 1) <= 0.5 }?.time
        )
    }

    /// The last step at or before a time; nil before the first, while nobody had an event.
    public func step(at time: Int) -> Step? {
        steps.last { $0.time <= time }
    }

    /// The heels whose time had not ended before a time.
    public func atRisk(at time: Int) -> Int {
        steps.first { $0.time >= time }?.atRisk ?? 0
    }

    /// Why values are absent.
    public var warnings: [Warning] {
        if n == 0 { return [.nobodyFollowed] }
        if events == 0 { return [.noEvents] }
        return median.estimate == nil ? [.medianNotReached] : []
    }
}

/// What the estimate carries from one time to the next.
private struct Walk {
    var atRisk: Int
    var product = SurvivalProduct()
    /// The sum of d / (n (n - d)).
    var greenwood = 0.0
    var median: Int?

    init(atRisk: Int) {
        self.atRisk = atRisk
    }

    mutating func step(time: Int, _ tally: EventTimes.Tally) -> KaplanMeier.Step {
        let survivors = atRisk - tally.events
        defer { atRisk = survivors - tally.censored }
        if tally.events > 0 {
            product.multiply(survivors: survivors, atRisk: atRisk)
            greenwood += survivors > 0 ? Double(tally.events) / (Double(atRisk) * Double(survivors)) : 0
            if median == nil, product.isAtMostHalf { median = time }
        }
        return KaplanMeier.Step(
            time: time,
            atRisk: atRisk,
            events: tally.events,
            censored: tally.censored,
            survival: product.value,
            interval95: interval95
        )
    }

    /// S to the powers exp(+-z sqrt(variance) / |log S|).
    private var interval95: Interval? {
        let survival = product.value
        guard survival > 0, survival < 1 else { return nil }
        let half = Distribution.normal975 * greenwood.squareRoot() / abs(log(survival))
        let ends = [half, -half].map { pow(survival, exp($0)) }
        return Interval(ends[0], ends[1])
    }
}
