import Domain
import Postgres

/// Why a number names nothing that the person at the desk sees: there is no such record, or its patient is restricted.
enum Absence {
    /// ``InvalidInput`` for a case that does not exist, ``NotPermitted`` for one of a restricted patient.
    static func of(_ number: CaseNumber, in transaction: borrowing Transaction) async throws -> any Error {
        guard let patient = try await closedPatient(of: number, in: transaction) else {
            return InvalidInput("there is no case \(number)")
        }
        return closed("case \(number) is of the restricted patient \(patient)", patient)
    }

    /// ``InvalidInput`` for a patient who does not exist or was erased, ``NotPermitted`` for a restricted one.
    static func of(
        _ number: PatientNumber,
        of clinic: ClinicContext,
        in transaction: borrowing Transaction
    ) async throws -> any Error {
        let row = try await transaction.queryOne("SELECT access.closed_to_caller(\(number)) AS is_closed")
        let isClosed: Bool = try row["is_closed"]
        if isClosed { return closed("patient \(number) is restricted", number) }
        let erased = try await transaction.query(
            SelectErasedPatients(clinic: clinic.id, condition: "erasure.patient_id = \(number)")
        )
        guard let patient = erased.first else { return InvalidInput("there is no patient \(number)") }
        return InvalidInput("patient \(number) was erased on \(patient.erasedOn)")
    }

    /// ``NotPermitted`` for a record of a case whose patient is restricted, or nil where nothing is hidden.
    static func hidden(
        _ record: String,
        of number: CaseNumber,
        in transaction: borrowing Transaction
    ) async throws -> NotPermitted? {
        try await closedPatient(of: number, in: transaction).map {
            closed("\(record) is of the restricted patient \($0)", $0)
        }
    }

    /// The condition that the case of a row can be seen; a policy hides those of restricted patients.
    static func none(of table: String) -> SQL {
        """
        EXISTS (SELECT FROM clinic.case AS seen
            WHERE seen.clinic_id = \(unescaped: table).clinic_id AND seen.case_id = \(unescaped: table).case_id)
        """
    }

    private static func closedPatient(
        of number: CaseNumber,
        in transaction: borrowing Transaction
    ) async throws -> PatientNumber? {
        try await transaction.queryOne(
            """
            SELECT \(PersonNumber.of("closed")) AS patient_id
            FROM access.patient_of_closed_case(\(number)) AS closed (patient_id)
            LEFT JOIN clinic.survivors(access.clinic_at_work(), 'infinity') AS merged
                ON merged.patient_id = closed.patient_id
            """
        )["patient_id"]
    }

    private static func closed(_ what: String, _ patient: PatientNumber) -> NotPermitted {
        NotPermitted("\(what); say why you have to see it: firststep patient open \(patient) --reason \"...\"")
    }
}
