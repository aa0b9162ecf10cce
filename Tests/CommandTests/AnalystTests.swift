import Domain
import Foundation
import Postgres
import TestSupport
import Testing

@Suite("An analyst")
struct AnalystTests {
    /// P-1001 with C-1001 left, C-1002 of both heels and C-1003 right; and an analyst.
    private func clinic() async throws -> TestClinic {
        let clinic = try await TestClinic.withCases()
        _ = try await clinic.colleague(.analyst)
        return clinic
    }

    private func texts(_ rows: [Row], _ column: String = "key") throws -> Set<String> {
        Set(try rows.map { try $0.decode(column, as: String.self) })
    }

    /// P-1002 with C-1004 left.
    private func addPatient(_ clinic: TestClinic) async throws {
        try await clinic.pool.transaction { transaction in
            for statement: SQL in [
                "INSERT INTO clinic.patient (clinic_id, patient_id) SELECT clinic_id, 1002 FROM access.whoami()",
                """
                INSERT INTO clinic.case (clinic_id, case_id, patient_id, opened_on)
                SELECT clinic_id, 1004, 1002, '2025-01-13' FROM access.whoami()
                """,
                "INSERT INTO clinic.heel (clinic_id, case_id, side) SELECT clinic_id, 1004, 'left' FROM access.whoami()",
            ] { try await transaction.execute(statement) }
        }
    }

    @Test("can read no record, whatever table it is in, and make nothing")
    func refused() async throws {
        let clinic = try await clinic()
        let tables = try await clinic.askSuperuser(
            """
            SELECT oid::regclass::text AS name FROM pg_class
            WHERE relkind IN ('r', 'v') AND relnamespace::regnamespace::text IN ('clinic', 'billing', 'audit')
            """
        )
        #expect(tables.count > 40)
        for table in tables {
            let name: String = try table["name"]
            #expect(
                try await clinic.refusal(of: "SELECT 1 FROM \(unescaped: name)") == .insufficientPrivilege,
                "\(name)"
            )
        }
        for statement: SQL in [
            "CREATE TABLE reporting.mine (a int)", "CREATE VIEW reporting.mine AS SELECT 1", "CREATE SCHEMA mine",
            "CREATE TABLE public.mine (a int)", "CREATE FUNCTION reporting.mine() RETURNS int LANGUAGE sql RETURN 1",
            "INSERT INTO reporting.patient (sex) VALUES ('female')", "DELETE FROM reporting.heel",
            "SET ROLE firststep_reporter", "SET ROLE firststep_owner",
            "SELECT * FROM reporting.indexed(1, now(), '2026-01-01', NULL)",
            "SELECT * FROM reporting.people(1, 2026)", "SELECT * FROM reporting.heels(1, '2026-01-01')",
            "SELECT * FROM reporting.consents(1, now())", "SELECT * FROM reporting.score_days(1001)",
        ] {
            let state = try await clinic.refusal(of: statement)
            // A view over a function takes no change at all.
            #expect(state == .insufficientPrivilege || state?.rawValue == "55000", "\(statement)")
        }
    }

    @Test("sees their own clinic, under keys that are another clinic's nowhere and that no number gives")
    func clinics() async throws {
        let clinic = try await clinic()
        try await TestClinic.found("other", administrator: TestServer.otherStaff, in: clinic.database)
        let other = try FirstStepBinary(
            environment: TestServer.shared.environment(database: clinic.database, user: TestServer.otherStaff)
        )
        let login = TestServer.login(.analyst, ofOther: true)
        for words in [
            ["patient", "add", "--family", "Example", "--given", "Ann", "--born", "1984-03-05", "--sex", "female"],
            ["case", "open", "P-1001", "--side", "left", "--opened-on", "2025-01-13"],
            ["staff", "add", "ana", "--name", "Ana", "--role", "analyst", "--login", login],
        ] {
            let outcome = try await other.run(words)
            try #require(outcome.code == 0, "\(outcome.errors)")
        }
        let keys: SQL =
            "SELECT patient::text AS key FROM reporting.patient UNION ALL SELECT heel::text FROM reporting.heel"
        let (own, others) = (
            try await texts(clinic.ask(TestServer.login(.analyst), keys)), try await texts(clinic.ask(login, keys))
        )
        #expect(own.count == 5 && others.count == 2 && own.isDisjoint(with: others))
        // Version 4: 122 random bits.
        #expect(own.union(others).allSatisfy { $0.dropFirst(14).first == "4" })
        // Entered once more, the same records have other keys.
        let again = try await self.clinic()
        #expect(try await texts(again.ask(TestServer.login(.analyst), keys)).isDisjoint(with: own))
        let count: SQL =
            "SELECT sum(heels)::text AS key FROM reporting.outcome_counts('morning-pain', '12w', NULL, NULL, true, 'research', '{treatment}', now()) WHERE part = 'window' AND code = '12w'"
        #expect(try await texts(clinic.ask(TestServer.login(.analyst), count)) == ["4"])
        #expect(try await texts(clinic.ask(login, count)) == ["1"])
    }

    @Test("who is on the staff of no clinic sees nothing, and names none to see it")
    func noClinic() async throws {
        let clinic = try await clinic()
        let stranger = TestServer.login(.analyst, ofOther: true)
        for setting: SQL in ["SELECT 1", "SET firststep.clinic = '1'", "SET row_security = on"] {
            #expect(try await clinic.ask(stranger, setting, "SELECT * FROM reporting.heel").isEmpty)
        }
        // Who would switch the policies off is refused.
        await #expect {
            try await clinic.ask(stranger, "SET row_security = off", "SELECT * FROM reporting.heel")
        } throws: {
            ($0 as? PostgresError)?.sqlState == .insufficientPrivilege
        }
        #expect(try await clinic.ask(stranger, "SELECT * FROM reporting.moment(NULL, NULL)").isEmpty)
    }

    @Test("a function of theirs that tells what it is called with is told no row that the views do not show")
    func leakyFunction() async throws {
        let clinic = try await clinic()
        try await addPatient(clinic)
        try await clinic.decide("withdrawn", "outcome-statistics", of: 1002)
        let hidden = try await texts(
            clinic.askSuperuser(
                """
                SELECT reporting_key::text AS key FROM clinic.patient WHERE patient_id = 1002
                UNION ALL SELECT reporting_key::text FROM clinic.heel WHERE case_id = 1004
                """
            )
        )
        try #require(hidden.count == 2)
        let seen = try await texts(
            clinic.ask(
                TestServer.login(.analyst),
                "CREATE TEMPORARY TABLE told (key text)",
                """
                CREATE FUNCTION pg_temp.tell(anyelement) RETURNS boolean LANGUAGE plpgsql COST 0.000001 AS $$
                BEGIN INSERT INTO pg_temp.told VALUES ($1::text); RETURN true; END $$
                """,
                """
                SELECT count(*) FROM reporting.heel JOIN reporting.patient USING (patient)
                WHERE pg_temp.tell(heel.heel) AND pg_temp.tell(patient.patient) AND pg_temp.tell(heel.opened_day)
                """,
                "SELECT key FROM pg_temp.told"
            )
        )
        let shown = try await texts(
            clinic.ask(
                TestServer.login(.analyst),
                "SELECT patient::text AS key FROM reporting.patient UNION ALL SELECT heel::text FROM reporting.heel"
            )
        )
        #expect(seen.isDisjoint(with: hidden) && seen.subtracting(["0"]) == shown)
    }

    @Test("a merge makes two keys one, and a withdrawal takes every number of the person away")
    func persons() async throws {
        let clinic = try await clinic()
        try await addPatient(clinic)
        func people() async throws -> [Int] {
            try await clinic.ask(
                TestServer.login(.analyst),
                "SELECT count(heel.heel) AS heels FROM reporting.patient LEFT JOIN reporting.heel USING (patient) GROUP BY patient ORDER BY 1"
            ).map { try $0["heels"] }
        }
        #expect(try await people() == [1, 4])
        _ = try await clinic.ask(
            TestServer.staff,
            """
            INSERT INTO clinic.patient_merge (clinic_id, patient_id, survivor_id)
            SELECT clinic_id, 1002, 1001 FROM access.whoami()
            """
        )
        #expect(try await people() == [5])
        let research: SQL = "SELECT DISTINCT research::text AS key FROM reporting.heel"
        #expect(try await texts(clinic.ask(TestServer.login(.analyst), research)) == ["false"])
        try await clinic.decide("given", "research", of: 1002)
        #expect(try await texts(clinic.ask(TestServer.login(.analyst), research)) == ["true"])
        try await clinic.decide("withdrawn", "outcome-statistics", of: 1002)
        #expect(try await people().isEmpty)
    }
}
