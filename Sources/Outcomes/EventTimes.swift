/// How many heels had an event, and how many were last seen without one, at each time: enough for Kaplan-Meier and the
/// log-rank test.
///
/// Times are whole steps, such as days from the index day. Tables add, as those of pairs do.
public struct EventTimes: Sendable, Equatable {
    /// The heels whose time ends at one moment.
    public struct Tally: Sendable, Equatable {
        /// Those with an event.
        public fileprivate(set) var events = 0
        /// Those last seen then, without an event.
        public fileprivate(set) var censored = 0
    }

    /// The heels by their time; none is of nobody.
    public private(set) var tallies: [Int: Tally] = [:]

    /// Makes an empty table.
    public init() {}

    /// Counts heels whose time ends at a moment.
    ///
    /// - Precondition: nothing is negative.
    public mutating func add(time: Int, events: Int = 0, censored: Int = 0) {
        precondition(time >= 0 && events >= 0 && censored >= 0, "times and counts are not negative")
        guard events > 0 || censored > 0 else { return }
        tallies[time, default: Tally()].events += events
        tallies[time, default: Tally()].censored += censored
    }

    /// The table of both cohorts together.
    public static func + (left: EventTimes, right: EventTimes) -> EventTimes {
        var sum = left
        sum += right
        return sum
    }

    /// Adds another cohort's table.
    public static func += (left: inout EventTimes, right: EventTimes) {
        left.tallies.merge(right.tallies) { Tally(events: $0.events + $1.events, censored: $0.censored + $1.censored) }
    }

    /// All heels.
    public var n: Int { tallies.values.reduce(0) { $0 + $1.events + $1.censored } }

    /// The heels with an event.
    public var events: Int { tallies.values.reduce(0) { $0 + $1.events } }

    /// The times with their heels, ascending.
    public var ascending: [(time: Int, tally: Tally)] {
        tallies.map { ($0.key, $0.value) }.sorted { $0.time < $1.time }
    }
}
