import Postgres
import TestSupport
import Testing

@Suite struct RecoveryTests {
    @Test("a server that dies in mid-statement gives a clear error, and the pool recovers with it")
    func aServerThatDiesInMidStatementGivesAClearErrorAndThePoolRecoversWithIt() async throws {
        let server = TestServer()
        try await server.start()
        let pool = Pool(server.settings(database: "postgres"), size: 3)
        try await fill(pool)

        let task = Task { try await pool.transaction { try await $0.execute("SELECT pg_sleep(60)") } }
        try await Task.sleep(for: .milliseconds(300))
        try server.stopImmediately()
        let lost = await failure { _ = try await task.value }
        let refused = await failure { try await pool.transaction { try await $0.execute("SELECT 1") } }
        try await server.start()

        #expect(lost?.code == .connectionLost)
        #expect(refused?.code == .unreachable)
        #expect(refused?.description.contains("cannot connect") == true)
        for _ in 0..<5 {
            let found1 = try await pool.transaction { try await $0.queryOne("SELECT 1")[0] as Int }
            #expect(found1 == 1)
        }
        await pool.close()
    }

    @Test("connections that died idle are replaced without an error")
    func connectionsThatDiedIdleAreReplacedWithoutAnError() async throws {
        try await withPool(size: 3) { pool in
            try await fill(pool)
            try await pool.transaction {
                try await $0.execute(
                    """
                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                     WHERE datname = current_database() AND pid <> pg_backend_pid()
                    """
                )
            }
            try await pool.withConnection { try await $0.execute("SELECT 1") }
            try await fill(pool)
        }
    }

    @Test("a session that is ended in mid-statement is a lost connection, with its SQLSTATE")
    func aSessionThatIsEndedInMidStatementIsALostConnectionWithItsSQLSTATE() async throws {
        try await withPool(size: 1) { pool in
            let error = await failure {
                try await pool.transaction {
                    try await $0.execute("SELECT pg_terminate_backend(pg_backend_pid()), pg_sleep(9)")
                }
            }
            #expect(error?.code == .connectionLost)
            #expect(error?.sqlState == .adminShutdown)
            try await fill(pool)
        }
    }

    @Test("a connection lost during COMMIT leaves the outcome unknown")
    func aConnectionLostDuringCOMMITLeavesTheOutcomeUnknown() async throws {
        try await withPool(size: 1) { pool in
            try await makeDeferredTrigger(pool, doing: "PERFORM pg_terminate_backend(pg_backend_pid())")
            let error = await failure {
                try await pool.transaction { try await $0.execute("INSERT INTO t VALUES (1)") }
            }
            #expect(error?.code == .commitUnknown)
            try await fill(pool)
        }
    }

    @Test("what COMMIT itself refuses is thrown")
    func whatCOMMITItselfRefusesIsThrown() async throws {
        try await withPool(size: 1) { pool in
            try await makeDeferredTrigger(pool, doing: "RAISE EXCEPTION USING ERRCODE = 'check_violation'")
            let error = await failure {
                try await pool.transaction { try await $0.execute("INSERT INTO t VALUES (1)") }
            }
            #expect(error?.code == .server(.checkViolation))
            try await fill(pool)
        }
    }

    private func makeDeferredTrigger(_ pool: Pool, doing action: String) async throws {
        try await pool.transaction {
            try await $0.executeScript(
                """
                CREATE TABLE t (id int);
                CREATE FUNCTION act() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN \(action); RETURN NULL; END $$;
                CREATE CONSTRAINT TRIGGER act AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED
                    FOR EACH ROW EXECUTE FUNCTION act();
                """
            )
        }
    }

    @Test("a connection string that cannot be read is not quoted")
    func aConnectionStringThatCannotBeReadIsNotQuoted() async {
        let pool = Pool(ConnectionSettings(uri: "postgresql://ada:secret@[::1/db"))
        let error = await failure { try await pool.transaction { try await $0.execute("SELECT 1") } }
        await pool.close()
        #expect(error?.code == .unreachable)
        #expect(error.map { "\($0) \($0.debugDescription)" }?.contains("secret") == false)
    }

    @Test("a missing database is told with its SQLSTATE")
    func aMissingDatabaseIsToldWithItsSQLSTATE() async throws {
        try await TestServer.shared.start()
        let pool = Pool(TestServer.shared.settings(database: "nowhere"))
        let error = await failure { try await pool.transaction { try await $0.execute("SELECT 1") } }
        await pool.close()

        #expect(error?.code == .unreachable)
        #expect(error?.sqlState == .invalidCatalogName)
        #expect(error?.description.contains("\"nowhere\" does not exist") == true)
        #expect(error?.description.contains("LOCATION") == false)
    }

    @Test("the settings do not show a password")
    func theSettingsDoNotShowAPassword() {
        let settings = ConnectionSettings(
            uri: "postgresql://ada:secret@host/db",
            parameters: ["password": "hidden", "host": "clinic"]
        )
        var dumped = ""
        dump(settings, to: &dumped)
        for text in [settings.description, String(reflecting: settings), "\(settings)", dumped] {
            #expect(!text.contains("secret"))
            #expect(!text.contains("hidden"))
        }
        #expect(settings.description.contains("host=clinic"))
    }

    @Test("the role of the settings is taken on")
    func theRoleOfTheSettingsIsTakenOn() async throws {
        try await withPool { pool in
            try await pool.withConnection { try await $0.executeScript("CREATE ROLE \"odd \"\"role\"") }
            var settings = TestServer.shared.settings(database: "postgres")
            settings.role = "odd \"role"
            let other = Pool(settings)
            let found2 = try await other.transaction { try await $0.queryOne("SELECT current_user")[0] as String }
            #expect(found2 == "odd \"role")
            await other.close()
        }
    }

    private func fill(_ pool: Pool) async throws {
        try await withThrowingTaskGroup { group in
            for _ in 0..<pool.size {
                group.addTask { _ = try await pool.transaction { try await $0.execute("SELECT pg_sleep(0.05)") } }
            }
            try await group.waitForAll()
        }
    }
}
