import Domain
import Postgres

/// Striking a fact: once, with a reason, by whom and when the database says.
enum Voiding {
    /// Voids the rows of a table of facts that a condition names and that still stand; returns how many there were.
    static func void(
        _ table: String,
        where condition: SQL,
        reason: Line,
        of clinic: ClinicContext,
        in transaction: borrowing Transaction
    ) async throws -> Int {
        try await transaction.execute(
            """
            UPDATE \(unescaped: table)
            SET voided_at = now(), voided_by = current_user, void_reason = \(reason)
            WHERE clinic_id = \(clinic.id) AND voided_at IS NULL AND (\(condition))
            """
        )
    }
}
