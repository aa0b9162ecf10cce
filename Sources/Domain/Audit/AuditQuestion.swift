/// Which events of the log are asked for; what is not said does not narrow it.
public struct AuditQuestion: Sendable {
    /// About whom.
    public var patient: PatientNumber?
    /// By whom: a login.
    public var person: Line?
    /// First day, in the clinic's time zone.
    public var from: Day?
    /// Last day, in the clinic's time zone.
    public var to: Day?
    /// What was done: all words of a command, or its first, as `score`.
    public var action: Line?
    /// How it ended.
    public var outcome: AuditOutcome?

    /// Every event.
    public init() {}

    /// Throws ``InvalidInput`` where the days would end before they begin.
    public func check() throws {
        if let from, let to { _ = try DayPeriod(from: from, to: to) }
    }
}
