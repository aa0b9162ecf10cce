/// Where a series stands, as its sessions say.
public enum SeriesState: String, Choice {
    /// Nothing delivered yet, and the first session is ahead.
    case planned
    /// Under way, and the next session is ahead.
    case onTrack = "on-track"
    /// The next session's day has come.
    case due
    /// The next session's day has passed, and its days of grace.
    case overdue
    /// Every planned session was delivered.
    case completed
    /// Stopped by the clinic.
    case stopped
    /// The patient withdrew.
    case withdrawn
    /// Goes on elsewhere.
    case transferred

    /// series state.
    public static let noun = "series state"
}

/// What decides where a series stands; kept nowhere, derived when read.
public struct SeriesProgress: Hashable, Sendable {
    /// Sessions planned.
    public let planned: Int
    /// Sessions delivered and not voided.
    public let delivered: Int
    /// Day of the next session; nil for a series that is complete or ended.
    public let nextDueOn: Day?
    /// How it ended early, or nil.
    public let end: SeriesEnd?
    /// Days a session may be late before it is overdue.
    public let graceDays: Int

    /// The state of things.
    public init(planned: Int, delivered: Int, nextDueOn: Day?, end: SeriesEnd?, graceDays: Int) {
        self.planned = planned
        self.delivered = delivered
        self.nextDueOn = nextDueOn
        self.end = end
        self.graceDays = graceDays
    }

    /// Sessions beyond those planned.
    public var extra: Int { max(0, delivered - planned) }

    /// `2 of 3`, and `3 of 3 + 1 extra` beyond the plan.
    public var words: String {
        extra == 0 ? "\(delivered) of \(planned)" : "\(planned) of \(planned) + \(extra) extra"
    }

    /// The state on a day.
    public func state(on today: Day) -> SeriesState {
        switch end {
        case .stopped: return .stopped
        case .withdrawn: return .withdrawn
        case .transferred: return .transferred
        case nil: break
        }
        guard delivered < planned, let nextDueOn else { return .completed }
        if today < nextDueOn { return delivered == 0 ? .planned : .onTrack }
        return today <= nextDueOn + graceDays ? .due : .overdue
    }
    /// How many sessions of the plan were delivered late: after their days of grace, when they were overdue.
    ///
    /// `days` are the days of all delivered sessions, in order; extra ones are due on no day.
    public func late(among days: [Day], startsOn: Day, intervalDays: Int?) -> Int {
        let planned = days.prefix(planned)
        let due = [startsOn] + planned.compactMap { day in intervalDays.map { day + $0 } }
        return zip(planned, due).count { day, due in day > due + graceDays }
    }
}
