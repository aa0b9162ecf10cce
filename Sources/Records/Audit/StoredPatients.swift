import Postgres

/// Patients who are named by rows of the database and stay there: there may be a million.
public struct StoredPatients: Sendable {
    /// A query of their numbers.
    let numbers: SQL
}
