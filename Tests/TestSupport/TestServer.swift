import Cluster
import Domain
import Foundation
import Postgres
import Synchronization

/// A private PostgreSQL server of the test process's own, made as the product makes its server but without durability.
///
/// It lives in `TemporaryFolder` and goes away with the process. Everything here reaches that server and no other.
public final class TestServer: Sendable {
    /// The server that all tests of a process share; started by whoever asks first.
    public static let shared = TestServer()

    /// A login with every duty of people.
    public static let staff = "test_staff"

    /// The login with one duty, in the first or the other clinic of a test.
    ///
    /// Logins belong to the whole server, and all databases of the tests use the same ones.
    public static func login(_ duty: Duty, ofOther isOther: Bool = false) -> String {
        "\(isOther ? "other" : "test")_\(duty.rawValue)"
    }

    /// A login with every duty in another clinic.
    public static let otherStaff = "other_staff"

    private static var logins: [(name: String, duties: [Duty])] {
        [(staff, Duty.ofPeople), (otherStaff, Duty.ofPeople)]
            + Duty.allCases.flatMap { [(login($0), [$0]), (login($0, ofOther: true), [$0])] }
    }

    /// The server itself, for the product's own calls.
    public let server: PrivateServer
    private let lastDatabase = Mutex(0)
    private let template = Mutex<Task<String, any Error>?>(nil)

    /// Names a server, which is made by `start()` or the first `createDatabase()`.
    ///
    /// - Parameter durability: what it promises about what was committed; a test that ends it by force asks for all.
    public init(durability: Durability = .none) {
        do {
            server = PrivateServer(home: try ServerHome(path: TemporaryFolder.newPath()), durability: durability)
        } catch {
            fatalError("no home for a test server: \(error)")
        }
    }

    /// Makes the server if it is new, and starts it.
    public func start() async throws { try await server.ensureRunning() }

    /// Stops the server as a crash would: no goodbye to anyone.
    public func stopImmediately() throws {
        guard case .running(let process?) = try server.status() else { return }
        kill(process, SIGQUIT)
        while case .running = try server.status() { usleep(10_000) }
    }

    /// How to reach a database of the server as its superuser, or as another role.
    public func settings(database: String, user: String = "firststep_superuser") -> ConnectionSettings {
        server.settings(database: database, user: user)
    }

    /// What a command needs in its environment to work on a database of the server, as a member of the staff.
    public func environment(database: String, user: String = TestServer.staff) -> [String: String] {
        ["FIRSTSTEP_DATABASE": "postgresql:///\(database)?host=\(server.home.run)&port=5432&user=\(user)"]
    }

    /// The program, working on a migrated database of its own as a member of the staff.
    public func program() async throws -> FirstStepBinary {
        try FirstStepBinary(environment: environment(database: try await database()))
    }

    /// Makes an empty database, without any schema, and gives its name.
    public func createDatabase() async throws -> String { try await createDatabase(from: "template1") }

    /// Makes a database with the schema and what `TestTemplate` puts into it, and gives its name.
    ///
    /// The template is made once; a clone of it takes about 75 ms. Clones stay until the process ends.
    public func database() async throws -> String {
        let making = template.withLock { task in
            if let task { return task }
            let new = Task { try await self.makeTemplate() }
            task = new
            return new
        }
        return try await createDatabase(from: try await making.value)
    }

    private func makeTemplate() async throws -> String {
        let name = "firststep_template"
        try await start()
        let migrator = try Migrator()
        try await server.ensureDatabase(name, for: migrator)
        let pool = Pool(settings(database: name), size: 1)
        try await migrator.migrate(pool)
        for login in Self.logins {
            try await pool.transaction { transaction in
                try await transaction.execute(
                    "SELECT logins.grant_duties(\(login.name), \(login.duties.map(\.rawValue)))"
                )
            }
        }
        try await server.allow(roles: Self.logins.map(\.name))
        try await TestTemplate.fill(pool)
        // A template with a session in it cannot be cloned.
        await pool.close()
        return name
    }

    private func createDatabase(from template: String) async throws -> String {
        try await start()
        let name = "test_\(lastDatabase.withLock { $0 += 1; return $0 })"
        let pool = Pool(settings(database: "postgres"), size: 1)
        try await pool.withConnection { session in
            try await session.execute("CREATE DATABASE \(identifier: name) TEMPLATE \(identifier: template)")
        }
        if template != "template1" {
            // Grants on a database are not cloned with it.
            try await Self.grant(name, pool)
        }
        await pool.close()
        return name
    }

    private static func grant(_ name: String, _ pool: Pool) async throws {
        try await pool.withConnection { session in
            let (owner, staff) = (Migrator.owner, Migrator.staff)
            try await session.execute("REVOKE ALL ON DATABASE \(identifier: name) FROM PUBLIC")
            try await session.execute("GRANT ALL ON DATABASE \(identifier: name) TO \(identifier: owner)")
            try await session.execute(
                "GRANT CONNECT, TEMPORARY ON DATABASE \(identifier: name) TO \(identifier: staff)"
            )
        }
    }
}
