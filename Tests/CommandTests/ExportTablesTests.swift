import Foundation
import Postgres
import Tabular
import TestSupport
import Testing

@Suite("Export of tables")
struct ExportTablesTests {
    /// C-1001 of P-1001 with a score of each kind and an imaging result, P-1002 with a name that a spreadsheet would run; made
    /// once for the tests that only read.
    private static let reading = Task { try await clinic() }

    private static let name = "=HYPERLINK(\"x\"), née '@'"

    private static func clinic() async throws -> TestClinic {
        let clinic = try await TestClinic()
        for line in [
            "case open P-1001 --side left --opened-on 2025-01-13 --complaint \"sharp first steps\"",
            "case diagnose C-1001 --diagnosis plantar-fasciopathy --on 2025-01-13",
            "exam record C-1001 --on 2025-01-13 --finding hop=positive",
            "series plan C-1001 --treatment focused-eswt --on 2025-01-13",
            "session record S-1 --on 2025-01-20 --energy 0.20 --impulses 2000",
            "score record C-1001 --value 7 --on 2025-01-13", "score record C-1001 --value 0 --on 2025-04-14",
            "score record C-1001 --instrument first-step-vas --value 62 --on 2025-01-13",
            "billing charges add C-1001 --service visit-new --amount 180 --on 2025-01-13",
        ] {
            let outcome = try await clinic.firststep(line)
            try #require(outcome.code == 0, "\(line): \(outcome.errors)")
        }
        let added = try await clinic.run(
            ["patient", "add", "--family", name, "--given=-1+1", "--born", "1990-01-02", "--sex", "male"]
        )
        try #require(added.code == 0, "\(added.errors)")
        return clinic
    }

    private func export(
        _ options: String,
        as desk: FirstStepBinary
    ) async throws -> (folder: String, outcome: FirstStepBinary.Outcome) {
        let folder = TemporaryFolder.newPath()
        return (folder, try await desk.line("export tables --output \(folder) \(options)"))
    }

    private func files(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    }

    private func records(_ bytes: some Collection<UInt8>) throws -> [[String]] {
        var reader = CSVReader()
        return try (reader.feed(bytes) + reader.finish()).map { $0.cells.map(FormulaGuard.restored) }
    }

    private func manifest(of folder: String) throws -> [String: Any] {
        let data = try Data(contentsOf: URL(filePath: "\(folder)/manifest.json"))
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    @Test("an analyst gets the de-identified rows and nothing else")
    func analyst() async throws {
        let clinic = try await Self.reading.value
        let analyst = try await clinic.colleague(.analyst)
        let (folder, outcome) = try await export("", as: analyst)
        #expect(outcome.code == 0 && outcome.output.isEmpty, "\(outcome.errors)")
        let views = try await clinic.askSuperuser(
            "SELECT relname::text AS name FROM pg_class WHERE relnamespace = 'reporting'::regnamespace AND relkind = 'v'"
        )
        let expected = try views.map { "\(try $0["name"] as String).csv" } + ["manifest.json"]
        #expect(try files(in: folder) == expected.sorted())
        for file in try files(in: folder) {
            let text = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
            for word in ["Example", "HYPERLINK", "1001", "2025-0", "1984-03", TestServer.staff] {
                #expect(!text.contains(word), "\(file) holds \(word)")
            }
        }
        let (own, refused) = try await export("--identified", as: analyst)
        #expect(refused.code == 77 && !FileManager.default.fileExists(atPath: own))
        #expect(
            refused.errors.contains("the clinic's own tables are for: clinician, frontdesk, billing, administrator")
        )
    }

    @Test("who is no analyst is told so, and may take what they may read, by --identified")
    func clinician() async throws {
        let clinic = try await Self.reading.value.colleague(.clinician)
        let (none, refused) = try await export("", as: clinic)
        #expect(refused.code == 77 && !FileManager.default.fileExists(atPath: none))
        #expect(refused.errors.contains("de-identified rows are for: analyst (this login is clinician)"))
        #expect(refused.errors.contains("--identified"))
        let (folder, outcome) = try await export("--identified", as: clinic)
        #expect(outcome.code == 0, "\(outcome.errors)")
        let identities = try records(Data(contentsOf: URL(filePath: "\(folder)/clinic.identity.csv")))
        let column = try #require(identities.first?.firstIndex(of: "family_name"))
        #expect(identities.dropFirst().map { $0[column] } == ["Example", Self.name])
        #expect(try files(in: folder).contains("clinic.finding.csv"))
        #expect(try !files(in: folder).contains("billing.charge.csv"))
        #expect(outcome.errors.contains("not for clinician, and so left out: billing.batch, "))
    }

    @Test("what the front desk may not read is named, tables and columns of tables")
    func frontDesk() async throws {
        let clinic = try await Self.reading.value
        let desk = try await clinic.colleague(.frontdesk)
        let (folder, outcome) = try await export("--identified", as: desk)
        #expect(outcome.code == 0, "\(outcome.errors)")
        let named = try #require(try manifest(of: folder)["not_permitted"] as? [String])
        #expect(named.contains("clinic.note.body") && named.contains("clinic.finding"))
        #expect(outcome.errors.contains("not for frontdesk, and so left out: \(named.joined(separator: ", "))"))
        #expect(try records(Data(contentsOf: URL(filePath: "\(folder)/clinic.note.csv")))[0].contains("body") == false)
        let finding = try await desk.line("export tables --identified --table finding")
        #expect(finding.code == 77 && finding.output.isEmpty)
        #expect(finding.errors == "export tables: clinic.finding is not for frontdesk\n")
    }

    @Test("a restricted patient is left out, and that is said")
    func restricted() async throws {
        let clinic = try await Self.clinic()
        _ = try await clinic.firststep("patient restrict P-1001 --reason staff")
        let desk = try await clinic.colleague(.clinician)
        let outcome = try await desk.line("export tables --identified --table identity")
        #expect(outcome.code == 0 && !outcome.output.contains("Example") && outcome.output.contains("HYPERLINK"))
        #expect(outcome.errors.hasPrefix("1 restricted patient is left out"))
    }

    @Test("text that a spreadsheet would run is guarded, numbers are not, and all of it comes back")
    func roundTrip() async throws {
        let clinic = try await Self.reading.value
        let identity = try await clinic.firststep("export tables --identified --table identity")
        #expect(identity.output.contains(",\"'=HYPERLINK(\"\"x\"\"), née '@'\",'-1+1,1990-01-02,"))
        let lines = try records(Array(identity.output.utf8))
        #expect(lines.count == 3 && lines[2].contains(Self.name) && lines[2].contains("-1+1"))
        let score = try await clinic.firststep("export tables --table score")
        let scores = try records(Array(score.output.utf8)).dropFirst()
        #expect(
            Set(scores.map { "\($0[3]) \($0[4]) \($0[5])" }) == [
                "morning-pain 7 -7", "morning-pain 0 84", "first-step-vas 62 -7",
            ]
        )
        #expect(score.output.hasSuffix("\r\n") && score.output.filter { $0 == "\n" }.isEmpty)
    }

    @Test("NDJSON holds an object a line with the columns of CSV, numbers as numbers")
    func lines() async throws {
        let clinic = try await Self.reading.value
        for (table, options) in [
            ("score", ""), ("clinic.identity", "--identified"), ("clinic.session", "--identified"),
        ] {
            let csv = try await clinic.firststep("export tables --table \(table) \(options)")
            let json = try await clinic.firststep("export tables --table \(table) \(options) --format ndjson")
            let lines = json.output.split(separator: "\n")
            let objects = try lines.map { try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] }
            let records = try records(Array(csv.output.utf8))
            #expect(!objects.isEmpty && objects.count == records.count - 1)
            for (object, record) in zip(objects, records.dropFirst()) {
                #expect(Set(object?.keys.map { $0 } ?? []) == Set(records[0]))
                for (name, cell) in zip(records[0], record) {
                    #expect((object?[name] is NSNull) == cell.isEmpty, "\(table).\(name)")
                    if let text = object?[name] as? String { #expect(text == cell) }
                }
            }
        }
        let sessions = try await clinic.firststep("export tables --identified --table session --format ndjson")
        #expect(sessions.output.contains("\"energy_mj_mm2\":0.2,") && sessions.output.contains("\"impulses\":2000,"))
    }

    @Test("the same records are the same bytes, and the manifest says of each file its rows and digest")
    func manifest() async throws {
        let clinic = try await Self.reading.value
        let analyst = try await clinic.colleague(.analyst)
        for options in ["", "--format ndjson"] {
            let (folder, again) = (
                try await export(options, as: analyst).folder, try await export(options, as: analyst).folder
            )
            let compared = try await analyst.shell(
                "diff -r \(folder) \(again) && cd \(folder) && sha256sum *"
            )
            #expect(compared.code == 0, "\(compared.output)")
            let files = try #require(try manifest(of: folder)["files"] as? [[String: Any]])
            let scores = try #require(files.first { ($0["file"] as? String)?.hasPrefix("score.") == true })
            #expect(scores["rows"] as? Int == 3)
            #expect(compared.output.contains("\(scores["sha256"] as? String ?? "-")  "))
            let columns = try #require(scores["columns"] as? [[String: String]])
            #expect(
                columns.contains([
                    "name": "value", "type": "numeric", "meaning": "In the instrument's unit. 0 is a score.",
                ])
            )
        }
    }

    @Test(
        "a table of another name is refused, and a near one offered",
        arguments: ["scor", "patients", "Heel", "xyzzy"]
    )
    func unknown(_ name: String) async throws {
        let outcome = try await Self.reading.value.firststep("export tables --table \(name)")
        #expect(outcome.code == 65 && outcome.output.isEmpty)
        let near = ["scor": "score", "patients": "patient", "Heel": "heel"][name]
        #expect(outcome.errors.contains(near.map { "did you mean \($0)" } ?? "the tables are: charge, finding, heel, "))
    }

    @Test("nothing said, or two tables to print, is a wrong usage")
    func usage() async throws {
        let clinic = try await Self.reading.value
        for options in ["", "--table score --table heel", "--table score --format json"] {
            #expect(try await clinic.firststep("export tables \(options)").code == 64)
        }
    }
}
