import Domain
import Postgres

/// Why a number names nothing that the person at the desk sees: there is no such record, or its patient is restricted.
enum Absence {
    /// ``InvalidInput`` for a case that does not exist, ``NotPermitted`` for one of a restricted patient.
    static func of(_ number: CaseNumber, in transaction: borrowing Transaction) async throws -> any Error {
        let row = try await transaction.queryOne(
            """
            SELECT \(PersonNumber.of("closed")) AS patient_id
            FROM access.patient_of_closed_case(\(number)) AS closed (patient_id)
            LEFT JOIN clinic.survivors(access.clinic_at_work(), 'infinity') AS merged
                ON merged.patient_id = closed.patient_id
            """
        )
        let patient: PatientNumber? = try row["patient_id"]
        guard let patient else { return InvalidInput("there is no case \(number)") }
        return closed("case \(number) is of the restricted patient \(patient)", patient)
    }

    /// ``InvalidInput`` for a patient who does not exist, ``NotPermitted`` for a restricted one.
    static func of(_ number: PatientNumber, in transaction: borrowing Transaction) async throws -> any Error {
        let row = try await transaction.queryOne("SELECT access.closed_to_caller(\(number)) AS is_closed")
        let isClosed: Bool = try row["is_closed"]
        guard isClosed else { return InvalidInput("there is no patient \(number)") }
        return closed("patient \(number) is restricted", number)
    }

    private static func closed(_ what: String, _ patient: PatientNumber) -> NotPermitted {
        NotPermitted("\(what); say why you have to see it: firststep patient open \(patient) --reason \"...\"")
    }
}
