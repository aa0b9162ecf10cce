import Domain
import Postgres

/// How much is recorded in the clinic at the desk, as far as who is there may see it.
public struct RecordCounts: Sendable {
    /// People: a merged number is not one; nil for who may see none.
    public let patients: Int?
    /// Cases that stand; nil for who may see none.
    public let cases: Int?
    /// Scores that stand; nil for who may see none.
    public let scores: Int?

    /// Counts them.
    public static func read(
        of clinic: ClinicContext,
        in transaction: borrowing Transaction
    ) async throws -> RecordCounts {
        try await transaction.queryOne(CountRecords(clinic: clinic))
    }
}

private struct CountRecords: Statement {
    let clinic: ClinicContext

    var sql: SQL {
        """
        SELECT \(count("clinic.patient", .patients)) - \(merged) AS patients,
               \(count("clinic.case AS held", .cases, "AND voided_at IS NULL")) AS cases,
               \(count("clinic.score", .scores, "AND voided_at IS NULL")) AS scores
        """
    }

    private var merged: SQL {
        clinic.mayRead(.merges) ? "(SELECT count(*) FROM clinic.survivors(\(clinic.id), 'infinity'))" : "0"
    }

    private func count(_ table: SQL, _ area: Area, _ condition: SQL = "") -> SQL {
        guard clinic.mayRead(area) else { return "NULL::bigint" }
        return "(SELECT count(*) FROM \(table) WHERE clinic_id = \(clinic.id) \(condition))"
    }

    func decode(_ row: Row) throws -> RecordCounts {
        try RecordCounts(patients: row["patients"], cases: row["cases"], scores: row["scores"])
    }
}
