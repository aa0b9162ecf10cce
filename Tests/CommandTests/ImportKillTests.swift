import Foundation
import Postgres
import TestSupport
import Testing

/// An import that is ended by force, at moments that nobody chose: all of it is there afterwards, or nothing.
@Suite("Imports ended by force", .serialized)
struct ImportKillTests {
    private static let server = TestServer(durability: .full)
    private static let rows = 1_000
    private static let moments = 3

    /// What ends the import.
    enum Killer: CaseIterable {
        case person, client, session, server
    }

    @Test(
        "Ctrl-C, and killing the program, its session or the server, leaves all or nothing, and the next import completes",
        .timeLimit(.minutes(5)),
        arguments: Killer.allCases
    )
    func killed(killer: Killer) async throws {
        let database = try await Self.server.database()
        let program = try FirstStepBinary(environment: Self.server.environment(database: database))
        try await program.addClinic()
        let file = ImportFiles.patients(Self.rows)
        let began = ContinuousClock.now
        #expect(try await program.run("import", "patients", file, "--source", "s").code == 0)
        let whole = ContinuousClock.now - began
        let seed = Seeds.all[0]
        var random = SeededGenerator(seed: seed)
        var expected = Self.rows
        for moment in 0..<Self.moments {
            let share = Double.random(in: 0..<1, using: &random)
            let outcome = try await program.run(
                "import",
                "patients",
                file,
                "--source",
                "s\(moment)",
                interruption: Self.interruption(killer, database, after: whole * share)
            )
            try await Self.server.start()
            try await Self.expectQuiet(database)
            let found = try await Self.count(database)
            let comment: Comment = "seed \(seed), \(share) of the run: \(outcome.code), \(outcome.errors)"
            #expect(found == expected || found == expected + Self.rows, comment)
            switch outcome.code {
            case 0: #expect(found == expected + Self.rows, comment)
            case 69, 130: #expect(found == expected, comment)
            // The connection broke amid COMMIT, or nobody was left to say anything.
            default: #expect([75, 137].contains(outcome.code), comment)
            }
            expected = found
            let again = try await program.run("import", "patients", file, "--source", "s\(moment)")
            #expect(again.code == 0, "\(again.errors)")
            expected = Self.rows * (moment + 2)
            #expect(try await Self.count(database) == expected)
        }
        let verified = try await program.run("audit", "verify")
        #expect(verified.code == 0 && verified.output.hasPrefix("whole: "), "\(verified.output)\(verified.errors)")
    }

    private static func interruption(
        _ killer: Killer,
        _ database: String,
        after delay: Duration
    ) -> FirstStepBinary.Interruption {
        let moment = ContinuousClock.now + delay
        switch killer {
        case .person: return .init(SIGINT) { ContinuousClock.now >= moment }
        case .client: return .init(SIGKILL) { ContinuousClock.now >= moment }
        case .session:
            return .init(0) {
                guard ContinuousClock.now >= moment else { return false }
                let found = try await sessions(database)
                for process in found { kill(process, SIGKILL) }
                return !found.isEmpty
            }
        case .server:
            return .init(0) {
                guard ContinuousClock.now >= moment else { return false }
                try server.stopImmediately()
                return true
            }
        }
    }

    /// Processes of the server that work for the program.
    private static func sessions(_ database: String) async throws -> [Int32] {
        try await ask("SELECT pid FROM pg_stat_activity WHERE datname = \(database) AND usename = \(TestServer.staff)")
            .map { try $0[0] }
    }

    private static func count(_ database: String) async throws -> Int {
        try await ask("SELECT count(*) FROM clinic.patient", in: database)[0][0]
    }

    /// Waits until the server has noticed, and looks for what may be left behind.
    private static func expectQuiet(_ database: String) async throws {
        while try await !sessions(database).isEmpty { try await pause() }
        let left = try await ask(
            """
            SELECT (SELECT count(*) FROM pg_class WHERE relpersistence = 't') AS tables,
                   (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory') AS turns,
                   (SELECT count(*) FROM pg_stat_activity WHERE state LIKE 'idle in transaction%') AS transactions,
                   (SELECT count(*) FROM clinic.patient WHERE NOT EXISTS (
                       SELECT FROM clinic.identity JOIN clinic.name_word USING (clinic_id, identity_id)
                       WHERE identity.patient_id = patient.patient_id)) AS nameless
            """,
            in: database
        )
        #expect(
            try left.map { try ["tables", "turns", "transactions", "nameless"].map(($0 as Row).count) } == [
                [0, 0, 0, 0]
            ]
        )
    }

    /// Lets the server do its work before it is asked again.
    private static func pause() async throws { try await Task.sleep(for: .milliseconds(50)) }

    /// Asks as the superuser; a server that has just been ended by force may need a moment before it answers.
    private static func ask(_ sql: SQL, in database: String = "postgres") async throws -> [Row] {
        while true {
            do {
                return try await Pool.lent(server.settings(database: database)) { pool in
                    try await pool.transaction { try await $0.query(sql) }
                }
            } catch let error as PostgresError where error.isFromRestart {
                try await pause()
            }
        }
    }
}

extension Row {
    fileprivate func count(_ column: String) throws -> Int { try self[column] }
}

extension PostgresError {
    /// Whether a server that recovers says it, or breaks off what it was asked.
    fileprivate var isFromRestart: Bool {
        code == .connectionLost || code == .unreachable && (sqlState?.rawValue.hasPrefix("57") ?? true)
    }
}
