import Domain
import Postgres

/// How patients of a clinic are forgotten.
public struct ErasureRecords: Sendable {
    let clinic: ClinicContext

    /// The erasures of this clinic.
    public init(_ clinic: ClinicContext) {
        self.clinic = clinic
    }

    /// Erases who a person is, under all their numbers; what was done stays, and means nobody any more.
    ///
    /// Throws ``InvalidInput`` for an unknown or an erased patient, for one with an open case, and before the record may go
    /// unless that is overridden.
    public func erase(
        _ patient: PatientNumber,
        overridingRetention: Bool,
        in transaction: borrowing Transaction
    ) async throws -> PatientErasure {
        try clinic.require(.administrator, for: "erasing a patient is")
        let found = try await transaction.query(SelectPatientToErase(patient: patient))
        guard let target = found.first else { throw InvalidInput("there is no patient \(patient)") }
        try check(target, patient, overridingRetention: overridingRetention)
        let rows = try await transaction.query(ErasePatient(patient: patient, overriding: overridingRetention))
        return PatientErasure(numbers: target.numbers, rows: rows)
    }

    private func check(_ target: PatientToErase, _ patient: PatientNumber, overridingRetention: Bool) throws {
        if let day = target.erasedOn { throw InvalidInput("patient \(patient) was erased on \(day) already") }
        guard target.openCases.isEmpty else {
            let cases = target.openCases.map(\.description).joined(separator: ", ")
            throw InvalidInput("patient \(patient) has an open case (\(cases)); close it first: firststep case close")
        }
        guard let day = target.erasableFrom, day > clinic.today, !overridingRetention else { return }
        throw InvalidInput(
            """
            the record of patient \(patient) must be kept until \(day): it can be erased from that day on, or with \
            --override-retention --reason "..." where the law allows it
            """
        )
    }
}

/// What an erasure did.
public struct PatientErasure: Sendable {
    /// The numbers of the person, of whom none means anybody any more.
    public let numbers: [PatientNumber]
    /// How many rows of each kind went.
    public let rows: [(what: String, count: Int)]
}

private struct PatientToErase {
    let numbers: [PatientNumber]
    let erasedOn: Day?
    let openCases: [CaseNumber]
    let erasableFrom: Day?
}

private struct SelectPatientToErase: Statement {
    let patient: PatientNumber

    var sql: SQL {
        "SELECT numbers, erased_on, open_cases, erasable_from FROM access.patient_to_erase(\(patient))"
    }

    func decode(_ row: Row) throws -> PatientToErase {
        try PatientToErase(
            numbers: row["numbers"],
            erasedOn: row["erased_on"],
            openCases: row["open_cases"],
            erasableFrom: row["erasable_from"]
        )
    }
}

private struct ErasePatient: Statement {
    let patient: PatientNumber
    let overriding: Bool

    var sql: SQL { "SELECT what, rows FROM access.erase_patient(\(patient), \(overriding))" }

    func decode(_ row: Row) throws -> (what: String, count: Int) {
        try (row["what"], row["rows"])
    }
}
