import Domain
import Postgres

/// A table of facts with numbers that people type; the record says what one is called.
struct FactTable<Record: NumberedRecord>: Sendable {
    /// Its name, with the schema.
    let name: String
    /// The column of the number.
    let key: String
}

/// The tables of facts that commands name by number.
enum Facts {
    static let exam = FactTable<Numbered.Exam>(name: "clinic.exam", key: "exam_id")
    static let imagingOrder = FactTable<Numbered.ImagingOrder>(name: "clinic.imaging_order", key: "imaging_order_id")
    static let prescription = FactTable<Numbered.Prescription>(name: "clinic.prescription", key: "prescription_id")
    static let series = FactTable<Numbered.Series>(name: "clinic.series", key: "series_id")
    static let session = FactTable<Numbered.Session>(name: "clinic.session", key: "session_id")
    static let score = FactTable<Numbered.Score>(name: "clinic.score", key: "score_id")
    static let checkIn = FactTable<Numbered.CheckIn>(name: "clinic.checkin", key: "checkin_id")
    static let adherence = FactTable<Numbered.Adherence>(name: "clinic.adherence", key: "adherence_id")
    static let alert = FactTable<Numbered.Alert>(name: "clinic.alert", key: "alert_id")
    static let estimate = FactTable<Numbered.Estimate>(name: "billing.estimate", key: "estimate_id")
    static let charge = FactTable<Numbered.Charge>(name: "billing.charge", key: "charge_id")
}

extension FactTable {
    /// The case of a fact that stands, open; nobody else can change either until the transaction ends.
    ///
    /// Throws ``InvalidInput`` for an unknown or a voided fact, and for one of a closed case.
    func hold(
        _ number: RecordNumber<Record>,
        of clinic: ClinicContext,
        in transaction: borrowing Transaction
    ) async throws -> OpenCase {
        let held = try await transaction.queryOptional(
            """
            SELECT case_id FROM \(unescaped: name)
            WHERE clinic_id = \(clinic.id) AND \(identifier: key) = \(number) AND voided_at IS NULL
            FOR NO KEY UPDATE
            """
        )
        guard let held else { throw try await refusal(of: number, of: clinic, in: transaction) }
        return try await OpenCase.find(held["case_id"], of: clinic, in: transaction)
    }

    /// Strikes a fact; throws ``InvalidInput`` for an unknown or a voided one.
    func void(
        _ number: RecordNumber<Record>,
        reason: Line,
        of clinic: ClinicContext,
        in transaction: borrowing Transaction
    ) async throws {
        let struck = try await Voiding.void(
            name,
            where: "\(identifier: key) = \(number)",
            reason: reason,
            of: clinic,
            in: transaction
        )
        guard struck == 1 else { throw try await refusal(of: number, of: clinic, in: transaction) }
    }

    /// Why a number names no fact that stands: there is none, it was voided, or its patient is restricted.
    func refusal(
        of number: RecordNumber<Record>,
        of clinic: ClinicContext,
        in transaction: borrowing Transaction
    ) async throws -> any Error {
        let found = try await transaction.queryOptional(
            """
            SELECT case_id, void_reason FROM \(unescaped: name)
            WHERE clinic_id = \(clinic.id) AND \(identifier: key) = \(number)
            """
        )
        guard let found else { return InvalidInput("there is no \(Record.noun) \(number)") }
        let reason: Line? = try found["void_reason"]
        if reason == nil,
            let hidden = try await Absence.hidden("\(Record.noun) \(number)", of: found["case_id"], in: transaction)
        {
            return hidden
        }
        return InvalidInput("\(Record.noun) \(number) was voided\(reason.map { ": \($0)" } ?? "")")
    }
}
