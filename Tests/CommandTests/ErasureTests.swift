import Domain
import Foundation
import Postgres
import TestSupport
import Testing

/// Forgetting who a patient is.
@Suite("Erasure")
struct ErasureTests {
    private static let erase = "patient erase P-1002 --confirm P-1002 --override-retention --reason \"court order\""

    /// P-1002, Quirinia Zabelthau of 92, with a closed case, free texts everywhere and a charge; everybody looked for her.
    private func clinic() async throws -> TestClinic {
        let clinic = try await TestClinic()
        let born = Calendar(identifier: .gregorian).component(.year, from: Date()) - 92
        for line in [
            "patient add --family Zabelthau --given Quirinia --born \(born)-01-01 --sex female --dry-run",
            "patient add --family Zabelthau --given Quirinia --born \(born)-01-01 --sex female --city Zabelthau --state CO",
            "patient edit P-1002 --email quirinia@zabelthau.example --address \"1 Zabelthau Way\"",
            "patient find zabel",
            "patient find Zabelthau 1911-01-01",
            "case open P-1002 --side left --opened-on 2025-01-13 --complaint \"Zabelthau limps\"",
            "case diagnose C-1001 --diagnosis plantar-fasciopathy --on 2025-01-13",
            "exam record C-1001 --on 2025-01-13 --finding hop=positive --note \"Ms Zabelthau winced\"",
            "series plan C-1001 --treatment focused-eswt --on 2025-01-13 --note \"Zabelthau\"",
            "session record S-1 --on 2025-01-14 --energy 0.2 --impulses 2000 --note \"Zabelthau\"",
            "score record C-1001 --value 7 --on 2025-01-13 --note \"Zabelthau said\"",
            "score record C-1001 --value 2 --on 2025-04-10",
            "case milestone C-1001 plateau --on 2025-02-01 --note \"Quirinia\"",
            "billing charges add C-1001 --service visit-new --amount 180 --on 2025-01-13",
            "case close C-1001 --outcome improved --on 2025-05-01",
        ] {
            #expect(try await clinic.firststep(line).code == 0, "\(line)")
        }
        try await clinic.superuser("ANALYZE")
        return clinic
    }

    @Test("no name, address, text or log detail is left in any column of any table, nor in the planner's samples")
    func noTrace() async throws {
        let clinic = try await clinic()
        #expect(try await traces(of: "zabelthau", in: clinic).contains("clinic.name_word"))
        #expect(try await traces(of: "zabelthau", in: clinic).contains("audit.detail"))
        let erased = try await clinic.colleague(.administrator).line(Self.erase)
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
        let clinic = try await clinic()
        let export = "billing export --from 2025-01-01 --to 2025-12-31"
        let before = try await (report(clinic), clinic.firststep(export), facts(clinic))
        #expect(try await clinic.firststep(Self.erase).code == 0)
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
            "patient edit P-1002 --city X", "case open P-1002 --side left", "case reopen C-1001 --reason x", Self.erase,
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
        return report.output.split(separator: "\n").filter { !$0.contains("as_of") }.joined(separator: "\n")
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
        let clinic = try await clinic()
        #expect(try await clinic.firststep(Self.erase).code == 0)
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
        let clinic = try await clinic()
        let year = Calendar(identifier: .gregorian).component(.year, from: Date())
        #expect(try await clinic.firststep(Self.erase).code == 0)
        let erase = "patient erase P-1001 --confirm P-1001 --override-retention --reason asked"
        #expect(try await clinic.firststep(erase).code == 0)
        let years = try await clinic.superuser("SELECT DISTINCT birth_year FROM clinic.demographics ORDER BY 1")
        #expect(try years.map { try $0["birth_year"] } == [year - 90, 1984])
    }

    @Test("it waits for the years of retention, which the clinic sets, and for the last case to be closed")
    func waits() async throws {
        let clinic = try await clinic()
        let year = Calendar(identifier: .gregorian).component(.year, from: Date())
        let plain = "patient erase P-1002 --confirm P-1002"
        let early = try await clinic.firststep(plain)
        #expect(early.code == 65)
        #expect(early.errors.contains("must be kept until \(year + 10)-"))
        #expect(try await clinic.firststep("clinic edit denver --retention-years 7").code == 0)
        #expect(try await clinic.firststep(plain).errors.contains("must be kept until \(year + 7)-"))
        for years in ["5", "101", "x"] {
            #expect(try await clinic.firststep("clinic edit denver --retention-years \(years)").code == 64)
        }
        // P-1001 has no case; all that was recorded of them is eight years old.
        for table in ["patient", "demographics", "identity", "address"] {
            try await clinic.superuser(
                """
                UPDATE clinic.\(identifier: table) SET recorded_at = recorded_at - interval '8 years'
                WHERE patient_id = 1001
                """
            )
        }
        #expect(try await clinic.firststep("patient erase P-1001 --confirm P-1001").code == 0)
        #expect(try await clinic.firststep("case reopen C-1001 --reason x").code == 0)
        let open = try await clinic.firststep(Self.erase)
        #expect(open.code == 65)
        #expect(open.errors.contains("has an open case (C-1001)"))
    }

    @Test("it is confirmed by the number; a dry run says what would go and leaves it")
    func confirmed() async throws {
        let clinic = try await clinic()
        for line in [
            "patient erase P-1002", "patient erase P-1002 --confirm P-1001",
            "patient erase P-1002 --confirm P-1002 --override-retention",
        ] {
            #expect(try await clinic.firststep(line).code == 64, "\(line)")
        }
        let dry = try await clinic.firststep("patient erase P-1002 --dry-run --override-retention --reason x")
        #expect(dry.code == 0)
        #expect(dry.output.contains("Notes               6\n"))
        #expect(try await clinic.firststep("patient show P-1002").output.contains("Zabelthau"))
        #expect(try await clinic.firststep("patient erase P-9 --dry-run").errors.contains("there is no patient P-9"))
    }

    @Test("all numbers of a person go at once, and a restriction with them")
    func merged() async throws {
        let clinic = try await clinic()
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

    @Test("nobody but the administrator's function deletes, and nobody is named again under the number")
    func policies() async throws {
        let clinic = try await clinic()
        let delete: SQL = "DELETE FROM clinic.identity WHERE patient_id = 1002"
        let erase: SQL = "SELECT access.erase_patient(1002, true)"
        for duty in Duty.allCases {
            _ = try await clinic.colleague(duty)
            await refuses { try await clinic.plain(TestServer.login(duty), delete) }
            guard duty != .administrator else { continue }
            await refuses { try await clinic.plain(TestServer.login(duty), erase) }
        }
        #expect(try await clinic.superuser("SELECT FROM clinic.identity WHERE patient_id = 1002").count == 2)
        #expect(try await clinic.firststep(Self.erase).code == 0)
        await refuses {
            try await clinic.plain(
                TestServer.staff,
                """
                INSERT INTO clinic.identity (clinic_id, patient_id, family_name, given_name, birth_date)
                VALUES (1, 1002, 'Zabelthau', 'Quirinia', '1950-01-01')
                """
            )
        }
        await refuses {
            try await clinic.plain(
                TestServer.staff,
                "INSERT INTO clinic.note (clinic_id, patient_id, body) VALUES (1, 1002, 'Zabelthau')"
            )
        }
    }

    @Test("an administrator of another clinic erases nobody here, and is told nothing")
    func otherClinic() async throws {
        let clinic = try await clinic()
        try await TestClinic.found("boulder", administrator: TestServer.otherStaff, in: clinic.database)
        #expect(
            try await clinic.plain(TestServer.otherStaff, "SELECT * FROM access.patient_to_erase(1002)").isEmpty
        )
        #expect(
            try await clinic.plain(TestServer.otherStaff, "SELECT access.first_day_of_patient(1002) AS day")
                .allSatisfy { try ($0["day"] as Day?) == nil }
        )
        await #expect(throws: PostgresError.self) {
            try await clinic.plain(TestServer.otherStaff, "SELECT access.erase_patient(1002, true)")
        }
        #expect(try await clinic.firststep("patient show P-1002").output.contains("Zabelthau"))
    }

    private func refuses(_ deed: () async throws -> [Row]) async {
        await #expect {
            _ = try await deed()
        } throws: {
            ($0 as? PostgresError)?.sqlState == .insufficientPrivilege
        }
    }
}
