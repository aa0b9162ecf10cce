import Domain
import Postgres

/// The clinic's log, as who works there writes it.
public enum AuditLog {
    /// Writes an event, about more patients than it names where given, and gives its number.
    ///
    /// The last statement of a transaction, since whoever comes next waits for its commit.
    @discardableResult
    public static func append(
        _ entry: AuditEntry,
        about patients: StoredPatients? = nil,
        in transaction: borrowing Transaction
    ) async throws -> Int64 {
        let subject = entry.subject
        let named = PackedNumbers(subject.patients.map(\.rawValue))
        let about: SQL = patients.map { "ARRAY(\($0.numbers))" } ?? "'{}'::bigint[]"
        return try await transaction.queryOne(
            """
            SELECT audit.append(\(entry.action), \(entry.outcome), \(subject.record), \(named)::bigint[] || \(about),
                \(subject.cases)::bigint[], \(subject.rows)::bigint, \(subject.fileDigest), \(entry.detail)) AS event_id
            """
        )["event_id"]
    }
}
