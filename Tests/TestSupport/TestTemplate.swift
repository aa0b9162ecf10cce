import Cluster
import Postgres
import Records

/// What every cloned test database holds besides the schema.
enum TestTemplate {
    /// Loads the catalogue, as its owner.
    static func fill(_ settings: ConnectionSettings) async throws {
        var settings = settings
        settings.role = Migrator.owner
        let pool = Pool(settings, size: 1)
        _ = try await pool.transaction { try await CatalogueLoader.load(in: $0) }
        // A template with a session in it cannot be cloned.
        await pool.close()
    }
}
