import Postgres
import Synchronization
import TestSupport
import Testing

@testable import Cluster

@Suite("Migrating a database")
struct MigratorTests {
    private static let first = (
        name: "0001_roles.sql", text: "CREATE SCHEMA clinic; CREATE TABLE clinic.shoe (id int);"
    )
    private static let second = (name: "0002_runs.sql", text: "CREATE TABLE clinic.run (id int); SELECT pg_sleep(0.2);")

    /// Lends pools on an empty database that has the roles.
    private func withDatabase(_ body: (Pool) async throws -> Void) async throws {
        let name = try await TestServer.shared.createDatabase()
        try await Pool.lent(TestServer.shared.settings(database: name)) { pool in
            try await Migrator(files: []).prepareRoles(in: pool)
            try await body(pool)
        }
    }

    @Test("an empty database is migrated once; a second run does nothing")
    func twice() async throws {
        try await withDatabase { pool in
            let migrator = try Migrator(files: [Self.first, Self.second])
            #expect(try await migrator.state(of: pool) == .empty)
            #expect(try await migrator.migrate(pool).map(\.version) == [1, 2])
            #expect(try await migrator.migrate(pool).isEmpty)
            #expect(try await migrator.state(of: pool) == .current)
            #expect(try await migrator.verifiedState(of: pool) == .current)
            let applied = try await migrator.applied(in: pool)
            #expect(applied.map(\.name) == ["roles", "runs"])
            #expect(applied.allSatisfy { $0.appliedBy == ServerConfiguration.superuser })
        }
    }

    @Test("firststep_owner owns what a step makes")
    func owner() async throws {
        try await withDatabase { pool in
            try await Migrator(files: [Self.first]).migrate(pool)
            let row = try await pool.withConnection {
                try await $0.queryOne("SELECT tableowner::text AS owner FROM pg_tables WHERE tablename = 'shoe'")
            }
            #expect(try row.decode("owner", as: String.self) == Migrator.owner)
        }
    }

    @Test("the ledger's checksum is SHA-256 of the text")
    func checksum() async throws {
        try await withDatabase { pool in
            try await Migrator(files: [(name: "0001_select.sql", text: "SELECT 1;\n")]).migrate(pool)
            let row = try await pool.withConnection { try await $0.queryOne("SELECT checksum FROM meta.migration") }
            // printf 'SELECT 1;\n' | sha256sum
            let expected = "b4e0497804e46e0a0b0b8c31975b062152d551bac49c3c2e80932567b4085dcd"
            #expect(try row.decode("checksum", as: String.self) == expected)
        }
    }

    @Test("a step whose text was changed afterwards is found and stops the run")
    func changed() async throws {
        try await withDatabase { pool in
            try await Migrator(files: [Self.first]).migrate(pool)
            let edited = try Migrator(files: [(name: Self.first.name, text: "SELECT 2;"), Self.second])
            #expect(try await edited.verifiedState(of: pool) == .changed(version: 1))
            let error = try await #require(throws: ClusterError.self) { try await edited.migrate(pool) }
            #expect(error.code == .schemaChanged)
        }
    }

    @Test("an older program refuses a newer schema, a newer program an older one")
    func otherPrograms() async throws {
        try await withDatabase { pool in
            let (old, new) = (try Migrator(files: [Self.first]), try Migrator(files: [Self.first, Self.second]))
            try await old.migrate(pool)
            let behind = try await #require(throws: ClusterError.self) { try await new.requireCurrent(pool) }
            #expect(behind.code == .schemaOlder)
            #expect(behind.description.contains("1 step behind: run `firststep migrate`"))
            try await new.migrate(pool)
            let ahead = try await #require(throws: ClusterError.self) { try await old.requireCurrent(pool) }
            #expect(ahead.code == .schemaNewer)
            await #expect(throws: ClusterError.self) { try await old.migrate(pool) }
        }
    }

    @Test("two runs at once do each step once")
    func atOnce() async throws {
        let name = try await TestServer.shared.createDatabase()
        let settings = TestServer.shared.settings(database: name)
        try await Pool.lent(settings) { try await Migrator(files: []).prepareRoles(in: $0) }
        let migrator = try Migrator(files: [Self.first, Self.second])
        let done = try await withThrowingTaskGroup(of: [Int].self) { group in
            for _ in 0..<3 {
                group.addTask { try await Pool.lent(settings) { try await migrator.migrate($0).map(\.version) } }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(done.sorted() == [1, 2])
    }

    @Test("a step that fails leaves nothing of itself and keeps the ones before")
    func failing() async throws {
        try await withDatabase { pool in
            let broken = (name: "0002_broken.sql", text: "CREATE TABLE clinic.half (id int); SELECT 1/0;")
            let migrator = try Migrator(files: [Self.first, broken])
            let error = try await #require(throws: ClusterError.self) { try await migrator.migrate(pool) }
            #expect(error.code == .migrationFailed)
            #expect(error.description.contains("0002_broken.sql"))
            #expect(try await migrator.applied(in: pool).map(\.version) == [1])
            let row = try await pool.withConnection {
                try await $0.queryOne("SELECT to_regclass('clinic.half') IS NULL AS is_absent")
            }
            #expect(try row.decode("is_absent", as: Bool.self))
        }
    }

    @Test("a login without the right to make roles is told what the administrator can run")
    func rolesMissing() async throws {
        let name = try await TestServer.shared.createDatabase()
        let settings = TestServer.shared.settings(database: name)
        try await Pool.lent(settings) { pool in
            try await pool.withConnection { try await $0.execute("CREATE ROLE powerless LOGIN") }
        }
        let weak = ConnectionSettings(parameters: settings.parameters, role: "powerless")
        try await Pool.lent(weak) { pool in
            let error = try await #require(throws: ClusterError.self) { try await Migrator().prepareRoles(in: pool) }
            #expect(error.code == .rolesMissing)
            #expect(error.description.contains("Let a superuser of the server run `firststep init`"))
            #expect(error.description.contains("GRANT firststep_owner TO powerless;"))
        }
    }

    @Test("a clone of the migrated template is current, and staff can read its ledger but not write it")
    func template() async throws {
        let name = try await TestServer.shared.database()
        var settings = TestServer.shared.settings(database: name)
        settings.role = Migrator.staff
        try await Pool.lent(settings) { pool in
            #expect(try await Migrator().state(of: pool) == .current)
            let error = try await #require(throws: PostgresError.self) {
                try await pool.withConnection { try await $0.execute("DELETE FROM meta.migration") }
            }
            #expect(error.sqlState == .insufficientPrivilege)
        }
    }
}
