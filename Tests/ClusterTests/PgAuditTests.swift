import Postgres
import TestSupport
import Testing

@testable import Cluster

@Suite("Reads by other programs", .serialized, .timeLimit(.minutes(2)))
struct PgAuditTests {
    /// A server of its own: the marks are the rights of one role, which is the whole server's.
    private static let server = TestServer()
    private static let reader = "reading_rita"

    /// Plain psql as the reader, who has a table `letter` that is marked and a table `weather` that is not.
    private static let prepared = Task {
        try await server.start()
        try await asSuperuser(
            """
            CREATE ROLE \(PgAudit.role) NOLOGIN; CREATE ROLE \(reader) LOGIN;
            CREATE TABLE letter (id int PRIMARY KEY, name text); INSERT INTO letter VALUES (1, 'Ada Lovelace');
            CREATE TABLE weather (day date);
            GRANT SELECT ON letter TO \(PgAudit.role); GRANT SELECT, INSERT ON letter, weather TO \(reader);
            """
        )
        try await server.server.allow(roles: [reader])
    }

    private static func asSuperuser(_ script: String) async throws {
        try await Pool.lent(server.settings(database: "postgres")) { pool in
            try await pool.withConnection { try await $0.executeScript(script) }
        }
    }

    private func psql(_ statements: String...) async throws -> Program.Outcome {
        try await Self.prepared.value
        let words = ["--no-psqlrc", "--quiet", "--host", Self.server.server.home.run, "--username", Self.reader]
        let commands = statements.flatMap { ["--command", $0] }
        return try await Program("/usr/bin/psql").run(words + ["--dbname", "postgres"] + commands, as: nil)
    }

    /// The server's log, as soon as a line in it has all the words.
    private func log(withLine words: String...) async throws -> [Substring] {
        let folder = Self.server.server.home.log
        while true {
            let texts = Files.names(in: folder).compactMap { Files.read("\(folder)/\($0)") }
            let lines = texts.joined().split(separator: "\n")
            if lines.contains(where: { line in words.allSatisfy { line.contains($0) } }) { return lines }
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    @Test("a read of a marked table leaves who and which table, and nothing of the statement")
    func read() async throws {
        let outcome = try await psql(
            "SELECT FROM weather WHERE 'Grace Hopper' <> ''",
            "SELECT name FROM letter WHERE name = 'Ada Lovelace'",
            "COPY letter TO STDOUT",
            "PREPARE p (text) AS SELECT id FROM letter WHERE name = $1; EXECUTE p('Grace Hopper')"
        )
        #expect(outcome.succeeded, "\(outcome.errors)")
        let lines = try await log(withLine: "AUDIT: OBJECT,3,")
        let reads = lines.filter { $0.contains("AUDIT: OBJECT") && $0.contains("\(Self.reader)@postgres") }
        #expect(reads.count == 3)
        #expect(reads.allSatisfy { $0.hasSuffix("READ,SELECT,TABLE,public.letter,<not logged>,<not logged>") })
        #expect(lines.contains { $0.contains("connection authenticated: identity=\"") })
        for word in ["Ada", "Grace", "weather", "name =", "EXECUTE p", "COPY letter"] {
            #expect(!lines.contains { $0.contains(word) }, "\(word)")
        }
    }

    @Test("what fails, and what a superuser sets, leaves no value either")
    func secrets() async throws {
        let failed = try await psql("INSERT INTO letter VALUES (1, 'Mary Somerville')")
        #expect(failed.errors.contains("duplicate key"))
        try await Self.asSuperuser("CREATE ROLE mary LOGIN PASSWORD 'inclined-orbit'")
        let lines = try await log(withLine: "AUDIT: SESSION", "ROLE,CREATE ROLE,,,<not logged>")
        #expect(!lines.contains { $0.contains("Somerville") || $0.contains("inclined-orbit") })
    }

    @Test(
        "whoever is read about cannot be hidden: only a superuser changes what is recorded",
        arguments: [
            "SET pgaudit.role = ''", "SET pgaudit.log_client = on", "SET log_min_messages = panic",
            "SELECT set_config('pgaudit.role', 'nobody', false)",
        ]
    )
    func settings(statement: String) async throws {
        let outcome = try await psql(statement)
        #expect(!outcome.succeeded)
        #expect(outcome.errors.contains("permission denied to set parameter"))
    }

    @Test("a server made before gets the settings at its next start, and one without the library starts and says so")
    func olderServer() async throws {
        let other = TestServer()
        let owner = try await other.server.owner()
        func state() async throws -> PgAudit.State {
            try await Pool.lent(other.settings(database: "postgres")) {
                try await PgAudit.state(in: $0, isPrivate: true)
            }
        }
        try await other.start()
        #expect(try await state() == .unmarked)
        try await other.server.stop()
        let file = "\(other.server.home.data)/firststep.conf"
        try Files.write("# older\n", to: file, owner: owner)
        try await other.start()
        #expect(try await state() == .unmarked)
        // A setting of the owner's own wins; and so it is as if the library had come after the start.
        try await Pool.lent(other.settings(database: "postgres")) { pool in
            try await pool.withConnection { session in
                try await session.execute("ALTER SYSTEM SET shared_preload_libraries = 'auto_explain'")
                try await session.execute("CREATE ROLE \(identifier: PgAudit.role) NOLOGIN")
                try await session.execute("CREATE TABLE letter (name text)")
                try await session.execute("GRANT SELECT ON letter TO \(identifier: PgAudit.role)")
            }
        }
        try await other.server.stop()
        try await other.start()
        #expect(try await state() == .resting)
        try await other.server.stop()
        Files.remove("\(other.server.home.data)/postgresql.auto.conf")
        try await other.start()
        #expect(try await state() == .recording)
        try await other.server.stop()
    }

    @Test("without the library nothing of it is set")
    func missing() throws {
        let home = try ServerHome(path: "/srv/heel")
        let text = ServerConfiguration.settings(
            home: home,
            group: nil,
            durability: .full,
            audits: false,
            memory: MachineMemory(mebibytes: 4_096)
        )
        #expect(!text.contains("pgaudit."))
        #expect(!text.contains("shared_preload_libraries"))
    }
}
