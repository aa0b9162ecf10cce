import Postgres

/// What the planner has to know before many rows are read.
public enum GrownTables {
    /// Lets it look at the tables that have grown a lot since it looked last.
    ///
    /// A table that is looked at is held until the transaction ends: ask this in a transaction of its own, or after one's own writing.
    public static func look(in transaction: borrowing Transaction) async throws {
        _ = try await transaction.query("SELECT access.look_at_grown_tables()")
    }
}
