import Domain
import Postgres

/// What the patients of a clinic have that can speak against a treatment.
public struct ConditionRecords: Sendable {
    let clinic: ClinicContext

    /// The conditions of this clinic's patients.
    public init(_ clinic: ClinicContext) {
        self.clinic = clinic
    }

    /// Writes down a condition of a person; throws ``InvalidInput`` for an unknown one and one that stands already.
    public func add(
        _ condition: ConditionCode,
        of patient: PatientEntry,
        from first: Day,
        until end: Day?,
        note: NoteText?,
        in transaction: borrowing Transaction
    ) async throws -> ConditionEntry {
        try await CatalogueRecords.require(condition, in: transaction)
        try clinic.check(first, of: "the day", since: patient.person.birthDate)
        if let end, end <= first { throw InvalidInput("--until \(end) is not after \(first)") }
        let standing = try await list(of: patient, in: transaction)
        if let known = standing.first(where: { $0.condition == condition && $0.endsOn == nil }) {
            throw InvalidInput("\(condition) stands already, as \(known.number) since \(known.notedOn)")
        }
        let noteID = try await NoteRecords.add(note, about: patient.number, of: clinic, in: transaction)
        let number: ConditionNumber = try await transaction.queryOne(
            """
            INSERT INTO clinic.patient_condition (clinic_id, patient_id, condition_code, noted_on, ends_on, note_id)
            VALUES (\(clinic.id), \(patient.number), \(condition), \(first), \(end), \(noteID))
            RETURNING patient_condition_id
            """
        )["patient_condition_id"]
        let entries = try await list(of: patient, in: transaction)
        guard let entry = entries.first(where: { $0.number == number }) else {
            throw InvalidInput("there is no condition \(number)")
        }
        return entry
    }

    /// The conditions of a person, by number.
    public func list(of patient: PatientEntry, in transaction: borrowing Transaction) async throws -> [ConditionEntry] {
        try await transaction.query(SelectConditions(clinic: clinic, numbers: patient.numbers))
    }

    /// Strikes a condition and says whose it was.
    public func void(
        _ number: ConditionNumber,
        reason: Line,
        in transaction: borrowing Transaction
    ) async throws -> PatientEntry {
        try await Facts.condition.void(number, reason: reason, of: clinic, in: transaction)
    }
}

/// A condition of a patient.
public struct ConditionEntry: Sendable {
    /// Its number.
    public let number: ConditionNumber
    /// Whose it is.
    public let patient: PatientNumber
    /// What it is.
    public let condition: ConditionCode
    /// Its name as printed.
    public let name: String
    /// Day from which it is known.
    public let notedOn: Day
    /// First day on which it no longer holds; nil: holds on.
    public let endsOn: Day?
    /// Treatments that it speaks against, the absolute ones first.
    public let against: [String]
    /// Remark.
    public let note: String?
}

private struct SelectConditions: Statement {
    let clinic: ClinicContext
    let numbers: [PatientNumber]

    var sql: SQL {
        """
        SELECT held.patient_condition_id, \(PersonNumber.of("held")) AS patient_id, held.condition_code, condition.name, held.noted_on,
               held.ends_on, note.body,
               ARRAY(SELECT treatment.code || ' (' || \(Severity.value) || ')'
                   FROM catalogue.treatment
                   \(Severity.joins)
                   WHERE \(Severity.speaksAgainst)
                   ORDER BY \(Severity.value), treatment.code) AS against
        FROM clinic.patient_condition AS held
        JOIN catalogue.condition ON condition.code = held.condition_code
        LEFT JOIN clinic.survivors(\(clinic.id), 'infinity') AS merged ON merged.patient_id = held.patient_id
        LEFT JOIN \(clinic.notes) AS note ON note.clinic_id = held.clinic_id AND note.note_id = held.note_id
        WHERE held.clinic_id = \(clinic.id) AND held.patient_id = ANY (\(numbers)::bigint[]) AND held.voided_at IS NULL
        ORDER BY held.patient_condition_id
        """
    }

    func decode(_ row: Row) throws -> ConditionEntry {
        try ConditionEntry(
            number: row["patient_condition_id"],
            patient: row["patient_id"],
            condition: row["condition_code"],
            name: row["name"],
            notedOn: row["noted_on"],
            endsOn: row["ends_on"],
            against: row["against"],
            note: row["body"]
        )
    }
}

/// How much a condition `held` speaks against a `treatment`: as the clinic holds, else as the catalogue says.
enum Severity {
    static let joins: SQL = """
        LEFT JOIN catalogue.contraindication AS known
            ON known.condition_code = held.condition_code AND known.treatment_code = treatment.code
        LEFT JOIN clinic.contraindication AS own ON own.clinic_id = held.clinic_id
            AND own.condition_code = held.condition_code AND own.treatment_code = treatment.code AND own.replaced_at IS NULL
        """
    static let value: SQL = "coalesce(own.severity, known.severity)"
    static let speaksAgainst: SQL = "coalesce(own.severity, known.severity) IN ('absolute', 'relative')"
}
