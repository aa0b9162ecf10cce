import Domain
import Foundation
import Postgres
import TestSupport
import Testing

/// Forgetting who a patient is.
@Suite("Erasure")
struct ErasureTests {
    @Test("no name, address, text or log detail is left in any column of any table, nor in the planner's samples")
    func noTrace() async throws {
        let clinic = try await TestClinic.toForget()
        #expect(try await traces(of: "zabelthau", in: clinic).contains("clinic.name_word"))
        #expect(try await traces(of: "zabelthau", in: clinic).contains("audit.detail"))
        let erased = try await clinic.colleague(.administrator).line(TestClinic.erase)
        #expect(erased.code == 0, "\(erased.errors)")
        #expect(erased.output.contains("Erased              P-1002\n"))
        #expect(try await traces(of: "zabelthau", in: clinic).isEmpty)
        #expect(try await traces(of: "quirinia", in: clinic).isEmpty)
        #expect(try await traces(of: "example", in: clinic).contains("clinic.identity"))
    }

    /// The tables, catalogues among them, in which a word stands anywhere.
    private func traces(of word: String, in clinic: TestClinic) async throws -> [String] {
        let tables: [String] = try await clinic.superuser(
            """
            SELECT format('%I.%I', nspname, relname) AS name FROM pg_class
            JOIN pg_namespace ON pg_namespace.oid = relnamespace WHERE relkind IN ('r', 'm', 'p')
            """
        ).map { try $0["name"] }
        var found: [String] = []
        for table in tables {
            let rows = try await clinic.superuser(
                "SELECT FROM \(unescaped: table) AS part WHERE strpos(lower(part::text), \(word)) > 0 LIMIT 1"
            )
            if !rows.isEmpty { found.append(table) }
        }
        return found
    }

    @Test("statistics, sums and rows are what they were, and every command goes on without a name")
    func afterwards() async throws {
        let clinic = try await TestClinic.toForget()
        let export = "billing export --from 2025-01-01 --to 2025-12-31"
        let before = try await (report(clinic), clinic.firststep(export), facts(clinic))
        #expect(try await clinic.firststep(TestClinic.erase).code == 0)
        let after = try await (report(clinic), clinic.firststep(export), facts(clinic))
        #expect(before.0 == after.0)
        #expect(before.2 == after.2)
        #expect(before.1.errors == after.1.errors)
        #expect(after.1.output.contains("denver,P-1002,erased,,,C-1001"))
        let shown = try await clinic.firststep("patient show P-1002")
        #expect(shown.code == 0)
        #expect(shown.output.contains("Family name  erased\nErased on    "))
        #expect(try await clinic.firststep("patient find zabel").output == "no such patient\n")
        for line in [
            "patient list", "case list", "case list --patient P-1002", "case show C-1001", "case summary C-1001",
        ] {
            let outcome = try await clinic.firststep(line)
            #expect(outcome.code == 0, "\(line)")
            #expect(outcome.output.contains("erased"), "\(line)")
        }
        for line in [
            "case summary C-1001 --format json", "case summary C-1001 --format html", "case summary C-1001 --format md",
            "exam list C-1001", "score list C-1001", "series show S-1", "patient export P-1002",
        ] {
            #expect(try await clinic.firststep(line).code == 0, "\(line)")
        }
        for line in [
            "patient edit P-1002 --city X", "case open P-1002 --side left", "case reopen C-1001 --reason x",
            TestClinic.erase,
        ] {
            let outcome = try await clinic.firststep(line)
            #expect(outcome.code == 65, "\(line)")
            #expect(outcome.errors.contains("erased on "), "\(line)")
        }
    }

    /// The outcome report without the moment at which it was made.
    private func report(_ clinic: TestClinic) async throws -> String {
        let report = try await clinic.firststep("outcomes report --format json")
        #expect(report.code == 0)
        // All but the moment, and the digest that has it in it.
        return report.output.split(separator: "\n").filter { !$0.contains("as_of") && !$0.contains("sha256") }
            .joined(separator: "\n")
    }

    /// Number of rows of each table of facts.
    private func facts(_ clinic: TestClinic) async throws -> [Int] {
        var counts: [Int] = []
        for table in ["case", "exam", "finding", "session", "score", "milestone", "note", "demographics", "visit"] {
            try counts.append(
                await clinic.superuser("SELECT count(*) AS rows FROM clinic.\(identifier: table)")[0]["rows"]
            )
        }
        return counts
    }

    @Test("the chain of the log stands, and the erasure in it with its reason")
    func chain() async throws {
        let clinic = try await TestClinic.toForget()
        #expect(try await clinic.firststep(TestClinic.erase).code == 0)
        #expect(try await clinic.firststep("patient show P-1002").code == 0)
        let broken = try await clinic.superuser(
            """
            SELECT FROM (
                SELECT event, lag(event.sha256, 1, sha256('')) OVER (PARTITION BY clinic_id ORDER BY event_id) AS previous
                FROM audit.event AS event) AS chained
            WHERE (event).sha256 <> sha256(convert_to(audit.header(event, ARRAY(
                SELECT patient_id FROM audit.event_patient AS named
                WHERE named.clinic_id = (event).clinic_id AND named.event_id = (event).event_id ORDER BY 1), previous), 'UTF8'))
            """
        )
        #expect(broken.isEmpty)
        let details = try await clinic.superuser(
            """
            SELECT event.action, detail.body FROM audit.detail
            JOIN audit.event USING (clinic_id, event_id) JOIN audit.event_patient USING (clinic_id, event_id)
            WHERE event_patient.patient_id = 1002
            """
        )
        #expect(try details.map { try $0["action"] as String } == ["patient erase"])
        #expect(try (details[0]["body"] as String).contains("court order"))
    }

    @Test("a year of birth of over 89 becomes that of 90; another stays")
    func birthYear() async throws {
        let clinic = try await TestClinic.toForget()
        let year = Calendar(identifier: .gregorian).component(.year, from: Date())
        #expect(try await clinic.firststep(TestClinic.erase).code == 0)
        let erase = "patient erase P-1001 --confirm P-1001 --override-retention --reason asked"
        #expect(try await clinic.firststep(erase).code == 0)
        let years = try await clinic.superuser("SELECT DISTINCT birth_year FROM clinic.demographics ORDER BY 1")
        #expect(try years.map { try $0["birth_year"] } == [year - 90, 1984])
    }

    @Test("all numbers of a person go at once, and a restriction with them")
    func merged() async throws {
        let clinic = try await TestClinic.toForget()
        try await clinic.superuser(
            "INSERT INTO clinic.patient_merge (clinic_id, patient_merge_id, patient_id, survivor_id) VALUES (1, 1, 1002, 1001)"
        )
        #expect(try await clinic.firststep("patient restrict P-1002 --reason x").code == 0)
        let erased = try await clinic.colleague(.administrator)
            .line("patient erase P-1001 --confirm P-1001 --override-retention --reason x")
        #expect(erased.code == 0, "\(erased.errors)")
        #expect(try await clinic.superuser("SELECT FROM clinic.identity").isEmpty)
        #expect(try await clinic.superuser("SELECT FROM clinic.erasure").count == 2)
        #expect(try await clinic.firststep("patient show P-1002").output.contains("erased"))
    }
}
