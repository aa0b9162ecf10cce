import Postgres

/// How much is recorded, over all clinics that the login may see.
public struct RecordCounts: Sendable {
    /// Clinics.
    public let clinics: Int
    /// People: a merged number is not one.
    public let patients: Int
    /// Cases that stand.
    public let cases: Int
    /// Scores that stand.
    public let scores: Int

    /// Counts them.
    public static func read(in transaction: borrowing Transaction) async throws -> RecordCounts {
        try await transaction.queryOne(CountRecords())
    }
}

private struct CountRecords: Statement {
    var sql: SQL {
        """
        SELECT (SELECT count(*) FROM clinic.clinic) AS clinics,
               (SELECT count(*) FROM clinic.patient) - (
                   SELECT count(*) FROM clinic.clinic, clinic.survivors(clinic.clinic_id, 'infinity')) AS patients,
               (SELECT count(*) FROM clinic.case AS standing WHERE voided_at IS NULL) AS cases,
               (SELECT count(*) FROM clinic.score WHERE voided_at IS NULL) AS scores
        """
    }

    func decode(_ row: Row) throws -> RecordCounts {
        try RecordCounts(
            clinics: row["clinics"],
            patients: row["patients"],
            cases: row["cases"],
            scores: row["scores"]
        )
    }
}
