import Domain
import Foundation
import Postgres
import TestSupport
import Testing

/// Break-glass: restricted patients are seen by who says why.
@Suite("Restricted patients")
struct RestrictionTests {
    private static let opens = "firststep patient open P-1001 --reason"

    /// C-1001 of P-1001, who is restricted, and P-1002.
    private func clinic() async throws -> TestClinic {
        let clinic = try await TestClinic()
        for line in [
            "patient edit P-1001 --phone 5550100 --city Leadville",
            "patient add --family Muster --given Max --born 1990-01-02 --sex male",
            "case open P-1001 --side left --opened-on 2025-01-13 --complaint \"limps\"",
            "exam record C-1001 --on 2025-01-13 --finding hop=positive",
            "series plan C-1001 --treatment focused-eswt --on 2025-01-13",
            "imaging order C-1001 --modality ultrasound --on 2025-01-13",
            "score record C-1001 --value 7 --on 2025-01-13",
            "billing charges add C-1001 --service visit-new --amount 180 --on 2025-01-13",
        ] {
            #expect(try await clinic.firststep(line).code == 0, "\(line)")
        }
        let administrator = try await clinic.colleague(.administrator)
        #expect(try await administrator.line("patient restrict P-1001 --reason \"works here\"").code == 0)
        return clinic
    }

    @Test("every command about the patient is refused by number, says how to open, and names nobody")
    func refused() async throws {
        let clinician = try await clinic().colleague(.clinician)
        for line in [
            "patient show P-1001", "patient edit P-1001 --city X", "patient export P-1001",
            "case open P-1001 --side right",
            "case list --patient P-1001", "case show C-1001", "case summary C-1001", "exam list C-1001",
            "exam show E-1",
            "series show S-1", "series list --case C-1001", "session list --series S-1", "imaging list --case C-1001",
            "home list C-1001", "score list C-1001", "score record C-1001 --value 3",
            "case diagnose C-1001 --diagnosis haglund",
        ] {
            let outcome = try await clinician.line(line)
            #expect(outcome.code == 77, "\(line)")
            #expect(outcome.output.isEmpty, "\(line)")
            #expect(outcome.errors.contains(Self.opens), "\(line): \(outcome.errors)")
            #expect(!outcome.errors.contains("Example"), "\(line)")
        }
    }

    @Test("lists leave the patient out and say so")
    func lists() async throws {
        let clinician = try await clinic().colleague(.clinician)
        for line in ["patient list", "patient find ann", "case list", "series list", "imaging list"] {
            let outcome = try await clinician.line(line)
            #expect(outcome.code == 0, "\(line)")
            #expect(outcome.errors.hasPrefix("1 restricted patient is left out"), "\(line)")
            #expect(!outcome.output.contains("1001"), "\(line)")
        }
        #expect(try await clinician.line("patient list").output.contains("P-1002"))
    }

    @Test("it is opened to one login for three hours, with the reason in the log")
    func opened() async throws {
        let clinic = try await clinic()
        let clinician = try await clinic.colleague(.clinician)
        let opening = try await clinician.line("patient open P-1001 --reason \"on today's list\"")
        #expect(opening.code == 0)
        #expect(opening.errors.hasPrefix("P-1001 is open to you until "))
        #expect(try await clinician.line("patient show P-1001").output.contains("Example"))
        #expect(try await clinician.line("case show C-1001").output.contains("limps"))
        #expect(try await clinician.line("patient list").errors.isEmpty)
        #expect(try await clinic.colleague(.frontdesk).line("patient show P-1001").code == 77)
        let reasons = try await clinic.superuser(
            """
            SELECT detail.body FROM audit.event JOIN audit.detail USING (clinic_id, event_id)
            JOIN audit.event_patient USING (clinic_id, event_id)
            WHERE action = 'patient open' AND patient_id = 1001 AND outcome = 'done'
            """
        )
        #expect(reasons.count == 1)
        #expect(try (reasons[0]["body"] as String).contains("on today's list"))
        try await clinic.superuser(
            "UPDATE clinic.opening SET recorded_at = recorded_at - interval '2 hours 59 minutes'"
        )
        #expect(try await clinician.line("patient show P-1001").code == 0)
        try await clinic.superuser("UPDATE clinic.opening SET recorded_at = recorded_at - interval '1 minute'")
        #expect(try await clinician.line("patient show P-1001").code == 77)
    }

    @Test("only somebody restricted is opened, by who treats or receives; a dry run opens nothing")
    func notOpened() async throws {
        let clinic = try await clinic()
        let clinician = try await clinic.colleague(.clinician)
        let open = try await clinician.line("patient open P-1002 --reason x")
        #expect(open.code == 65)
        #expect(open.errors.contains("P-1002 is not restricted; there is nothing to open"))
        #expect(
            try await clinician.line("patient open P-9999 --reason x").errors.contains("there is no patient P-9999")
        )
        #expect(try await clinician.line("patient open P-1001").code == 64)
        #expect(try await clinic.colleague(.billing).line("patient open P-1001 --reason x").code == 77)
        #expect(try await clinician.line("patient open P-1001 --reason x --dry-run").code == 0)
        #expect(try await clinician.line("patient show P-1001").code == 77)
    }

    @Test("an administrator restricts and lifts by number alone, once")
    func restricting() async throws {
        let clinic = try await clinic()
        let administrator = try await clinic.colleague(.administrator)
        let again = try await administrator.line("patient restrict P-1001 --reason x")
        #expect(again.code == 65)
        #expect(again.errors.contains("restricted already"))
        #expect(try await administrator.line("patient restrict P-9999 --reason x").errors.contains("no patient P-9999"))
        #expect(try await administrator.line("patient unrestrict P-1002 --reason x").code == 65)
        #expect(try await clinic.colleague(.clinician).line("patient unrestrict P-1001 --reason x").code == 77)
        #expect(try await administrator.line("patient unrestrict P-1001 --reason \"left\"").code == 0)
        #expect(try await clinic.colleague(.clinician).line("patient show P-1001").code == 0)
        let lifted = try await clinic.superuser("SELECT void_reason FROM clinic.restriction")
        #expect(try lifted[0]["void_reason"] == "left")
    }

    @Test("a restriction is of the person: it hides the other numbers, and one opening opens all")
    func merged() async throws {
        let clinic = try await clinic()
        try await clinic.superuser(
            "INSERT INTO clinic.patient_merge (clinic_id, patient_merge_id, patient_id, survivor_id) VALUES (1, 1, 1001, 1002)"
        )
        let clinician = try await clinic.colleague(.clinician)
        #expect(try await clinician.line("patient show P-1002").code == 77)
        #expect(try await clinician.line("patient open P-1002 --reason x").code == 0)
        #expect(try await clinician.line("case show C-1001").code == 0)
    }

    @Test(
        "billing alone exports every name; who treats as well is told whom to open, and exports no line without a name"
    )
    func billing() async throws {
        let clinic = try await clinic()
        let export = "billing export --from 2025-01-01 --to 2025-12-31"
        #expect(try await clinic.colleague(.billing).line(export).output.contains("Example,Ann"))
        let refused = try await clinic.firststep(export)
        #expect(refused.code == 77)
        #expect(refused.output.isEmpty)
        #expect(refused.errors.contains("P-1001 is restricted"))
        #expect(try await clinic.firststep("billing export --from 2024-01-01 --to 2024-12-31").code == 0)
        let charges = try await clinic.firststep("billing charges list")
        #expect(charges.output == "no charges\n")
        #expect(try await clinic.firststep("patient open P-1001 --reason claim").code == 0)
        #expect(try await clinic.firststep(export).output.contains("Example,Ann"))
    }

    @Test("statistics count the restricted patient all the same")
    func statistics() async throws {
        let clinic = try await clinic()
        let restricted = try await report(clinic)
        #expect(try await clinic.colleague(.administrator).line("patient unrestrict P-1001 --reason x").code == 0)
        #expect(try await report(clinic) == restricted)
        #expect(restricted.contains("\"heels\" : 1"))
    }

    /// The outcome report without the moment at which it was made.
    private func report(_ clinic: TestClinic) async throws -> String {
        let report = try await clinic.colleague(.clinician).line("outcomes report --format json")
        #expect(report.code == 0, "\(report.errors)")
        // All but the moment, and the digest that has it in it.
        return report.output.split(separator: "\n").filter { !$0.contains("as_of") && !$0.contains("sha256") }
            .joined(separator: "\n")
    }

    @Test("plain SQL shows nobody: not by a table, a view, COPY, EXPLAIN, a function that leaks or a key that is taken")
    func plainSQL() async throws {
        let clinic = try await clinic()
        let login = TestServer.login(.clinician)
        _ = try await clinic.colleague(.clinician)
        let kept = [
            "clinic.identity", "clinic.name_word", "clinic.address", "clinic.note", "clinic.case", "clinic.coverage",
        ]
        for table in kept {
            #expect(
                try await clinic.plain(login, "SELECT FROM \(unescaped: table) WHERE patient_id = 1001").isEmpty,
                "\(table)"
            )
        }
        try await Pool.lent(TestServer.shared.settings(database: clinic.database, user: login)) { pool in
            let seen: [String] = try await pool.transaction { transaction in
                try await transaction.executeScript(Self.leaks)
                let plan = try await transaction.query(
                    "EXPLAIN (ANALYZE, VERBOSE, COSTS OFF) SELECT * FROM clinic.identity WHERE pg_temp.leak(family_name)"
                )
                var copied = ""
                for table in kept {
                    try await transaction.copyOut("COPY \(unescaped: table) TO STDOUT") {
                        copied += String(decoding: $0, as: UTF8.self)
                    }
                }
                let leaked = try await transaction.query("SELECT word FROM pg_temp.leaked WHERE word IS NOT NULL")
                return try leaked.map { try $0["word"] } + plan.map { try $0[0] } + [copied]
            }
            #expect(seen.contains("Muster"))
            for text in seen {
                for name in ["Example", "example", "Leadville", "5550100", "limps"] {
                    #expect(!text.contains(name), "\(name)")
                }
            }
        }
        let guess: SQL = """
            INSERT INTO clinic.name_word (clinic_id, word, identity_id, patient_id)
            SELECT 1, 'example', number, 1001 FROM generate_series(1, 9) AS number
            """
        await #expect { try await clinic.plain(login, guess) } throws: {
            ($0 as? PostgresError)?.sqlState == .insufficientPrivilege
        }
    }

    /// A function that costs nothing, so that the planner would like to run it first, and keeps what it was shown.
    private static let leaks = """
        CREATE TEMPORARY TABLE leaked (word text);
        CREATE FUNCTION pg_temp.leak(word text) RETURNS boolean LANGUAGE plpgsql COST 0.0001 AS $$
        BEGIN
            INSERT INTO leaked VALUES (word);
            RETURN true;
        END $$;
        CREATE TEMPORARY VIEW people WITH (security_barrier = false) AS SELECT * FROM clinic.identity;
        SELECT count(*) FROM people WHERE pg_temp.leak(family_name);
        SELECT count(*) FROM clinic.name_word WHERE pg_temp.leak(word);
        SELECT count(*) FROM clinic.address WHERE pg_temp.leak(city);
        SELECT count(*) FROM clinic.note WHERE pg_temp.leak(body);
        SELECT count(*) FROM clinic.patient LEFT JOIN clinic.identity USING (clinic_id, patient_id)
            WHERE pg_temp.leak(family_name) OR pg_temp.leak(phone);
        """
}
