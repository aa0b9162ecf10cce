import Outcomes

/// What became of a group of heels at a window, and the scores of those that were due.
///
/// Counts of two groups of heels add up to those of both.
public struct HeelCounts: Sendable, Equatable {
    /// The number of heels by what became of them.
    public private(set) var flow: [OutcomeFlow: Int] = [:]
    /// The scores of the heels that were due; a missing one is missing.
    public private(set) var pairs = PairCounts()
    /// Heels not yet due that have a score in the window already.
    public private(set) var early = 0
    /// Scored heels that had another treatment before the follow-up.
    public private(set) var afterAnotherTreatment = 0

    /// No heels.
    public init() {}

    /// Heels that were counted elsewhere; the pairs are of those that were due.
    public init(flow: [OutcomeFlow: Int], pairs: PairCounts, early: Int, afterAnotherTreatment: Int) {
        (self.flow, self.pairs) = (flow, pairs)
        (self.early, self.afterAnotherTreatment) = (early, afterAnotherTreatment)
    }

    /// Counts heels that came to the same.
    ///
    /// - Precondition: no number is negative.
    public mutating func add(
        _ heels: Int,
        _ outcome: OutcomeFlow,
        _ pair: ScorePair,
        early: Int = 0,
        afterAnotherTreatment: Int = 0
    ) {
        flow[outcome, default: 0] += heels
        if outcome.isDue { pairs.add(pair, count: heels) }
        self.early += early
        self.afterAnotherTreatment += afterAnotherTreatment
    }

    /// Adds another group of heels.
    public static func += (left: inout HeelCounts, right: HeelCounts) {
        left.flow.merge(right.flow, uniquingKeysWith: +)
        left.pairs += right.pairs
        left.early += right.early
        left.afterAnotherTreatment += right.afterAnotherTreatment
    }

    /// All heels.
    public var heels: Int { flow.values.reduce(0, +) }

    /// The heels whose window is closed and that have a baseline.
    public var due: Int { pairs.total }

    /// The heels that came to something.
    public func heels(_ outcome: OutcomeFlow) -> Int { flow[outcome] ?? 0 }
}

/// How long a group of heels took to respond, in days from day 0.
public struct CourseCounts: Sendable, Equatable {
    /// First responses, and last scores of those that had none.
    public internal(set) var times = EventTimes()
    /// Heels that take no part, by why.
    public internal(set) var excluded: [CourseExclusion: Int] = [:]

    /// No heels.
    public init() {}

    /// Heels that take part, and those that do not.
    public init(times: EventTimes, excluded: [CourseExclusion: Int]) {
        (self.times, self.excluded) = (times, excluded)
    }

    /// Adds another group of heels.
    public static func += (left: inout CourseCounts, right: CourseCounts) {
        left.times += right.times
        left.excluded.merge(right.excluded, uniquingKeysWith: +)
    }
}
