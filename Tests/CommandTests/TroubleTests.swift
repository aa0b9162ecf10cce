import Foundation
import Postgres
import TestSupport
import Testing

/// What a command does when the world around it fails.
@Suite("Trouble")
struct TroubleTests {
    private func superuser(_ database: String, _ sql: SQL) async throws {
        let pool = Pool(TestServer.shared.settings(database: database), size: 1)
        _ = try await pool.transaction { try await $0.execute(sql) }
        await pool.close()
    }

    private func clinic() async throws -> (FirstStepBinary, database: String) {
        let database = try await TestServer.shared.database()
        let firststep = try FirstStepBinary(environment: TestServer.shared.environment(database: database))
        try await firststep.addClinic()
        return (firststep, database)
    }

    @Test("Without a server the answer is 69, and says where it was looked for")
    func noServer() async throws {
        let firststep = try FirstStepBinary(environment: ["FIRSTSTEP_DATABASE": "host=/nonexistent dbname=x"])
        let outcome = try await firststep.run("patient", "list")
        #expect(outcome.code == 69)
        #expect(outcome.errors.hasPrefix("patient list: no database: "))
        #expect(outcome.errors.contains("/nonexistent"))
        #expect(outcome.output.isEmpty)
    }

    @Test("Before init the answer is 69 and names the command to run; nothing is made")
    func noInit() async throws {
        let home = TemporaryFolder.newPath()
        let firststep = try FirstStepBinary(environment: ["FIRSTSTEP_HOME": home])
        let outcome = try await firststep.run("patient", "list")
        #expect(outcome.code == 69)
        #expect(outcome.errors.contains("make it with: firststep init"))
        #expect(!FileManager.default.fileExists(atPath: home))
    }

    @Test("An older schema is 78 and names migrate; a newer one is 78 and asks for an upgrade")
    func otherSchema() async throws {
        let (firststep, database) = try await clinic()
        try await superuser(
            database,
            "INSERT INTO meta.migration (version, name, checksum) VALUES (999, 'future', 'x')"
        )
        let newer = try await firststep.run("patient", "list")
        #expect(newer.code == 78)
        #expect(newer.errors.contains("upgrade"))
        #expect(try await firststep.run("migrate", "--check").code == 1)
        #expect(try await firststep.run("migrate", "--plan").code == 78)
        try await superuser(database, "DELETE FROM meta.migration WHERE version >= 10")
        let older = try await firststep.run("patient", "list")
        #expect(older.code == 78)
        #expect(older.errors.contains("firststep migrate"))
        #expect(try await firststep.run("migrate", "--plan").output.contains("0010_billing.sql"))
        #expect(try await firststep.run("migrate", "--check").code == 1)
    }

    @Test("An empty database is 78 and names init")
    func emptyDatabase() async throws {
        let database = try await TestServer.shared.createDatabase()
        let environment = TestServer.shared.environment(database: database, user: "firststep_superuser")
        let firststep = try FirstStepBinary(environment: environment)
        for command in [["patient", "list"], ["migrate"]] {
            let outcome = try await firststep.run(command)
            #expect(outcome.code == 78)
            #expect(outcome.errors.contains("firststep init"))
        }
    }

    @Test("Ctrl-C while waiting for somebody else rolls back and says so")
    func interrupt() async throws {
        let (firststep, database) = try await clinic()
        let pool = Pool(TestServer.shared.settings(database: database), size: 2)
        let outcome = try await pool.transaction { transaction in
            try await transaction.execute("LOCK TABLE clinic.counter")
            return try await firststep.run(
                "patient",
                "add",
                "--family",
                "A",
                "--given",
                "B",
                "--born",
                "1990-01-01",
                "--sex",
                "male",
                interruption: .init {
                    let waiting: SQL = """
                        SELECT FROM pg_stat_activity WHERE datname = \(database) AND wait_event_type = 'Lock'
                        """
                    return try await !pool.transaction { try await $0.query(waiting) }.isEmpty
                }
            )
        }
        await pool.close()
        #expect(outcome.code == 130)
        #expect(outcome.errors == "patient add: interrupted; nothing was written\n")
        #expect(try await firststep.run("patient", "list").output == "no such patient\n")
    }

    @Test(
        "What cannot be said on standard error changes neither the work nor its exit code",
        arguments: ["/dev/full", "&-"]
    )
    func nobodyListens(standardError: String) async throws {
        let (firststep, _) = try await clinic()
        let add = "$FIRSTSTEP patient add --family Example --given Ann --born 1984-03-05 --sex female"
        // The second is registered with a warning.
        let outcome = try await firststep.shell("(\(add) && \(add) && $FIRSTSTEP patient show P-9) 2>\(standardError)")
        #expect(outcome.code == 65)
        #expect(outcome.output.contains("P-1002"))
    }

    @Test("A standard output that is closed is 73, and is no place for the connection")
    func noOutput() async throws {
        let (firststep, _) = try await clinic()
        let outcome = try await firststep.shell("$FIRSTSTEP patient list >&-")
        #expect(outcome.code == 73)
        #expect(outcome.errors == "patient list: the output could not be written: Bad file descriptor\n")
    }

    @Test("A closed pipe ends quietly with 0")
    func closedPipe() async throws {
        let (firststep, _) = try await clinic()
        let outcome = try await firststep.shell("$FIRSTSTEP patient list | (exec <&-; sleep 1); echo ${PIPESTATUS[0]}")
        #expect(outcome.output == "0\n")
        #expect(outcome.errors.isEmpty)
    }

    @Test("Output that cannot be written is 73")
    func fullOutput() async throws {
        let (firststep, _) = try await clinic()
        let outcome = try await firststep.shell("$FIRSTSTEP patient list > /dev/full")
        #expect(outcome.code == 73)
        #expect(outcome.errors.contains("No space left on device"))
    }

    // The condition is raised by the server itself, in the statement that writes: filling a real disk takes a mount, and so root.
    @Test("A full disk under the database is 74, and a login without the right 77")
    func databaseRefusals() async throws {
        let (firststep, database) = try await clinic()
        try await superuser(
            database,
            """
            CREATE FUNCTION public.full() RETURNS trigger LANGUAGE plpgsql AS
                'BEGIN RAISE EXCEPTION USING ERRCODE = ''disk_full''; END'
            """
        )
        try await superuser(
            database,
            "CREATE TRIGGER full_disk BEFORE INSERT ON clinic.note FOR EACH ROW EXECUTE FUNCTION public.full()"
        )
        try await firststep.addPatient()
        let full = try await firststep.run("case", "open", "P-1001", "--side", "left", "--complaint", "pain")
        #expect(full.code == 74)
        #expect(full.errors.contains("disk is full; nothing was written"))
        #expect(try await firststep.run("case", "show", "C-1001").code == 65)
        try await superuser(database, "DROP POLICY recording ON clinic.heel")
        let refused = try await firststep.run("case", "open", "P-1001", "--side", "left")
        #expect(refused.code == 77)
    }

    @Test(
        "A mistyped command is told from a wrong option, with what was probably meant",
        arguments: [
            ("pateint list", "there is no command \"firststep pateint\"; did you mean patient?"),
            ("patient ad --family Example", "there is no command \"firststep patient ad\"; did you mean add?"),
            ("patient remove P-1001", "\"firststep patient remove\"; the commands are: add, show, list, find, edit"),
            ("patient list --famly Example", "Unknown option '--famly'"),
        ]
    )
    func mistyped(words: String, said: String) async throws {
        let outcome = try await FirstStepBinary(environment: [:]).run(words.split(separator: " ").map(String.init))
        #expect(outcome.code == 64 && outcome.output.isEmpty)
        #expect(outcome.errors.contains(said))
    }

    @Test("Every command has help with an example")
    func help() async throws {
        let firststep = try FirstStepBinary(environment: [:])
        var commands = [[String]](arrayLiteral: [])
        var leaves = 0
        while let command = commands.popLast() {
            let help = try await firststep.run(command + ["--help"])
            #expect(help.code == 0)
            let children =
                help.output.components(separatedBy: "SUBCOMMANDS:").dropFirst().first?
                .split(separator: "\n")
                .filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
                .compactMap { $0.split(separator: " ").first.map(String.init) } ?? []
            commands += children.filter { $0 != "See" }.map { command + [$0] }
            guard children.isEmpty else { continue }
            leaves += 1
            #expect(help.output.contains("Example"), "\(command.joined(separator: " "))")
            // An example longer than a terminal is broken where a shell does not read on.
            let broken = help.output.matches(of: /(?m)^ +firststep .*[^\\\n]\n-/)
            #expect(broken.isEmpty, "\(command.joined(separator: " "))")
        }
        #expect(leaves > 20)
    }
}
