import Domain
import Postgres

/// A hold on a case until the transaction ends: who records on it keeps it as it is, who closes it keeps others off.
enum CaseHold: Sendable {
    /// Others may record on it too; nobody closes or reopens it.
    case asItIs
    /// Nobody else records on it, closes or reopens it.
    case alone

    /// Waits for whoever stands in the way.
    ///
    /// A statement of its own: what is read in the same statement would be of the moment before the wait, and a closing
    /// made meanwhile would go unseen. Throws ``InvalidInput`` for an unknown case.
    func take(
        _ number: CaseNumber,
        of clinic: ClinicContext,
        in transaction: borrowing Transaction
    ) async throws {
        let strength: SQL = self == .alone ? "FOR UPDATE" : "FOR SHARE"
        let held = try await transaction.query(
            """
            SELECT FROM clinic.case AS held
            WHERE held.clinic_id = \(clinic.id) AND held.case_id = \(number) AND held.voided_at IS NULL
            \(strength)
            """
        )
        guard !held.isEmpty else { throw Self.unknown(number) }
    }

    /// The refusal of a number that no case has.
    static func unknown(_ number: CaseNumber) -> InvalidInput {
        InvalidInput("there is no case \(number)")
    }
}
