/// The log-rank test that groups have the same course over time, with the hypergeometric variance.
///
/// Sources: Mantel, Cancer Chemotherapy Reports 1966; Peto and Peto, Journal of the Royal Statistical Society A 1972.
public struct LogRank: Sendable, Equatable {
    /// The statistic.
    public let chiSquared: Double
    /// The number of groups in which an event could have happened, less one.
    public let degreesOfFreedom: Int
    /// The upper tail of chi-squared.
    public let p: Double

    /// Tests groups against each other.
    ///
    /// It is nil where there is nothing to compare: fewer than two groups with somebody at risk at an event, no event, or
    /// never two groups at risk at one time.
    public init?(_ groups: [EventTimes]) {
        let excess = LogRankExcess(groups)
        let open = groups.indices.filter { excess.expected[$0] > 0 }
        // The last group's excess follows from the others'.
        let kept = open.dropLast()
        let difference = kept.map { excess.observed[$0] - excess.expected[$0] }
        let variance = kept.map { row in kept.map { excess.variance[row][$0] } }
        guard !kept.isEmpty, let solution = LinearSystem.solution(of: variance, difference) else { return nil }
        let chiSquared = max(0, zip(solution, difference).reduce(0) { $0 + $1.0 * $1.1 })
        guard let p = Distribution.chiSquaredUpper(chiSquared, degreesOfFreedom: Double(kept.count)) else { return nil }
        self.chiSquared = chiSquared
        degreesOfFreedom = kept.count
        self.p = p
    }
}

/// Events seen and expected, group by group, and the covariance of their difference.
private struct LogRankExcess {
    private(set) var observed: [Double]
    private(set) var expected: [Double]
    private(set) var variance: [[Double]]
    private var atRisk: [Int]

    init(_ groups: [EventTimes]) {
        let zeros = groups.map { _ in 0.0 }
        (observed, expected) = (zeros, zeros)
        variance = groups.map { _ in zeros }
        atRisk = groups.map(\.n)
        let endings = groups.enumerated().flatMap { group, times in
            times.tallies.map { (time: $0.key, group: group, tally: $0.value) }
        }
        .sorted { $0.time < $1.time }
        var rest = endings[...]
        while let time = rest.first?.time {
            let now = rest.prefix { $0.time == time }
            add(now.map { ($0.group, $0.tally.events) })
            for ending in now { atRisk[ending.group] -= ending.tally.events + ending.tally.censored }
            rest = rest.dropFirst(now.count)
        }
    }

    /// Adds the events of one time.
    private mutating func add(_ events: [(group: Int, events: Int)]) {
        let (total, all) = (events.reduce(0) { $0 + $1.events }, atRisk.reduce(0, +))
        guard total > 0 else { return }
        for (group, events) in events { observed[group] += Double(events) }
        let shares = atRisk.map { Double($0) / Double(all) }
        let spread = all > 1 ? Double(total) * Double(all - total) / Double(all - 1) : 0
        for row in shares.indices where shares[row] > 0 {
            expected[row] += Double(total) * shares[row]
            for column in shares.indices {
                variance[row][column] += spread * shares[row] * ((row == column ? 1 : 0) - shares[column])
            }
        }
    }
}
