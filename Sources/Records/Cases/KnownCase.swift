import Domain
import Postgres

/// A case that may be open or closed: what every reading about a case begins with.
public enum KnownCase {
    /// Throws ``InvalidInput`` for an unknown or voided case, so that a mistyped number is no empty list.
    public static func require(
        _ number: CaseNumber,
        of clinic: ClinicContext,
        in transaction: borrowing Transaction
    ) async throws {
        let found = try await transaction.query(
            """
            SELECT FROM clinic.case AS held
            WHERE held.clinic_id = \(clinic.id) AND held.case_id = \(number) AND held.voided_at IS NULL
            """
        )
        guard !found.isEmpty else { throw CaseHold.unknown(number) }
    }
}
