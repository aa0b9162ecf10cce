import Domain
import Postgres
import TestSupport
import Testing

@Suite("Logins of the staff")
struct StaffLoginTests {
    @Test("an administrator who owns nothing gives a login, changes its duties and takes it")
    func wholeLife() async throws {
        let clinic = try await TestClinic()
        let administrator = try await clinic.colleague(.administrator)
        let login = "wholelife_\(clinic.database)"
        let added = try await administrator.run(
            "staff",
            "add",
            "nina",
            "--name",
            "Nina",
            "--role",
            "frontdesk",
            "--login",
            login
        )
        #expect(added.code == 0, "\(added.errors)")
        #expect(added.output.contains(login))
        try await TestServer.shared.server.allow(roles: [login])
        let nina = administrator.acting(as: login)
        #expect(try await nina.run("patient", "show", "P-1001").code == 0)
        #expect(try await nina.run("imaging", "list").code == 77)

        #expect(try await administrator.run("staff", "edit", "nina", "--role", "billing").code == 0)
        #expect(try await nina.run("billing", "charges", "list").code == 0)
        #expect(try await nina.run("patient", "edit", "P-1001", "--phone", "1").code == 77)

        // A session that is open when the login is taken is ended, and would see nothing if it were not.
        let settings = TestServer.shared.settings(database: clinic.database, user: login)
        try await Pool.lent(settings) { pool in
            let seen = try await pool.transaction { try await $0.query("SELECT FROM clinic.patient").count }
            #expect(seen == 1)
            #expect(try await administrator.run("staff", "disable", "nina").code == 0)
            await #expect(throws: PostgresError.self) {
                try await pool.transaction { try await $0.query("SELECT FROM clinic.patient").count }
            }
        }
        let gone = try await nina.run("patient", "list")
        #expect([69, 77].contains(gone.code))
        try await drop(login)
    }

    @Test("what only the server could refuse: others' logins, powerful roles, names that are not for people")
    func refusals() async throws {
        let clinic = try await TestClinic()
        try await TestClinic.found("austin", administrator: TestServer.otherStaff, in: clinic.database)
        let administrator = try await clinic.colleague(.administrator)
        let foreign = "foreign_\(clinic.database)"
        try await superuser { try await $0.execute("CREATE ROLE \(identifier: foreign) LOGIN") }
        for (login, code) in [
            (TestServer.otherStaff, 65), (TestServer.staff, 65), (foreign, 65), ("firststep_owner", 64),
            ("firststep_superuser", 64), ("pg_monitor", 64), ("public", 64),
        ] {
            let refused = try await administrator.run(
                "staff",
                "add",
                "x",
                "--name",
                "X",
                "--role",
                "billing",
                "--login",
                login
            )
            #expect(refused.code == code, "\(login): \(refused.code) \(refused.errors)")
        }
        let list = try await administrator.run("staff", "list")
        #expect(!list.output.contains("X"))
        // One that the server's administrator has marked as FirstStep's is taken, unless it has power beside.
        try await superuser { try await $0.execute("GRANT firststep_staff TO \(identifier: foreign)") }
        try await superuser { try await $0.execute("ALTER ROLE \(identifier: foreign) CREATEROLE") }
        let words = ["staff", "add", "x", "--name", "X", "--role", "billing", "--login", foreign]
        #expect(try await administrator.run(words).code == 65)
        try await superuser { try await $0.execute("ALTER ROLE \(identifier: foreign) NOCREATEROLE") }
        #expect(try await administrator.run(words).code == 0)
        try await drop(foreign)
    }

    @Test("only an administrator of the clinic gives logins, also by plain SQL, and only to its own people")
    func plainSQL() async throws {
        let clinic = try await TestClinic()
        try await TestClinic.found("austin", administrator: TestServer.otherStaff, in: clinic.database)
        for duty in Duty.allCases where duty != .administrator {
            _ = try await clinic.colleague(duty)
            #expect(
                await state("SELECT access.give_login(1, 'attacker', ARRAY['clinician'])", login(duty), clinic)
                    == "42501"
            )
            #expect(await state("SELECT access.end_login(1)", login(duty), clinic) == "42501")
        }
        _ = try await clinic.colleague(.administrator)
        let administrator = login(.administrator)
        // Person 999 is nobody here: the foreign key begins with the clinic.
        #expect(
            await state("SELECT access.give_login(999, 'attacker', ARRAY['clinician'])", administrator, clinic)
                == "23503"
        )
        #expect(await state("SELECT access.give_login(1, 'attacker', ARRAY['owner'])", administrator, clinic) != "done")
        #expect(await state("SELECT logins.end_login('other_staff')", administrator, clinic) == "42501")
        let made = try await superuser { try await $0.query("SELECT FROM pg_roles WHERE rolname = 'attacker'").count }
        #expect(made == 0)
    }

    @Test("no login of FirstStep has a power of the server, and the duties are the roles that they say")
    func powers() async throws {
        _ = try await TestClinic()
        let powerful = try await superuser { transaction in
            try await transaction.query(
                """
                SELECT rolname FROM pg_roles
                WHERE (rolname LIKE 'firststep\\_%' OR pg_has_role(oid, 'firststep_staff', 'MEMBER'))
                  AND rolname <> 'firststep_superuser' AND NOT rolsuper
                  AND (rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls
                       OR pg_has_role(oid, 'pg_execute_server_program', 'MEMBER')
                       OR pg_has_role(oid, 'pg_read_server_files', 'MEMBER')
                       OR pg_has_role(oid, 'pg_write_server_files', 'MEMBER')
                       OR pg_has_role(oid, 'pg_read_all_data', 'MEMBER'))
                """
            ).map { try $0.decode("rolname", as: String.self) }
        }
        #expect(powerful.filter { !$0.hasPrefix("foreign_") } == [])
    }

    private func login(_ duty: Duty) -> String { TestServer.login(duty) }

    private func state(_ statement: String, _ login: String, _ clinic: TestClinic) async -> String {
        let settings = TestServer.shared.settings(database: clinic.database, user: login)
        do {
            try await Pool.lent(settings) { pool in
                try await pool.transaction { try await $0.executeScript(statement) }
            }
            return "done"
        } catch {
            return (error as? PostgresError)?.sqlState?.rawValue ?? "\(error)"
        }
    }

    @discardableResult
    private func superuser<R: Sendable>(_ body: (borrowing Transaction) async throws -> R) async throws -> R {
        try await Pool.lent(TestServer.shared.settings(database: "postgres")) { pool in
            try await pool.transaction { try await body($0) }
        }
    }

    private func drop(_ login: String) async throws {
        try await superuser { try await $0.execute("DROP ROLE IF EXISTS \(identifier: login)") }
    }
}
