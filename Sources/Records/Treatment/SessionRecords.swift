import Domain
import Postgres

/// The delivered sessions of a clinic.
public struct SessionRecords: Sendable {
    let clinic: ClinicContext

    /// The sessions of this clinic.
    public init(_ clinic: ClinicContext) {
        self.clinic = clinic
    }

    /// Records a session of a series that is running, and what is unusual about it.
    ///
    /// Throws ``InvalidInput`` for a stopped or voided series, a closed case, and a dose that does not fit.
    public func record(
        _ details: SessionDetails,
        of number: SeriesNumber,
        by staff: StaffCode?,
        note: NoteText?,
        in transaction: borrowing Transaction
    ) async throws -> (session: SessionEntry, warnings: [String]) {
        let (series, openCase) = try await SeriesRecords(clinic).hold(number, by: .whoeverDelivers, in: transaction)
        try series.checkRunning()
        let treatment = try await TreatmentRecords.find(series.treatment, in: transaction)
        try openCase.check(details.performedOn, of: "the session date")
        if let bookedOn = details.bookedOn { try openCase.checkBirth(bookedOn, of: "the booked date") }
        try details.check(fits: treatment)
        let staffID = try await StaffRecords(clinic).id(of: staff, in: transaction)
        let noteID = try await NoteRecords.add(note, about: openCase.patient, of: clinic, in: transaction)
        try await VisitRecords.ensure(openCase.patient, on: details.performedOn, of: clinic, in: transaction)
        let insertion = InsertSession(
            clinic: clinic.id,
            series: series,
            patient: openCase.patient,
            details: details,
            staff: staffID,
            note: noteID
        )
        let session: SessionNumber = try await transaction.queryOne(insertion.sql)["session_id"]
        let sessions = try await list(of: number, in: transaction)
        guard let entry = sessions.first(where: { $0.number == session }) else {
            throw try await Facts.session.refusal(of: session, of: clinic, in: transaction)
        }
        let review = SessionReview(
            treatment: treatment,
            plannedInterval: series.intervalDays,
            plannedSessions: series.progress.planned
        )
        let early = openCase.warning(details.performedOn, of: "the session date").map { [$0] } ?? []
        return (entry, early + review.warnings(of: details, among: sessions.map(\.details.performedOn)))
    }

    /// The sessions of a series, in the order of their days.
    public func list(of number: SeriesNumber, in transaction: borrowing Transaction) async throws -> [SessionEntry] {
        try await transaction.query(
            SelectSessions(clinic: clinic, condition: "session.series_id = \(number)")
        )
    }

    /// The sessions of a case, series by series.
    public func list(of number: CaseNumber, in transaction: borrowing Transaction) async throws -> [SessionEntry] {
        try await transaction.query(SelectSessions(clinic: clinic, condition: "session.case_id = \(number)"))
    }

    /// Strikes a session and returns it as it stood.
    public func void(
        _ number: SessionNumber,
        reason: Line,
        in transaction: borrowing Transaction
    ) async throws -> SessionEntry {
        let found = try await transaction.queryOptional(
            "SELECT series_id FROM clinic.session WHERE clinic_id = \(clinic.id) AND session_id = \(number)"
        )
        guard let found else { throw try await Facts.session.refusal(of: number, of: clinic, in: transaction) }
        let series: SeriesNumber = try found["series_id"]
        _ = try await SeriesRecords(clinic).hold(series, by: .whoeverEndsIt, in: transaction)
        let sessions = try await list(of: series, in: transaction)
        guard let entry = sessions.first(where: { $0.number == number }) else {
            throw try await Facts.session.refusal(of: number, of: clinic, in: transaction)
        }
        try await Facts.session.void(number, reason: reason, of: clinic, in: transaction)
        return entry
    }
}

private struct InsertSession {
    let clinic: Int64
    let series: SeriesEntry
    let patient: PatientNumber
    let details: SessionDetails
    let staff: Int64?
    let note: Int64?

    var sql: SQL {
        """
        INSERT INTO clinic.session (clinic_id, series_id, case_id, side, treatment_code, patient_id, booked_on,
            performed_on, staff_id, energy_mj_mm2, pressure_bar, impulses, frequency_hz, volume_ml, preparation,
            guidance, image_reference, target_site, with_anaesthesia, device, lot, pain_during, note_id)
        VALUES (\(clinic), \(series.number), \(series.caseNumber), \(series.side), \(series.treatment), \(patient),
            \(details.bookedOn), \(details.performedOn), \(staff), \(details.dose.energy), \(details.dose.pressure),
            \(details.dose.impulses), \(details.dose.frequency), \(details.dose.volume), \(details.preparation),
            \(details.guidance), \(details.imageReference), \(details.targetSite), \(details.withAnaesthesia),
            \(details.device), \(details.lot), \(details.painDuring), \(note))
        RETURNING session_id
        """
    }
}

private struct SelectSessions: Statement {
    let clinic: ClinicContext
    let condition: SQL

    var sql: SQL {
        """
        SELECT session.session_id, session.series_id, session.case_id, session.side, session.treatment_code,
               treatment.name AS treatment_name, series.planned_sessions, session.booked_on, session.performed_on,
               staff.code AS staff_code, session.energy_mj_mm2, session.pressure_bar, session.impulses,
               session.frequency_hz, session.volume_ml, session.preparation, session.guidance, session.image_reference,
               session.target_site, session.with_anaesthesia, session.device, session.lot, session.pain_during,
               note.body, row_number() OVER course AS position_in_series,
               session.performed_on - lag(session.performed_on) OVER course AS days_since_last
        FROM clinic.session
        JOIN clinic.series ON series.clinic_id = session.clinic_id AND series.series_id = session.series_id
        JOIN catalogue.treatment ON treatment.code = session.treatment_code
        LEFT JOIN clinic.staff ON staff.clinic_id = session.clinic_id AND staff.staff_id = session.staff_id
        LEFT JOIN \(clinic.notes) AS note ON note.clinic_id = session.clinic_id AND note.note_id = session.note_id
        WHERE session.clinic_id = \(clinic.id) AND session.voided_at IS NULL AND \(condition)
        WINDOW course AS (PARTITION BY session.series_id ORDER BY session.performed_on, session.session_id)
        ORDER BY session.series_id, session.performed_on, session.session_id
        """
    }

    func decode(_ row: Row) throws -> SessionEntry {
        try SessionEntry(
            number: row["session_id"],
            series: row["series_id"],
            caseNumber: row["case_id"],
            side: row["side"],
            treatment: row["treatment_code"],
            treatmentName: row["treatment_name"],
            position: row["position_in_series"],
            plannedSessions: row["planned_sessions"],
            intervalDays: row["days_since_last"],
            details: details(row),
            staff: row["staff_code"],
            note: row["body"]
        )
    }

    private func details(_ row: Row) throws -> SessionDetails {
        var details = try SessionDetails(performedOn: row["performed_on"])
        details.bookedOn = try row["booked_on"]
        details.dose.energy = try row["energy_mj_mm2"]
        details.dose.pressure = try row["pressure_bar"]
        details.dose.impulses = try row["impulses"]
        details.dose.frequency = try row["frequency_hz"]
        details.dose.volume = try row["volume_ml"]
        details.preparation = try row["preparation"]
        details.guidance = try row["guidance"]
        details.imageReference = try row["image_reference"]
        details.targetSite = try row["target_site"]
        details.withAnaesthesia = try row["with_anaesthesia"]
        details.device = try row["device"]
        details.lot = try row["lot"]
        details.painDuring = try row["pain_during"]
        return details
    }
}
