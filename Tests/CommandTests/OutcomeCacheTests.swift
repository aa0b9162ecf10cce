import Cluster
import Domain
import Foundation
import Postgres
import TestSupport
import Testing

/// What is kept of earlier counts never shows in a figure.
@Suite("The kept counts of outcomes")
struct OutcomeCacheTests {
    @Test("a chain of numbers that grows and breaks moves every heel of it, also over a number that has no case")
    func chain() async throws {
        let (clinic, question) = (try await treated(), CountQuestion())
        let middle: SQL =
            "INSERT INTO clinic.patient (clinic_id, patient_id) SELECT clinic_id, 2000 FROM access.whoami()"
        _ = try await clinic.ask(TestServer.staff, middle)
        for (merged, survivor) in [(1001, 2000), (2000, 1004)] {
            try await expectKept(clinic, question)
            _ = try await clinic.ask(
                TestServer.staff,
                """
                INSERT INTO clinic.patient_merge (clinic_id, patient_id, survivor_id)
                SELECT clinic_id, \(unescaped: "\(merged), \(survivor)") FROM access.whoami()
                """
            )
        }
        for merged in [2000, 1001] {
            try await expectKept(clinic, question)
            _ = try await clinic.ask(
                TestServer.staff,
                """
                UPDATE clinic.patient_merge SET voided_at = now(), voided_by = current_user, void_reason = 'two people'
                WHERE voided_at IS NULL AND patient_id = \(unescaped: String(merged))
                """
            )
        }
        try await expectKept(clinic, question)
    }

    @Test("of a day that ended before, in a clinic that moved to the west, time undoes nothing that it did")
    func westwards() async throws {
        let (clinic, question) = (try await treated(), CountQuestion(window: "6w"))
        _ = try await clinic.firststep("clinic edit denver --time-zone Pacific/Kiritimati")
        let today = try await clinic.ask(TestServer.staff, "SELECT today FROM access.whoami()")[0].decode(
            "today",
            as: Day.self
        )
        // The window closes with the day that is over on the one island and not yet on the other.
        try await clinic.superuser(
            """
            DO $$ BEGIN
                SET LOCAL session_replication_role = replica;
                UPDATE clinic.session SET performed_on = '\(unescaped: "\(today + -57)")' WHERE case_id = 1001;
                UPDATE clinic.score SET taken_on = '\(unescaped: "\(today + -60)")' WHERE case_id = 1001 AND value = 7;
            END $$
            """
        )
        try await clinic.keep(question, at: try await clinic.now())
        _ = try await clinic.firststep("clinic edit denver --time-zone Pacific/Pago_Pago")
        try await expectKept(clinic, question)
    }

    @Test("whom nobody counts is still nobody after a change")
    func nobody() async throws {
        let clinic = try await treated()
        let question = CountQuestion(from: try Day(parsing: "2026-01-01"))
        try await expectKept(clinic, question)
        _ = try await clinic.firststep("score record C-1001 --value 1 --on 2025-06-03")
        #expect(try await clinic.counts(question, at: try await clinic.now()) == ["(patients,,,,,,,,0,0,0)"])
        try await expectKept(clinic, question)
    }

    @Test("what is erased of a patient does not stay in them")
    func erasure() async throws {
        let (clinic, question) = (try await treated(), CountQuestion(strata: ["payer", "age_band"]))
        _ = try await clinic.ask(
            TestServer.staff,
            "INSERT INTO clinic.payer (clinic_id, code, name) SELECT clinic_id, 'mutual', 'Mutual' FROM access.whoami()",
            """
            INSERT INTO clinic.coverage (clinic_id, patient_id, payer_id, member_number, effective_from)
            SELECT clinic_id, 1001, payer_id, 'A1', '2020-01-01' FROM clinic.payer
            """
        )
        _ = try await clinic.firststep("case close C-1001 --outcome improved")
        try await expectKept(clinic, question)
        let before = try await clinic.now()
        #expect(try await clinic.counts(question, at: before).contains { $0.contains("mutual") })
        try await clinic.keep(question, at: before)
        let erased = try await clinic.firststep(
            "patient erase P-1001 --confirm P-1001 --override-retention --reason court"
        )
        try #require(erased.code == 0, "\(erased.errors)")
        for table in ["heel_outcome", "outcome_cache", "outcome_count", "outcome_question"] {
            #expect(try await clinic.superuser("SELECT FROM reporting.\(unescaped: table)").isEmpty, "\(table)")
        }
        #expect(try await clinic.counts(question, at: before).allSatisfy { !$0.contains("mutual") })
        try await expectKept(clinic, question)
    }

    @Test("an open transaction, or one that reads an older state, keeps nothing; nor does the future")
    func unsettled() async throws {
        let (clinic, question) = (try await treated(), CountQuestion())
        try await clinic.pool.transaction { transaction in
            try await transaction.execute("SELECT 1")
            #expect(try await clinic.keep(question, at: try await clinic.now()) == nil)
        }
        let then = try await clinic.now()
        let call: SQL =
            "SELECT reporting.keep_outcomes(\(unescaped: question.words), '\(unescaped: then)') IS NULL AS is_left"
        for level in ["REPEATABLE READ", "SERIALIZABLE"] {
            let row = try await clinic.ask(
                TestServer.login(.analyst),
                "BEGIN ISOLATION LEVEL \(unescaped: level)",
                call
            )
            #expect(try row[0]["is_left"] == true, "\(level)")
        }
        #expect(try await clinic.keep(question, at: "2999-01-01T00:00:00Z") == nil)
        #expect(try await clinic.superuser("SELECT FROM reporting.heel_outcome").isEmpty)
        #expect(try await clinic.keep(question, at: then) == 30)
    }

    @Test("who may ask for the report may use them; nobody reads or writes them otherwise")
    func access() async throws {
        let (clinic, question) = (try await treated(), CountQuestion())
        let now = try await clinic.now()
        for duty in [Duty.frontdesk, .billing, .auditor, .administrator, .clinician, .nightly] {
            _ = try await clinic.colleague(duty)
        }
        for duty in [Duty.clinician, .nightly] {
            #expect(try await clinic.keep(question, at: now, as: TestServer.login(duty)) != nil)
            let asked = try await clinic.counts(question, at: now, as: TestServer.login(duty))
            #expect(try await clinic.counts(question, at: now) == asked)
        }
        for duty in [Duty.frontdesk, .billing, .auditor, .administrator] {
            await #expect { try await clinic.counts(question, at: now, as: TestServer.login(duty)) } throws: {
                ($0 as? PostgresError)?.sqlState == .insufficientPrivilege
            }
            await #expect { try await clinic.keep(question, at: now, as: TestServer.login(duty)) } throws: {
                ($0 as? PostgresError)?.sqlState == .insufficientPrivilege
            }
        }
        for table in ["heel_outcome", "outcome_cache", "outcome_count", "outcome_question"] {
            for statement in [
                "SELECT FROM reporting.\(table)", "DELETE FROM reporting.\(table)", "TRUNCATE reporting.\(table)",
                "INSERT INTO reporting.\(table) DEFAULT VALUES", "UPDATE reporting.\(table) SET clinic_id = 2",
            ] {
                for login in [TestServer.staff, TestServer.login(.analyst), TestServer.login(.nightly)] {
                    await #expect("\(login): \(statement)") {
                        try await clinic.ask(login, SQL(unescaped: statement))
                    } throws: {
                        ($0 as? PostgresError)?.sqlState == .insufficientPrivilege
                    }
                }
            }
        }
    }

    @Test("of another clinic hold none of its heels, and change with none of its records")
    func otherClinic() async throws {
        let (clinic, question) = (try await treated(), CountQuestion(allHeels: true))
        try await TestClinic.found("boulder", administrator: TestServer.otherStaff, in: clinic.database)
        _ = try await clinic.ask(
            TestServer.otherStaff,
            "INSERT INTO clinic.patient (clinic_id, patient_id) SELECT clinic_id, 1001 FROM access.whoami()",
            """
            DO $$ BEGIN
                INSERT INTO clinic.case (clinic_id, case_id, patient_id, opened_on) SELECT clinic_id, 1001, 1001, '2025-02-02' FROM access.whoami();
                INSERT INTO clinic.heel (clinic_id, case_id, side) SELECT clinic_id, 1001, 'left' FROM access.whoami();
            END $$
            """
        )
        try await expectKept(clinic, question)
        let now = try await clinic.now()
        #expect(try await clinic.keep(question, at: now, as: TestServer.otherStaff) == 1)
        let theirs = try await clinic.counts(question, at: now, as: TestServer.otherStaff)
        #expect(theirs.contains("(patients,,,,,,,,1,0,0)"))
        _ = try await clinic.firststep("score record C-1002 --value 1 --on 2025-06-03")
        try await expectKept(clinic, question)
        let later = try await clinic.now()
        #expect(try await clinic.counts(question, at: later, as: TestServer.otherStaff) == theirs)
        #expect(try await clinic.keep(question, at: later, as: TestServer.otherStaff) == 0)
        let held = try await clinic.superuser(
            "SELECT clinic_id, count(*) AS heels FROM reporting.heel_outcome GROUP BY 1 ORDER BY 1"
        )
        #expect(try held.map { try $0.decode("heels", as: Int.self) } == [30, 1])
    }

    /// P-1001 to P-1030, each with a left heel that was treated and scored before and after: so many that one is a small part.
    private func treated() async throws -> TestClinic {
        let clinic = try await TestClinic(patient: false)
        _ = try await clinic.colleague(.analyst)
        let all = "SELECT clinic_id, 1000 + n, 'left', 'focused-eswt'"
        let from = "FROM access.whoami(), generate_series(1, 30) AS n"
        let statements = [
            "INSERT INTO clinic.patient (clinic_id, patient_id) SELECT clinic_id, 1000 + n \(from)",
            "INSERT INTO clinic.demographics (clinic_id, patient_id, birth_year, sex) SELECT clinic_id, 1000 + n, 1970, 'male' \(from)",
            "INSERT INTO clinic.case (clinic_id, case_id, patient_id, opened_on) SELECT clinic_id, 1000 + n, 1000 + n, '2025-01-10' \(from)",
            "INSERT INTO clinic.heel (clinic_id, case_id, side) SELECT clinic_id, 1000 + n, 'left' \(from)",
            """
            INSERT INTO clinic.series (clinic_id, case_id, side, treatment_code, planned_on, starts_on, planned_sessions, interval_days)
            \(all), '2025-03-01', '2025-03-10', 3, 7 \(from)
            """,
            "INSERT INTO clinic.visit (clinic_id, patient_id, visit_on) SELECT clinic_id, 1000 + n, '2025-03-10' \(from)",
            """
            INSERT INTO clinic.session (clinic_id, case_id, side, treatment_code, series_id, patient_id, performed_on)
            \(all), (SELECT series_id FROM clinic.series WHERE case_id = 1000 + n), 1000 + n, '2025-03-10' \(from)
            """,
            """
            INSERT INTO clinic.score (clinic_id, case_id, side, instrument_code, value, taken_on)
            SELECT clinic_id, 1000 + n, 'left', 'morning-pain', value, day \(from), (VALUES (7, date '2025-03-09'), (2, '2025-06-02')) AS taken (value, day)
            """,
        ]
        try await clinic.pool.transaction { transaction in
            for statement in statements { try await transaction.execute(SQL(unescaped: statement)) }
        }
        return clinic
    }

    /// Expects the answer now to be the same with what is kept and with nothing, and keeps it.
    private func expectKept(_ clinic: TestClinic, _ question: CountQuestion) async throws {
        let now = try await clinic.now()
        let kept = try await clinic.counts(question, at: now)
        let rows = try await clinic.superuser("SELECT FROM reporting.outcome_cache")
        if !rows.isEmpty { #expect(try await clinic.countsAnew(question, at: now) == kept) }
        try await clinic.keep(question, at: now)
        #expect(try await clinic.counts(question, at: now) == kept)
    }
}
