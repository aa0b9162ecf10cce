import Domain
import Postgres

/// A table of facts about a patient rather than a case.
struct PatientFactTable<Record: NumberedRecord>: Sendable {
    /// Its name, with the schema.
    let name: String
    /// The column of the number.
    let key: String
}

extension Facts {
    static let run = PatientFactTable<Numbered.Run>(name: "clinic.run", key: "run_id")
    static let shoe = PatientFactTable<Numbered.Shoe>(name: "clinic.shoe", key: "shoe_id")
    static let route = PatientFactTable<Numbered.Route>(name: "clinic.route", key: "route_id")
    static let condition = PatientFactTable<Numbered.Condition>(
        name: "clinic.patient_condition",
        key: "patient_condition_id"
    )
}

extension PatientFactTable {
    /// Whose fact it is, and the number that it was recorded under.
    ///
    /// Throws ``InvalidInput`` for an unknown or a voided fact, and ``NotPermitted`` where its patient is restricted.
    func owner(
        of number: RecordNumber<Record>,
        of clinic: ClinicContext,
        in transaction: borrowing Transaction
    ) async throws -> (patient: PatientEntry, recordedUnder: PatientNumber) {
        let found = try await transaction.queryOptional(
            """
            SELECT patient_id, void_reason FROM \(unescaped: name)
            WHERE clinic_id = \(clinic.id) AND \(identifier: key) = \(number)
            """
        )
        guard let found else { throw InvalidInput("there is no \(Record.noun) \(number)") }
        let recordedUnder: PatientNumber = try found["patient_id"]
        let patient = try await PatientRecords(clinic).find(recordedUnder, in: transaction)
        if let reason: Line = try found["void_reason"] {
            throw InvalidInput("\(Record.noun) \(number) was voided: \(reason)")
        }
        return (patient, recordedUnder)
    }

    /// Strikes a fact and says whose it was; throws as ``owner(of:of:in:)``.
    func void(
        _ number: RecordNumber<Record>,
        reason: Line,
        of clinic: ClinicContext,
        in transaction: borrowing Transaction
    ) async throws -> PatientEntry {
        let (patient, _) = try await owner(of: number, of: clinic, in: transaction)
        let struck = try await Voiding.void(
            name,
            where: "\(identifier: key) = \(number)",
            reason: reason,
            of: clinic,
            in: transaction
        )
        guard struck == 1 else { throw InvalidInput("\(Record.noun) \(number) was voided meanwhile") }
        return patient
    }

    /// Throws ``InvalidInput`` unless a fact is of a person, and gives the number that it was recorded under.
    func require(
        _ number: RecordNumber<Record>,
        of patient: PatientEntry,
        _ clinic: ClinicContext,
        in transaction: borrowing Transaction
    ) async throws -> PatientNumber {
        let (owner, recordedUnder) = try await owner(of: number, of: clinic, in: transaction)
        guard owner.number == patient.number else {
            throw InvalidInput("\(Record.noun) \(number) is not one of patient \(patient.number)")
        }
        return recordedUnder
    }
}
