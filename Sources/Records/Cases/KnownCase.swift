import Domain
import Postgres

/// A case that exists, open or closed: what a list of one case begins with.
public enum KnownCase {
    /// Throws ``InvalidInput`` for an unknown or voided case, so that a mistyped number is no empty list.
    public static func require(
        _ number: CaseNumber,
        of clinic: ClinicContext,
        in transaction: borrowing Transaction
    ) async throws {
        let found = try await transaction.query(
            """
            SELECT FROM clinic.case AS known
            WHERE known.clinic_id = \(clinic.id) AND known.case_id = \(number) AND known.voided_at IS NULL
            """
        )
        guard !found.isEmpty else { throw try await Absence.of(number, in: transaction) }
    }
}
