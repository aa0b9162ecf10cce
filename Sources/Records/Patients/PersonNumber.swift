import Postgres

/// The number that a row's patient is read as, in SQL: for a row that is joined with its `merged` of `clinic.survivors`.
enum PersonNumber {
    /// The column of a patient's number, in every table that has one.
    static let column = "patient_id"

    /// Fit for a join: COALESCE is not among what the planner holds for leakproof, so that no index of a table under
    /// row-level security would be used with it.
    static func of(_ table: String) -> SQL {
        """
        CASE WHEN merged.survivor_id IS NULL THEN \(unescaped: table).patient_id ELSE merged.survivor_id END
        """
    }
}
