import Cluster
import Postgres
import Records

/// Bringing the schema and the catalogue to this program's.
enum SchemaWork {
    /// Makes the roles that are missing, applies what is pending and loads the catalogue.
    static func migrate(
        _ migrator: Migrator,
        _ pool: Pool,
        _ settings: ConnectionSettings,
        say: (String) -> Void
    ) async throws {
        try await migrator.prepareRoles(in: pool)
        try await migrator.migrate(pool) { say("applied migration \($0.file)") }
        let changed = try await loadCatalogue(settings)
        if changed > 0 { say("loaded the catalogue: \(changed) rows added or changed") }
    }

    /// Loads the catalogue as its owner; returns how many rows were added or changed.
    static func loadCatalogue(_ settings: ConnectionSettings) async throws -> Int {
        var settings = settings
        settings.role = Migrator.owner
        return try await Pool.lent(settings) { pool in
            try await pool.transaction { try await CatalogueLoader.load(in: $0) }
        }
    }
}
