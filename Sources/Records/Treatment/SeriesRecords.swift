import Domain
import Postgres

/// The treatment series of a clinic.
public struct SeriesRecords: Sendable {
    let clinic: ClinicContext

    /// The series of this clinic.
    public init(_ clinic: ClinicContext) {
        self.clinic = clinic
    }

    /// Plans a series on a heel of an open case.
    public func plan(
        _ plan: SeriesPlan,
        on openCase: OpenCase,
        side: Side?,
        by staff: StaffCode?,
        note: NoteText?,
        in transaction: borrowing Transaction
    ) async throws -> SeriesNumber {
        let heel = try openCase.heel(side)
        try openCase.check(plan.plannedOn, of: "the planning date")
        let staffID = try await StaffRecords(clinic).id(of: staff, in: transaction)
        let noteID = try await NoteRecords.add(note, about: openCase.patient, of: clinic, in: transaction)
        return try await transaction.queryOne(
            """
            INSERT INTO clinic.series (clinic_id, case_id, side, treatment_code, planned_on, starts_on,
                planned_sessions, interval_days, staff_id, note_id)
            VALUES (\(clinic.id), \(openCase.number), \(heel), \(plan.treatment), \(plan.plannedOn), \(plan.startsOn),
                \(plan.sessions), \(plan.intervalDays), \(staffID), \(noteID))
            RETURNING series_id
            """
        )["series_id"]
    }

    /// A series; throws ``InvalidInput`` for an unknown or a voided one.
    public func find(_ number: SeriesNumber, in transaction: borrowing Transaction) async throws -> SeriesEntry {
        let condition: SQL = "series.series_id = \(number)"
        if let series = try await transaction.query(SelectSeries(clinic: clinic, condition: condition)).first {
            return series
        }
        throw try await Facts.series.refusal(of: number, of: clinic, in: transaction)
    }

    /// A series with its sessions.
    public func course(
        _ number: SeriesNumber,
        in transaction: borrowing Transaction
    ) async throws -> SeriesCourse {
        let series = try await find(number, in: transaction)
        let sessions = try await SessionRecords(clinic).list(of: number, in: transaction)
        return SeriesCourse(series: series, sessions: sessions)
    }

    /// The series of a case with their sessions, by number.
    public func list(of number: CaseNumber, in transaction: borrowing Transaction) async throws -> [SeriesCourse] {
        let series = try await transaction.query(
            SelectSeries(clinic: clinic, condition: "series.case_id = \(number)")
        )
        let sessions = try await SessionRecords(clinic).list(of: number, in: transaction)
        let bySeries = Dictionary(grouping: sessions, by: \.series)
        return series.map { SeriesCourse(series: $0, sessions: bySeries[$0.number] ?? []) }
    }

    /// The series of all cases by number, at most `limit`.
    public func list(limit: Int, in transaction: borrowing Transaction) async throws -> [SeriesEntry] {
        try await transaction.query(SelectSeries(clinic: clinic, condition: "true", limit: limit))
    }
}

extension SeriesRecords {
    /// Ends a series before its last session.
    public func stop(
        _ number: SeriesNumber,
        as end: SeriesEnd,
        on day: Day,
        note: NoteText?,
        in transaction: borrowing Transaction
    ) async throws {
        let (series, openCase) = try await hold(number, by: .whoeverEndsIt, in: transaction)
        try series.checkRunning()
        guard series.progress.nextDueOn != nil else {
            throw InvalidInput("series \(number) is complete (\(series.progress.words)); there is nothing to stop")
        }
        try openCase.check(day, of: "the date of the stop")
        if let first = [series.lastOn, series.plannedOn].compactMap(\.self).max(), day < first {
            let what = first == series.lastOn ? "its last session" : "its planning"
            throw InvalidInput("the date of the stop \(day) lies before \(what) on \(first)")
        }
        let noteID = try await NoteRecords.add(note, about: openCase.patient, of: clinic, in: transaction)
        try await transaction.execute(
            """
            INSERT INTO clinic.series_stop (clinic_id, series_id, stopped_on, kind, note_id)
            VALUES (\(clinic.id), \(number), \(day), \(end), \(noteID))
            """
        )
    }

    /// Takes back the stop of a series, which then goes on.
    public func resume(
        _ number: SeriesNumber,
        reason: Line,
        in transaction: borrowing Transaction
    ) async throws {
        _ = try await hold(number, by: .whoeverEndsIt, in: transaction)
        let stops = try await Voiding.void(
            "clinic.series_stop",
            where: "series_id = \(number)",
            reason: reason,
            of: clinic,
            in: transaction
        )
        guard stops > 0 else { throw InvalidInput("series \(number) is not stopped") }
    }

    /// Voids a series that has no sessions, and its stop with it; throws ``InvalidInput`` while any stand.
    public func void(_ number: SeriesNumber, reason: Line, in transaction: borrowing Transaction) async throws {
        let (series, _) = try await hold(number, by: .whoeverEndsIt, in: transaction)
        let sessions = series.progress.delivered
        guard sessions == 0 else {
            let words = sessions == 1 ? "a delivered session" : "\(sessions) delivered sessions"
            throw InvalidInput("series \(number) has \(words); void those first: firststep session void")
        }
        _ = try await Voiding.void(
            "clinic.series_stop",
            where: "series_id = \(number)",
            reason: reason,
            of: clinic,
            in: transaction
        )
        try await Facts.series.void(number, reason: reason, of: clinic, in: transaction)
    }

    /// What a series is held for: any number may deliver at once, but nobody while it is ended or voided.
    enum Holder {
        case whoeverDelivers
        case whoeverEndsIt
    }

    /// Finds a series of an open case and keeps both as they are until the transaction ends; the case is locked first.
    func hold(
        _ number: SeriesNumber,
        by holder: Holder,
        in transaction: borrowing Transaction
    ) async throws -> (SeriesEntry, OpenCase) {
        let caseNumber = try await find(number, in: transaction).caseNumber
        let openCase = try await OpenCase.find(caseNumber, of: clinic, in: transaction)
        let lock: SQL = holder == .whoeverDelivers ? "FOR SHARE" : "FOR NO KEY UPDATE"
        _ = try await transaction.query(
            """
            SELECT FROM clinic.series
            WHERE clinic_id = \(clinic.id) AND series_id = \(number) AND voided_at IS NULL \(lock)
            """
        )
        return (try await find(number, in: transaction), openCase)
    }
}

extension SeriesEntry {
    /// Throws ``InvalidInput`` for a series that ended early.
    func checkRunning() throws {
        guard let end = progress.end else { return }
        let day = stoppedOn.map { " on \($0)" } ?? ""
        throw InvalidInput(
            "series \(number) was \(end)\(day); plan a new one, or take the stop back: firststep series resume \(number)"
        )
    }
}

private struct SelectSeries: Statement {
    let clinic: ClinicContext
    let condition: SQL
    var limit = 1000

    var sql: SQL {
        """
        SELECT series.series_id, series.case_id, series.side, series.treatment_code, treatment.name AS treatment_name,
               treatment.grace_days, series.planned_on, series.starts_on, series.planned_sessions, series.interval_days,
               staff.code AS staff_code, note.body, series.delivered_sessions, series.first_on, series.last_on,
               series.next_due_on, series.stop_kind, series.stopped_on, series.voided_sessions
        FROM clinic.series_progress AS series
        JOIN catalogue.treatment ON treatment.code = series.treatment_code
        LEFT JOIN clinic.staff ON staff.clinic_id = series.clinic_id AND staff.staff_id = series.staff_id
        LEFT JOIN \(clinic.notes) AS note ON note.clinic_id = series.clinic_id AND note.note_id = series.note_id
        WHERE series.clinic_id = \(clinic.id) AND \(Absence.none(of: "series")) AND \(condition)
        ORDER BY series.series_id
        LIMIT \(limit)
        """
    }

    func decode(_ row: Row) throws -> SeriesEntry {
        let progress = try SeriesProgress(
            planned: row["planned_sessions"],
            delivered: row["delivered_sessions"],
            nextDueOn: row["next_due_on"],
            end: row["stop_kind"],
            graceDays: row["grace_days"]
        )
        return try SeriesEntry(
            number: row["series_id"],
            caseNumber: row["case_id"],
            side: row["side"],
            treatment: row["treatment_code"],
            treatmentName: row["treatment_name"],
            plannedOn: row["planned_on"],
            startsOn: row["starts_on"],
            intervalDays: row["interval_days"],
            staff: row["staff_code"],
            note: row["body"],
            progress: progress,
            firstOn: row["first_on"],
            lastOn: row["last_on"],
            stoppedOn: row["stopped_on"],
            voidedSessions: row["voided_sessions"]
        )
    }
}
