import Outcomes

/// What a clinic's own spreadsheet of times to an event comes to: the one value behind every format.
public struct SurvivalAnalysis: Sendable, Encodable {
    /// The groups, in the order of the file.
    public let groups: [Group]
    /// `log-log`.
    public let ciType = "log-log"
    /// The test that the groups have the same course; nil of one group, or where it cannot be made.
    @Nullable public var logrank: Test?
    /// How the figures are to be read, and why some are missing.
    public let warnings: [String]

    /// The decimal places of the times.
    let places: Int

    private enum CodingKeys: String, CodingKey {
        case groups, ciType, logrank, warnings
    }

    /// One group.
    public struct Group: Sendable, Encodable {
        /// Name.
        public let group: String
        /// Rows.
        public let n: Int
        /// Rows with an event.
        public let events: Int
        /// The time by which half had an event.
        public let median: Median
        /// A step for each time with an event or a censoring, ascending.
        public let steps: [Step]
    }

    /// A median with its interval, whose ends may be open.
    public struct Median: Sendable, Encodable {
        /// The median; nil where more than half stay without an event.
        @Nullable public var estimate: Double?
        /// 95 % interval; an open end is nil.
        public let ci95: [Double?]
    }

    /// One time.
    public struct Step: Sendable, Encodable {
        /// The time.
        public let time: Double
        /// Those whose time had not ended before.
        public let atRisk: Int
        /// Events.
        public let events: Int
        /// Those last seen then.
        public let censored: Int
        /// The share without an event after this time.
        public let survival: Double
        /// Its 95 % interval: 1 to 1 while the share is 1, nil where it is 0.
        @Nullable public var ci95: [Double]?
    }

    /// The log-rank test.
    public struct Test: Sendable, Encodable {
        /// The statistic.
        public let chi2: Double
        /// Degrees of freedom.
        public let df: Int
        /// The upper tail.
        public let p: Double
    }

    /// Analyses groups whose times are in steps of so many decimal places; some rows were left out for an empty cell.
    public init(_ groups: [FollowedGroup], places: Int, leftOut: Int) {
        let unit = (0..<places).reduce(1.0) { power, _ in power * 10 }
        let curves = groups.map { ($0.name, KaplanMeier($0.times)) }
        self.groups = curves.map { Group(name: $0, $1, unit: unit) }
        self.places = places
        let test = LogRank(groups.map(\.times))
        _logrank = Nullable(wrappedValue: test.map { Test(chi2: $0.chiSquared, df: $0.degreesOfFreedom, p: $0.p) })
        let rows = leftOut == 1 ? "1 row was" : "\(leftOut) rows were"
        warnings =
            (leftOut > 0 ? ["\(rows) left out: the time or the event is empty."] : [])
            + (groups.isEmpty ? ["The file has no rows below its header."] : [])
            + curves.flatMap { name, curve in curve.warnings.map { $0.said(of: name, among: groups.count) } }
            + (groups.count > 1 && test == nil ? [Warning.noLogRank.ofSubjects] : [])
    }
}

extension SurvivalAnalysis.Group {
    fileprivate init(name: String, _ curve: KaplanMeier, unit: Double) {
        group = name
        n = curve.n
        events = curve.events
        let (lower, upper) = (
            curve.median.lower.map { Double($0) / unit }, curve.median.upper.map { Double($0) / unit }
        )
        median = SurvivalAnalysis.Median(
            estimate: curve.median.estimate.map { Double($0) / unit },
            ci95: [lower, upper]
        )
        steps = curve.steps.map { step in
            SurvivalAnalysis.Step(
                time: Double(step.time) / unit,
                atRisk: step.atRisk,
                events: step.events,
                censored: step.censored,
                survival: step.survival,
                ci95: step.survival == 1 ? [1, 1] : step.interval95?.ends
            )
        }
    }
}
