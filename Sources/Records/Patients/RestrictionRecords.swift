import Domain
import Postgres

/// Patients of a clinic whom nobody sees without saying why.
public struct RestrictionRecords: Sendable {
    let clinic: ClinicContext

    /// The restricted patients of this clinic.
    public init(_ clinic: ClinicContext) {
        self.clinic = clinic
    }

    /// Restricts a patient; throws ``InvalidInput`` for an unknown one, and for one who is restricted already.
    public func restrict(_ patient: PatientNumber, in transaction: borrowing Transaction) async throws {
        try clinic.require(.clinician, .frontdesk, .administrator, for: "restricting a patient is")
        let standing = try await transaction.query(
            """
            SELECT FROM clinic.restriction
            WHERE clinic_id = \(clinic.id) AND patient_id = \(patient) AND voided_at IS NULL
            """
        )
        guard standing.isEmpty else { throw InvalidInput("patient \(patient) is restricted already") }
        try await insert("clinic.restriction", patient, in: transaction)
    }

    /// Lifts the restriction of a patient, whatever number of theirs it was put on.
    ///
    /// Throws ``InvalidInput`` for one who is not restricted.
    public func lift(_ patient: PatientNumber, reason: Line, in transaction: borrowing Transaction) async throws {
        try clinic.require(.administrator, for: "lifting a restriction is")
        let struck = try await Voiding.void(
            "clinic.restriction",
            where: "patient_id = ANY (access.numbers_of(\(patient)))",
            reason: reason,
            of: clinic,
            in: transaction
        )
        guard struck > 0 else { throw InvalidInput("patient \(patient) is not restricted") }
    }

    /// Opens a restricted patient to who is at the desk; returns until when.
    ///
    /// Throws ``InvalidInput`` for an unknown patient, and for one who is not restricted.
    public func open(_ patient: PatientNumber, in transaction: borrowing Transaction) async throws -> PatientOpening {
        try clinic.require(.clinician, .frontdesk, for: "opening a restricted patient is")
        let restricted = try await transaction.query(
            """
            SELECT FROM clinic.restriction
            WHERE clinic_id = \(clinic.id) AND voided_at IS NULL AND patient_id = ANY (access.numbers_of(\(patient)))
            """
        )
        guard !restricted.isEmpty else {
            let known = try await transaction.query(
                "SELECT FROM clinic.patient WHERE clinic_id = \(clinic.id) AND patient_id = \(patient)"
            )
            throw InvalidInput(
                known.isEmpty
                    ? "there is no patient \(patient)"
                    : "patient \(patient) is not restricted; there is nothing to open: firststep patient show \(patient)"
            )
        }
        try await insert("clinic.opening", patient, in: transaction)
        return try await transaction.queryOne(SelectOpeningEnd(clinic: clinic.id, patient: patient))
    }

    /// How many restricted patients lists leave out, as who is at the desk has not opened them.
    public func leftOut(in transaction: borrowing Transaction) async throws -> Int {
        guard clinic.hidesRestricted else { return 0 }
        return try await closed(among: "true", in: transaction).count
    }

    /// The restricted patients, of those that a condition on their `patient_id` names, who are hidden.
    func closed(among condition: SQL, in transaction: borrowing Transaction) async throws -> [PatientNumber] {
        try await transaction.queryOne(
            """
            SELECT ARRAY(
                SELECT patient.patient_id FROM clinic.patient
                WHERE patient.clinic_id = \(clinic.id) AND (\(condition)) AND patient.patient_id = ANY (ARRAY(
                    SELECT unnest(access.numbers_of(restriction.patient_id)) FROM clinic.restriction
                    WHERE restriction.clinic_id = \(clinic.id) AND restriction.voided_at IS NULL))
                  AND access.closed_to_caller(patient.patient_id)
                ORDER BY patient.patient_id) AS patients
            """
        )["patients"]
    }

    private func insert(
        _ table: String,
        _ patient: PatientNumber,
        in transaction: borrowing Transaction
    ) async throws {
        do {
            try await transaction.execute(
                "INSERT INTO \(unescaped: table) (clinic_id, patient_id) VALUES (\(clinic.id), \(patient))"
            )
        } catch let error as PostgresError where error.sqlState == .foreignKeyViolation {
            // Who restricts need not be able to see which patients there are.
            throw InvalidInput("there is no patient \(patient)")
        }
    }
}

extension ClinicContext {
    /// Whether restricted patients are hidden from who is at the desk: a policy hides them from those who treat and receive.
    var hidesRestricted: Bool { duties.contains(.clinician) || duties.contains(.frontdesk) }
}

/// Until when a restricted patient is open to who opened them.
public struct PatientOpening: Sendable {
    /// The patient.
    public let patient: PatientNumber
    /// The moment at which they are closed again.
    public let until: Moment
    /// Its hour and minute, in the clinic's time zone.
    public let clock: String
}

private struct SelectOpeningEnd: Statement {
    let clinic: Int64
    let patient: PatientNumber

    var sql: SQL {
        """
        SELECT opening.patient_id, opening.recorded_at + interval '3 hours' AS until,
               to_char((opening.recorded_at + interval '3 hours') AT TIME ZONE profile.time_zone, 'HH24:MI') AS clock
        FROM clinic.opening
        JOIN clinic.clinic_profile AS profile
            ON profile.clinic_id = opening.clinic_id AND profile.replaced_at IS NULL
        WHERE opening.clinic_id = \(clinic) AND opening.patient_id = \(patient) AND opening.recorded_by = current_user
        ORDER BY opening.recorded_at DESC, opening.opening_id DESC
        LIMIT 1
        """
    }

    func decode(_ row: Row) throws -> PatientOpening {
        try PatientOpening(patient: row["patient_id"], until: row["until"], clock: row["clock"])
    }
}
