import Domain

/// A series with what its sessions say of it.
public struct SeriesEntry: Sendable {
    /// Number of the series.
    public let number: SeriesNumber
    /// Its case.
    public let caseNumber: CaseNumber
    /// Its heel.
    public let side: Side
    /// The treatment.
    public let treatment: TreatmentCode
    /// The treatment's name as printed.
    public let treatmentName: String
    /// Day it was planned.
    public let plannedOn: Day
    /// Day the first session was planned for.
    public let startsOn: Day
    /// Days planned between sessions.
    public let intervalDays: Int?
    /// Who planned it.
    public let staff: StaffCode?
    /// Remark.
    public let note: String?
    /// Sessions planned and delivered, the next one's day, and an early end.
    public let progress: SeriesProgress
    /// Day of the first delivered session.
    public let firstOn: Day?
    /// Day of the last delivered session.
    public let lastOn: Day?
    /// Day on which it ended early.
    public let stoppedOn: Day?
    /// Sessions that were recorded and struck.
    public let voidedSessions: Int
}

/// A series together with its delivered sessions, in the order of their days.
public struct SeriesCourse: Sendable {
    /// The series.
    public let series: SeriesEntry
    /// Its sessions.
    public let sessions: [SessionEntry]

    /// Sessions of the plan that were delivered when they were overdue.
    public var lateSessions: Int {
        series.progress.late(
            among: sessions.map(\.details.performedOn),
            startsOn: series.startsOn,
            intervalDays: series.intervalDays
        )
    }
}

/// A delivered session.
public struct SessionEntry: Sendable {
    /// Number of the session.
    public let number: SessionNumber
    /// Its series.
    public let series: SeriesNumber
    /// Its case.
    public let caseNumber: CaseNumber
    /// Its heel.
    public let side: Side
    /// The treatment.
    public let treatment: TreatmentCode
    /// The treatment's name as printed.
    public let treatmentName: String
    /// Its place among the sessions of the series, from 1.
    public let position: Int
    /// Sessions that the series plans.
    public let plannedSessions: Int
    /// Days since the session before; nil for the first.
    public let intervalDays: Int?
    /// What was done.
    public let details: SessionDetails
    /// Who delivered it.
    public let staff: StaffCode?
    /// Remark.
    public let note: String?

    /// Whether it lies beyond the plan.
    public var isExtra: Bool { position > plannedSessions }
}
