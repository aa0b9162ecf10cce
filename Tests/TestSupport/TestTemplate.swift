import Cluster
import Postgres
import Records

/// What every cloned test database holds besides the schema.
enum TestTemplate {
    /// Fills the template with the catalogue, once for each test process.
    static func fill(_ pool: Pool) async throws {
        try await pool.transaction { transaction in
            try await transaction.execute("SET LOCAL ROLE \(identifier: Migrator.owner)")
            try await CatalogueLoader.load(in: transaction)
        }
    }
}
