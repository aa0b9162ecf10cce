/// A course of one treatment as planned.
public struct SeriesPlan: Hashable, Sendable {
    /// The treatment.
    public let treatment: TreatmentCode
    /// Day it is planned on.
    public let plannedOn: Day
    /// Day of the first session.
    public let startsOn: Day
    /// Number of sessions.
    public let sessions: Int
    /// Days between sessions; nil for a single one.
    public let intervalDays: Int?

    /// A plan, with the treatment's usual protocol where nothing else is said.
    ///
    /// Throws ``InvalidInput`` for a number out of bounds, a missing interval, or a start before the planning.
    public init(
        of treatment: Treatment,
        sessions: Int? = nil,
        intervalDays: Int? = nil,
        plannedOn: Day,
        startsOn: Day? = nil
    ) throws {
        let sessions = sessions ?? treatment.usualSessions.lowerBound
        guard (1...50).contains(sessions) else { throw InvalidInput("--sessions \(sessions) is outside 1-50") }
        if let intervalDays, !(1...365).contains(intervalDays) {
            throw InvalidInput("--interval \(intervalDays) is outside 1-365 days")
        }
        let interval = intervalDays ?? (sessions > 1 ? treatment.intervalDays : nil)
        guard sessions == 1 || interval != nil else {
            throw InvalidInput("the catalogue gives no interval for \(treatment.code); say --interval in days")
        }
        let startsOn = startsOn ?? plannedOn
        guard startsOn >= plannedOn else {
            throw InvalidInput("--starts-on \(startsOn) lies before the planning on \(plannedOn)")
        }
        self.treatment = treatment.code
        self.plannedOn = plannedOn
        self.startsOn = startsOn
        self.sessions = sessions
        self.intervalDays = interval
    }

    /// What is unusual about the plan; a clinician may have reasons.
    public func warnings(for treatment: Treatment) -> [String] {
        let usual = treatment.usualSessions
        guard !usual.contains(sessions) else { return [] }
        let range = usual.count == 1 ? "\(usual.lowerBound)" : "\(usual.lowerBound)-\(usual.upperBound)"
        var words =
            "\(sessions) \(sessions == 1 ? "session" : "sessions") of \(treatment.code): usual is \(range) (\(treatment.source))"
        if let trials = treatment.trialSessions, !trials.contains(ExactNumber(unscaled: Int64(sessions))) {
            words += ", trials used \(trials.range) (\(trials.source))"
        }
        return [words]
    }
}
