import Domain
import Postgres

/// The clinic's log, as who works there writes it.
public enum AuditLog {
    /// Writes an event: the last statement of a transaction, since whoever comes next waits for its commit.
    ///
    /// - Returns: the number of the event.
    @discardableResult
    public static func append(_ entry: AuditEntry, in transaction: borrowing Transaction) async throws -> Int64 {
        let subject = entry.subject
        return try await transaction.queryOne(
            """
            SELECT audit.append(\(entry.action), \(entry.outcome), \(subject.record), \(subject.patients)::bigint[],
                \(subject.cases)::bigint[], \(subject.rows)::bigint, \(subject.fileDigest), \(entry.detail)) AS event_id
            """
        )["event_id"]
    }
}
