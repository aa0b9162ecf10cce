import Domain
import Postgres

extension HomeRecords {
    /// Writes down whether a home measure was done on a day; throws ``InvalidInput`` for a day outside of the prescription and
    /// for one that is logged already.
    public func log(
        _ number: PrescriptionNumber,
        on day: Day,
        isDone: Bool,
        in transaction: borrowing Transaction
    ) async throws -> (AdherenceNumber, PrescriptionEntry) {
        let (prescription, openCase) = try await hold(number, in: transaction)
        try openCase.check(day, of: "the day")
        guard day >= prescription.startsOn else {
            throw InvalidInput("\(number) begins on \(prescription.startsOn), after \(day)")
        }
        if let stopped = prescription.stoppedOn, day >= stopped {
            throw InvalidInput("\(number) was stopped on \(stopped)")
        }
        let known = try await transaction.queryOptional(
            """
            SELECT adherence_id, is_done FROM clinic.adherence
            WHERE clinic_id = \(clinic.id) AND prescription_id = \(number) AND logged_for = \(day) AND voided_at IS NULL
            """
        )
        if let known {
            let (entry, wasDone): (AdherenceNumber, Bool) = try (known["adherence_id"], known["is_done"])
            throw InvalidInput(
                """
                \(day) is logged as \(wasDone ? "done" : "not done") already; if that is wrong, strike it first: \
                firststep home unlog \(entry) --reason "..."
                """
            )
        }
        let entry: AdherenceNumber = try await transaction.queryOne(
            """
            INSERT INTO clinic.adherence (clinic_id, prescription_id, case_id, logged_for, is_done)
            VALUES (\(clinic.id), \(number), \(openCase.number), \(day), \(isDone))
            RETURNING adherence_id
            """
        )["adherence_id"]
        return try await (entry, find(number, in: transaction))
    }

    /// Strikes an entry in the log of home care, and gives the prescription as it stands then.
    public func unlog(
        _ number: AdherenceNumber,
        reason: Line,
        in transaction: borrowing Transaction
    ) async throws -> PrescriptionEntry {
        _ = try await Facts.adherence.hold(number, of: clinic, in: transaction)
        let prescription: PrescriptionNumber = try await transaction.queryOne(
            "SELECT prescription_id FROM clinic.adherence WHERE clinic_id = \(clinic.id) AND adherence_id = \(number)"
        )["prescription_id"]
        try await Facts.adherence.void(number, reason: reason, of: clinic, in: transaction)
        return try await find(prescription, in: transaction)
    }
}
