import Cluster
import Domain
import Foundation
import Postgres
import TestSupport
import Testing

/// Who writes the log, what of, and what happens where it cannot be written.
@Suite("The log as it is written")
struct AuditLogTests {
    @Test("whoever calls chooses neither who, nor when, nor which clinic")
    func byTheDatabase() async throws {
        let clinic = try await TestClinic()
        let login = TestServer.login(.clinician)
        _ = try await clinic.colleague(.clinician)
        try await Pool.lent(TestServer.shared.settings(database: clinic.database, user: login)) { pool in
            try await pool.transaction { transaction in
                try await transaction.execute("SET LOCAL firststep.clinic = '77'")
                try await transaction.execute(
                    "SELECT audit.append('score record', 'done', 'M-1', ARRAY[1001], NULL, NULL, NULL, NULL)"
                )
            }
        }
        let written = try await clinic.texts(
            """
            SELECT concat_ws(' ', actor, origin, clinic_id = (SELECT clinic_id FROM clinic.clinic),
                occurred_at BETWEEN now() - interval '1 hour' AND now())
            FROM audit.event ORDER BY event_id DESC LIMIT 1
            """
        )
        #expect(written == ["\(login) local t t"])
    }

    @Test("no duty changes the log, and only an auditor reads it", arguments: Duty.allCases)
    func duties(duty: Duty) async throws {
        let clinic = try await TestClinic()
        let desk = try await clinic.colleague(duty)
        let settings = TestServer.shared.settings(database: clinic.database, user: TestServer.login(duty))
        for table in ["chain", "event", "about", "detail"] {
            let name: SQL = "audit.\(identifier: table)"
            for statement in [
                "INSERT INTO \(name) DEFAULT VALUES", "UPDATE \(name) SET clinic_id = clinic_id", "DELETE FROM \(name)",
                "TRUNCATE \(name)", "LOCK TABLE \(name) IN EXCLUSIVE MODE",
            ] as [SQL] {
                #expect(await state(of: statement, settings) == .insufficientPrivilege, "\(statement)")
            }
            let reads: [Duty] = [.auditor, .nightly]
            let state = await state(of: "SELECT FROM \(name)", settings)
            #expect(state == (reads.contains(duty) ? nil : .insufficientPrivilege), "\(table)")
        }
        for command in ["show", "anchor", "verify"] {
            let outcome = try await desk.run("audit", command)
            let isAuditor = duty == .auditor || duty == .nightly
            #expect(outcome.code == (isAuditor ? 0 : 77), "\(outcome.errors)")
            #expect(isAuditor || outcome.output.isEmpty && outcome.errors.contains("only an auditor reads the log"))
        }
    }

    private func state(of statement: SQL, _ settings: ConnectionSettings) async -> SQLState? {
        do {
            try await Pool.lent(settings) { pool in try await pool.transaction { _ = try await $0.execute(statement) } }
            return nil
        } catch {
            return (error as? PostgresError)?.sqlState
        }
    }

    @Test("an auditor reads the log and nothing else")
    func auditor() async throws {
        let clinic = try await TestClinic.withCases()
        let auditor = try await clinic.colleague(.auditor)
        for command in ["patient list", "case show C-1001", "score list C-1001", "billing charges list"] {
            let outcome = try await auditor.run(command.split(separator: " ").map(String.init))
            #expect(outcome.code == 77 && outcome.output.isEmpty, "\(command): \(outcome.errors)")
        }
    }

    @Test("what is refused is logged with whose record it was, and so is what was done and undone")
    func refusedAndDryRun() async throws {
        let clinic = try await TestClinic.withCases()
        let frontdesk = try await clinic.colleague(.frontdesk)
        #expect(try await frontdesk.run("exam", "list", "C-1001").code == 77)
        let refused = try await clinic.firststep("audit show --outcome refused --format csv").output
        #expect(refused.contains(",\(TestServer.login(.frontdesk)),exam list,refused,C-1001,P-1001,"))
        #expect(try await clinic.firststep("score record C-1001 --value 7 --dry-run").code == 0)
        let undone = try await clinic.firststep("audit show --outcome dry-run --details --format csv").output
        #expect(undone.contains(",\(TestServer.staff),score record,dry-run,M-1,P-1001,,,local,\"{\"\"after\"\":{"))
        #expect(try await clinic.standing("clinic.score") == 0)
        let another = try await frontdesk.run("exam", "list", "--clinic", "austin", "C-1001")
        #expect(another.code == 77)
        let both = try await clinic.firststep("audit show --outcome refused --format csv").output
        #expect(both.split(separator: "\r\n").count == 3)
    }

    @Test(
        "where the log cannot be written nothing of a patient is shown or changed, and statistics are still served",
        arguments: [
            "REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA audit FROM firststep_staff",
            "ALTER ROLE \(TestServer.staff) IN DATABASE %I SET default_transaction_read_only = on",
        ]
    )
    func unwritable(script: String) async throws {
        let clinic = try await TestClinic.withCases()
        try await clinic.asSuperuser(script.replacing("%I", with: clinic.database))
        for line in [
            "patient show P-1001", "case list", "case summary C-1001", "score record C-1001 --value 7",
            "billing export --from 2025-01-01 --to 2025-12-31", "audit show",
        ] {
            let outcome = try await clinic.firststep(line)
            #expect(outcome.code == 77 && outcome.output.isEmpty, "\(line)")
        }
        let file = TemporaryFolder.newPath()
        for export in ["billing export --from 2025-01-01 --to 2025-12-31", "audit export"] {
            #expect(try await clinic.firststep("\(export) --output \(file)").code == 77)
            #expect(!FileManager.default.fileExists(atPath: file))
        }
        #expect(try await clinic.texts("SELECT score_id::text FROM clinic.score").isEmpty)
        for line in ["outcomes report", "imaging catalogue", "audit verify", "audit anchor"] {
            #expect(try await clinic.firststep(line).code == 0, "\(line)")
        }
    }

    @Test("people who record at once make one chain without gaps")
    func atOnce() async throws {
        let clinic = try await TestClinic.withCases()
        let colleague = try await clinic.colleague(.clinician)
        let before = try await clinic.texts("SELECT events::text FROM audit.chain").first.flatMap { Int($0) } ?? 0
        try await withThrowingTaskGroup(of: Int32.self) { group in
            for value in 0..<6 {
                group.addTask { try await clinic.firststep("score record C-1001 --value \(value)").code }
                group.addTask {
                    try await colleague.run("score", "record", "C-1002", "--side", "left", "--value", "\(value)").code
                }
            }
            for try await code in group { #expect(code == 0) }
        }
        let verified = try await clinic.firststep("audit verify")
        #expect(verified.code == 0 && verified.output.hasPrefix("whole: \(before + 12) events, "), "\(verified.output)")
    }

    @Test("a long transaction that has not logged yet holds up nobody")
    func longTransaction() async throws {
        let clinic = try await TestClinic.withCases()
        let colleague = try await clinic.colleague(.clinician)
        try await clinic.pool.transaction { transaction in
            try await transaction.execute(
                """
                INSERT INTO clinic.score (clinic_id, case_id, side, instrument_code, value, taken_on)
                SELECT clinic_id, 1001, 'left', 'morning-pain', value % 11, '2025-02-01'
                FROM clinic.clinic, generate_series(1, 1000) AS value
                """
            )
            // Would it wait, it would be killed after a minute.
            #expect(try await colleague.run("score", "record", "C-1001", "--value", "3").code == 0)
        }
        #expect(try await clinic.firststep("audit verify").code == 0)
    }

    @Test("the founding of a clinic is logged under the login of who did it")
    func founding() async throws {
        let firststep = try await TestServer.shared.program()
        try await firststep.addClinic()
        let shown = try await firststep.run("audit", "show", "--format", "csv").output
        #expect(shown.contains(",firststep_superuser,clinic add,done,,,,,local\r\n"))
    }
}
