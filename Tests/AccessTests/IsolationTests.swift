import Domain
import Postgres
import TestSupport
import Testing

@Suite("One clinic and another in one database")
struct IsolationTests {
    @Test("nobody reads a row of the other clinic, in any table or view, and no table is empty")
    func reading() async throws {
        let clinics = try await TwoClinics.shared.value
        for table in try await tables(of: clinics) {
            let standing = try await clinics.acting(as: "firststep_superuser") {
                try await rows(table, clinics.austin, $0)
            }
            #expect(standing != 0, "\(table): tell TwoClinics how a row of it comes about")
        }
        for table in try await tables(of: clinics) {
            let seen = try await clinics.acting(as: TwoClinics.atDenver) { try await rows(table, clinics.austin, $0) }
            #expect(seen == 0 || seen == nil, "\(table)")
        }
    }

    @Test("nobody writes into the other clinic, and the refusal does not tell what is there")
    func writing() async throws {
        let clinics = try await TwoClinics.shared.value
        try await clinics.acting(as: TwoClinics.atDenver) { pool in
            for patient in [1001, 9999] {
                let refused = await refusal(
                    "INSERT INTO clinic.patient (clinic_id, patient_id) VALUES (\(clinics.austin), \(patient))",
                    pool
                )
                #expect(refused == "42501 nil")
            }
            let changed = try await pool.transaction { transaction in
                try await transaction.execute(
                    """
                    UPDATE clinic.score SET voided_at = now(), voided_by = current_user, void_reason = 'attack'
                    WHERE clinic_id = \(clinics.austin)
                    """
                )
            }
            #expect(changed == 0)
        }
    }

    /// The other clinic has a patient 3001 and this one has not: a foreign key that found it would say so by not failing.
    @Test("a foreign key cannot be used to ask what the other clinic has")
    func foreignKeys() async throws {
        let clinics = try await TwoClinics.shared.value
        try await clinics.acting(as: "firststep_superuser") { pool in
            try await pool.transaction { transaction in
                try await transaction.execute(
                    "INSERT INTO clinic.patient (clinic_id, patient_id) VALUES (\(clinics.austin), 3001) ON CONFLICT DO NOTHING"
                )
            }
        }
        try await clinics.acting(as: TwoClinics.atDenver) { pool in
            var answers: Set<String> = []
            for patient in [3001, 3002] {
                answers.insert(
                    await refusal(
                        """
                        INSERT INTO clinic.case (clinic_id, case_id, patient_id, opened_on)
                        VALUES (\(clinics.denver), 9001, \(patient), '2026-01-01')
                        """,
                        pool
                    )
                )
            }
            #expect(answers.count == 1)
            #expect(answers.first?.hasPrefix("23503") == true)
        }
    }

    @Test("no setting, role or session authorization makes somebody another person")
    func pretending() async throws {
        let clinics = try await TwoClinics.shared.value
        try await clinics.acting(as: TwoClinics.atDenver) { pool in
            for attempt in [
                "SET ROLE other_staff", "SET SESSION AUTHORIZATION other_staff", "SET ROLE firststep_owner",
                "SET ROLE firststep_reporter", "SET ROLE firststep_superuser",
                "SET ROLE firststep_clinician; SELECT FROM clinic.score",
                "ALTER ROLE test_staff SUPERUSER",
                "CREATE ROLE helper", "GRANT firststep_owner TO test_staff",
                "SET row_security = off; TABLE clinic.patient",
                "SELECT logins.grant_duties('test_staff', ARRAY['auditor'])", "SET session_replication_role = replica",
                "COPY (SELECT 1) TO PROGRAM 'true'", "COPY (SELECT 1) TO '/tmp/attack'",
                "SELECT pg_read_file('/etc/passwd')",
                "CREATE TABLE clinic.mine (a int)", "CREATE TABLE public.mine (a int)",
                "ALTER TABLE clinic.score DISABLE ROW LEVEL SECURITY",
                "CREATE POLICY open ON clinic.score USING (true)",
            ] {
                #expect(await refusal(attempt, pool).hasPrefix("42501"), "\(attempt)")
            }
            let (own, otherLogin) = try await pool.transaction { transaction in
                try await transaction.execute("SELECT set_config('firststep.clinic', \(clinics.austin)::text, true)")
                let own: Int64 = try await transaction.queryOne("SELECT access.clinic_at_work() AS id")["id"]
                let otherLogin: Int64? = try await transaction.queryOne("SELECT access.clinic_of('other_staff') AS id")[
                    "id"
                ]
                return (own, otherLogin)
            }
            #expect(own == clinics.denver)
            #expect(otherLogin == nil)
        }
    }

    @Test("functions that run with their owner's rights work for the caller's clinic alone")
    func definers() async throws {
        let clinics = try await TwoClinics.shared.value
        try await clinics.acting(as: "firststep_superuser") { pool in
            try await pool.transaction { transaction in
                try await transaction.executeScript(
                    """
                    SET LOCAL session_replication_role = replica;
                    INSERT INTO clinic.case (clinic_id, case_id, patient_id, opened_on)
                        VALUES (\(clinics.austin), 7001, 2001, '2026-01-01') ON CONFLICT DO NOTHING;
                    """
                )
            }
        }
        try await clinics.acting(as: TwoClinics.atDenver) { pool in
            try await pool.transaction { transaction in
                let row = try await transaction.queryOne(
                    """
                    SELECT access.hold_case(7001, false) AS held, access.patient_of_closed_case(7001) AS patient,
                           access.is_open_to('other_staff', \(clinics.austin), 2001) AS is_open,
                           (SELECT count(*) FROM access.whoami() WHERE clinic_id <> \(clinics.denver)) AS others,
                           (SELECT count(*) FROM clinic.survivors(\(clinics.austin), 'infinity')) AS merges
                    """
                )
                #expect(try !row.decode("held", as: Bool.self))
                #expect(try row.decode("patient", as: Int64?.self) == nil)
                #expect(try row.decode("is_open", as: Bool.self))
                #expect(try row.decode("others", as: Int.self) == 0)
                #expect(try row.decode("merges", as: Int.self) == 0)
            }
        }
    }

    @Test("numbers do not tell how busy the other clinic is, and nobody touches a sequence")
    func numbers() async throws {
        let clinics = try await TwoClinics.shared.value
        let before = try await clinics.acting(as: TwoClinics.atDenver) { try await nextNote(clinics.denver, $0) }
        for _ in 0..<3 {
            _ = try await clinics.acting(as: TwoClinics.atAustin) { try await nextNote(clinics.austin, $0) }
        }
        let after = try await clinics.acting(as: TwoClinics.atDenver) { try await nextNote(clinics.denver, $0) }
        #expect(after == before + 1)
        try await clinics.acting(as: TwoClinics.atDenver) { pool in
            for attempt in [
                "SELECT last_value FROM number.note_\(clinics.austin)",
                "SELECT nextval('number.note_\(clinics.austin)')",
                "SELECT setval('number.note_\(clinics.denver)', 1)",
            ] {
                #expect(await refusal(attempt, pool).hasPrefix("42501"), "\(attempt)")
            }
        }
    }

    @Test("a function that tells what it is shown is shown the own clinic's rows only")
    func leaking() async throws {
        let clinics = try await TwoClinics.shared.value
        try await clinics.acting(as: TwoClinics.atDenver) { pool in
            try await pool.transaction { transaction in
                try await transaction.executeScript(
                    """
                    CREATE TEMPORARY TABLE shown (clinic_id bigint);
                    CREATE FUNCTION pg_temp.tell(clinic bigint) RETURNS boolean LANGUAGE plpgsql COST 0.000001 AS
                        'BEGIN INSERT INTO pg_temp.shown VALUES (clinic); RETURN true; END';
                    """
                )
                for table in [
                    "clinic.score", "clinic.identity", "clinic.case", "clinic.series_progress", "audit.event",
                ] {
                    _ = try await transaction.query(
                        "SELECT FROM \(unescaped: table) AS shown WHERE pg_temp.tell(shown.clinic_id) AND clinic_id > 0"
                    )
                }
                let shown = try await transaction.query("SELECT DISTINCT clinic_id FROM pg_temp.shown")
                #expect(try shown.map { try $0.decode("clinic_id", as: Int64.self) } == [clinics.denver])
            }
        }
    }

    /// A scan that is never begun takes the same time whatever lies behind it.
    @Test("asking for a row of the other clinic begins no scan, so that no index can tell by its time")
    func timing() async throws {
        let clinics = try await TwoClinics.shared.value
        try await clinics.acting(as: TwoClinics.atDenver) { pool in
            for condition in [
                "case_id = 1001", "taken_on > '2000-01-01'", "instrument_code = 'morning-pain' AND value > 3",
            ] {
                let plan = try await pool.transaction { transaction in
                    try await transaction.query(
                        """
                        EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF)
                        SELECT * FROM clinic.score WHERE clinic_id = \(unescaped: String(clinics.austin)) AND \(unescaped: condition)
                        """
                    ).map { try $0.decode("QUERY PLAN", as: String.self) }
                }
                #expect(plan.contains { $0.contains("One-Time Filter") }, "\(plan)")
                #expect(plan.contains { $0.contains("never executed") }, "\(plan)")
            }
            let statistics = try await pool.transaction { transaction in
                try await transaction.query("SELECT FROM pg_stats WHERE schemaname IN ('clinic', 'billing', 'audit')")
                    .count
            }
            #expect(statistics == 0, "the planner's samples hold values of every clinic")
        }
    }

    @Test("every function with its owner's rights fixes its search path, and none may be called by everybody")
    func searchPaths() async throws {
        let clinics = try await TwoClinics.shared.value
        let loose = try await clinics.acting(as: "firststep_superuser") { pool in
            try await pool.transaction { transaction in
                try await transaction.query(
                    """
                    SELECT oid::regprocedure::text AS name FROM pg_proc
                    WHERE pronamespace IN (SELECT oid FROM pg_namespace
                            WHERE nspname IN ('access', 'audit', 'billing', 'catalogue', 'clinic', 'logins', 'number', 'reporting'))
                      AND ((prosecdef AND prosqlbody IS NULL AND NOT coalesce(proconfig::text LIKE '%search_path=pg_catalog, pg_temp%', false))
                           OR has_function_privilege('public', oid, 'EXECUTE'))
                    """
                ).map { try $0.decode("name", as: String.self) }
            }
        }
        #expect(loose == [])
    }

    private func tables(of clinics: TwoClinics) async throws -> [String] {
        try await clinics.acting(as: "firststep_superuser") { pool in
            try await pool.transaction { transaction in
                try await transaction.query(
                    """
                    SELECT format('%I.%I', nspname, relname) AS name
                    FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
                    JOIN pg_attribute ON attrelid = pg_class.oid AND attname = 'clinic_id'
                    WHERE relkind IN ('r', 'v') AND nspname IN ('access', 'clinic', 'billing', 'audit', 'reporting')
                    """
                ).map { try $0.decode("name", as: String.self) }
            }
        }
    }

    /// Rows of a clinic that are seen; nil where the table may not be read at all.
    private func rows(_ table: String, _ clinic: Int64, _ pool: Pool) async throws -> Int? {
        do {
            return try await pool.transaction { transaction in
                try await transaction.queryOne(
                    "SELECT count(*) AS rows FROM \(unescaped: table) WHERE clinic_id = \(clinic)"
                )["rows"]
            }
        } catch let error as PostgresError where error.sqlState == .insufficientPrivilege {
            return nil
        }
    }

    /// SQLSTATE and constraint of what the database says to a statement; "done" where it does it.
    private func refusal(_ statement: String, _ pool: Pool) async -> String {
        do {
            try await pool.transaction { transaction in
                try await transaction.executeScript(statement)
            }
            return "done"
        } catch let error as PostgresError {
            return "\(error.sqlState?.rawValue ?? "none") \(error.constraint ?? "nil")"
        } catch {
            return "\(error)"
        }
    }

    private func nextNote(_ clinic: Int64, _ pool: Pool) async throws -> Int64 {
        try await pool.transaction { transaction in
            try await transaction.queryOne(
                """
                INSERT INTO clinic.note (clinic_id, patient_id, body) VALUES (\(clinic), 1001, 'x') RETURNING note_id
                """
            )["note_id"]
        }
    }
}
