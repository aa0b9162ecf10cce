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
        let held = try await transaction.queryOne("SELECT access.hold_case(\(number), \(self == .alone)) AS stands")
        guard try held.decode("stands", as: Bool.self) else { throw try await Absence.of(number, in: transaction) }
    }
}
