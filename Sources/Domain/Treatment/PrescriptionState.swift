/// Where a home prescription stands on a day; derived when read, never stored.
public enum PrescriptionState: String, Sendable {
    /// Its first day is still ahead.
    case planned
    /// It holds.
    case active
    /// It no longer holds.
    case stopped

    /// The state on a day; `stoppedOn` is the first day on which it no longer holds.
    public init(startsOn: Day, stoppedOn: Day?, on day: Day) {
        if let stoppedOn, stoppedOn <= day {
            self = .stopped
        } else {
            self = startsOn > day ? .planned : .active
        }
    }
}
