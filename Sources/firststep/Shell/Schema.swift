import Postgres

/// Whether the database's schema is the one this program was built for.
enum Schema {
    static func check(in transaction: borrowing Transaction) async throws {}
}
