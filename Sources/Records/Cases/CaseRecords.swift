import Domain
import Postgres

/// The cases of a clinic.
public struct CaseRecords: Sendable {
    let clinic: ClinicContext

    /// The cases of this clinic.
    public init(_ clinic: ClinicContext) {
        self.clinic = clinic
    }

    /// Opens a case and gives it the next number.
    ///
    /// A case of a merged number is opened for the one that it is read as. Throws ``InvalidInput`` for an unknown patient,
    /// and for a day in the future or before the patient's birth.
    public func open(_ opening: CaseOpening, in transaction: borrowing Transaction) async throws -> CaseNumber {
        let patient = try await PatientRecords(clinic).find(opening.patient, in: transaction)
        try check(opening.openedOn, of: "the opening date", patient.person)
        if let onset = opening.onsetOn { try check(onset, of: "the onset date", patient.person) }
        let note = try await NoteRecords.add(
            opening.complaint,
            about: patient.number,
            of: clinic,
            in: transaction
        )
        let insert = InsertCase(clinic: clinic.id, patient: patient.number, opening: opening, note: note)
        return try await transaction.queryOne(insert.sql)["case_id"]
    }

    /// A case; throws ``InvalidInput`` for an unknown number.
    public func find(_ number: CaseNumber, in transaction: borrowing Transaction) async throws -> CaseEntry {
        let condition: SQL = "held.case_id = \(number)"
        let found = try await transaction.query(SelectCases(clinic: clinic, condition: condition, limit: 1))
        guard let entry = found.first else { throw try await Absence.of(number, in: transaction) }
        return entry
    }

    /// Cases by number, at most `limit`: of one person or all, open or closed or both.
    ///
    /// The number is the one that the person is known by; cases of numbers merged into it are theirs too.
    public func list(
        of patient: PatientNumber? = nil,
        _ state: CaseState? = nil,
        limit: Int,
        in transaction: borrowing Transaction
    ) async throws -> [CaseEntry] {
        var condition: SQL = "true"
        if let patient {
            condition += """
                 AND held.patient_id = ANY ((SELECT clinic.numbers_of(\(clinic.id), \(patient), 'infinity'))::bigint[])
                """
        }
        switch state {
        // By the column of the join, which tells the planner that no closing is looked for: it stops at the limit.
        case .open: condition += " AND closing.case_id IS NULL"
        case .closed: condition += " AND closing.case_id IS NOT NULL"
        case nil: break
        }
        return try await transaction.query(SelectCases(clinic: clinic, condition: condition, limit: limit))
    }

    private func check(_ day: Day, of what: String, _ person: Person) throws {
        try clinic.check(day, of: what)
        guard day >= person.birthDate else { throw InvalidInput("\(what) \(day) lies before the patient's birth") }
    }
}

private struct InsertCase {
    let clinic: Int64
    let patient: PatientNumber
    let opening: CaseOpening
    let note: Int64?

    var sql: SQL {
        """
        WITH counter AS MATERIALIZED (
            SELECT access.count_up('case') AS last_number
        ), opened AS (
            INSERT INTO clinic.case (clinic_id, case_id, patient_id, opened_on, onset_on, complaint_note_id)
            SELECT \(clinic), last_number, \(patient), \(opening.openedOn), \(opening.onsetOn), \(note)
            FROM counter
            RETURNING clinic_id, case_id
        ), heel AS (
            INSERT INTO clinic.heel (clinic_id, case_id, side)
            SELECT opened.clinic_id, opened.case_id, side
            FROM opened, unnest(\(opening.side.heels)::text[]) AS side
        )
        SELECT case_id FROM opened
        """
    }
}

/// Who the patients are is asked of the cases listed, not of all.
private struct SelectCases: Statement {
    let clinic: ClinicContext
    let condition: SQL
    let limit: Int

    var sql: SQL {
        """
        SELECT held.case_id, \(PersonNumber.of("held")) AS patient_id, identity.family_name,
               identity.given_name, held.opened_on, held.onset_on, held.closed_on, held.outcome, note.body AS complaint,
               (SELECT CASE count(*) WHEN 2 THEN 'bilateral' ELSE min(heel.side) END FROM clinic.heel
                WHERE heel.clinic_id = held.clinic_id AND heel.case_id = held.case_id) AS side
        FROM (
            SELECT held.*, closing.closed_on, closing.outcome
            FROM clinic.case AS held
            LEFT JOIN clinic.case_closing AS closing
                ON closing.clinic_id = held.clinic_id AND closing.case_id = held.case_id AND closing.voided_at IS NULL
            WHERE held.clinic_id = \(clinic.id) AND held.voided_at IS NULL AND \(condition)
            ORDER BY held.case_id
            LIMIT \(limit)
        ) AS held
        LEFT JOIN clinic.survivors(\(clinic.id), 'infinity') AS merged ON merged.patient_id = held.patient_id
        LEFT JOIN clinic.identity
            ON identity.clinic_id = held.clinic_id
            AND identity.patient_id = \(PersonNumber.of("held")) AND identity.replaced_at IS NULL
        LEFT JOIN \(clinic.notes) AS note
            ON note.clinic_id = held.clinic_id AND note.note_id = held.complaint_note_id
        ORDER BY held.case_id
        """
    }

    func decode(_ row: Row) throws -> CaseEntry {
        let names: [String?] = [try row["family_name"], try row["given_name"]]
        let name = names.compactMap { $0 }.joined(separator: ", ")
        return try CaseEntry(
            number: row["case_id"],
            patient: row["patient_id"],
            patientName: name.isEmpty ? nil : name,
            side: row["side"],
            openedOn: row["opened_on"],
            onsetOn: row["onset_on"],
            closedOn: row["closed_on"],
            outcome: row["outcome"],
            complaint: row["complaint"]
        )
    }
}
