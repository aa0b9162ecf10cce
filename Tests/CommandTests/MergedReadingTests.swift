import Postgres
import TestSupport
import Testing

/// Rows of every table that names a patient, read after a merge.
///
/// A new table needs a line here: the command by which its rows are seen as the survivor's.
@Suite("What is read after a merge")
struct MergedReadingTests {
    /// How the rows of one table are seen as the survivor's.
    private struct Line {
        let command: String
        let shows: String
        var code: Int32 = 0
    }

    private static let lines: [String: Line] = [
        "billing.estimate": Line(command: "billing estimate list --format csv", shows: "G-1,C-1001,P-1002,requested,"),
        "billing.charge": Line(command: "billing charges list --format csv", shows: ",P-1002,C-1001,"),
        "clinic.address": Line(command: "patient show P-1001", shows: "City           Boulder\n"),
        "clinic.case": Line(
            command: "case list --patient P-1002 --format csv",
            shows: "C-1001,P-1002,\"Example, Anna\""
        ),
        "clinic.consent": Line(command: "consent list P-1002 --format csv", shows: "research,given,v1,2025-01-13,"),
        // No command reads insurance yet: its row is counted by the merge.
        "clinic.coverage": Line(command: "patient merge P-1002 --into P-1004 --dry-run", shows: "clinic.coverage "),
        "clinic.demographics": Line(command: "patient show P-1001", shows: "State          UT\n"),
        // Who is erased has no identity that could be merged: the row stands for the number alone.
        "clinic.erasure": Line(command: "patient list", shows: "P-1002"),
        "clinic.exam": Line(command: "exam show E-1", shows: "P-1002\n"),
        "clinic.identity": Line(command: "patient find 1984-05-03", shows: "P-1002"),
        "clinic.name_word": Line(command: "patient find exampel", shows: "P-1002"),
        "clinic.note": Line(command: "case show C-1001", shows: "sharp first steps\n"),
        "clinic.opening": Line(command: "patient show P-1002", shows: "Also known as  P-1001, merged on "),
        "clinic.patient": Line(command: "status --format json", shows: "\"patients\" : 3"),
        "clinic.patient_distinct": Line(
            command: "patient merge P-1003 --into P-1002",
            shows: "P-1003 and P-1002 are declared two people",
            code: 65
        ),
        "clinic.patient_merge": Line(command: "patient show P-1002", shows: "Also known as  P-1001, merged on "),
        "clinic.restriction": Line(command: "patient show P-1002", shows: "patient P-1002 is restricted", code: 77),
        "clinic.patient_condition": Line(command: "condition list P-1002 --format csv", shows: "N-1,P-1002,pregnancy,"),
        "clinic.route": Line(command: "route list P-1002 --format csv", shows: "W-1,P-1002,road,"),
        "clinic.run": Line(command: "run list P-1002 --format csv", shows: "R-1,P-1002,2025-02-01,easy,10000,"),
        "clinic.shoe": Line(command: "shoe list P-1002 --format csv", shows: "F-1,P-1002,Glycerin,"),
        "clinic.shoe_retirement": Line(command: "shoe list P-1002 --format csv", shows: ",2025-01-13,2025-03-01,"),
        // 10 km of the run and 5 km beside it.
        "clinic.shoe_wear": Line(command: "shoe list P-1002 --format csv", shows: ",15000,"),
        "clinic.session": Line(command: "case summary C-1001", shows: "P-1002"),
        // A visit is shown by what was done on its day.
        "clinic.visit": Line(command: "case summary C-1001 --format json", shows: "\"patient\" : \"P-1002\""),
    ]

    @Test("rows of a merged number are seen as the survivor's in every table that names a patient")
    func everyTable() async throws {
        let clinic = try await Self.clinic()
        let tables = try await clinic.tablesOfPatients()
        #expect(Set(tables) == Set(Self.lines.keys), "each table that names a patient has a line, and no other")
        for table in tables where !["clinic.restriction", "clinic.opening"].contains(table) {
            try await Self.check(table, clinic)
        }
        try await Self.add("restriction", clinic)
        try await Self.check("clinic.restriction", clinic)
        try await Self.add("opening", clinic)
        try await Self.check("clinic.opening", clinic)
    }

    @Test("the claim names the survivor")
    func claim() async throws {
        let clinic = try await Self.clinic()
        let claim = try await clinic.firststep("billing export --from 2025-01-01 --to 2025-12-31 --format csv")
        #expect(claim.output.contains("denver,P-1002,Example,Anna,1984-03-05,C-1001,"))
        #expect(!claim.output.contains("P-1001"))
    }

    @Test("a day is checked against the survivor's birth")
    func birth() async throws {
        let clinic = try await TestClinic.withCases()
        _ = try await clinic.firststep(
            "patient add --family Example --given Anna --born 1984-03-04 --sex female --quiet"
        )
        _ = try await clinic.firststep("patient merge P-1001 --into P-1002")
        #expect(try await clinic.firststep("score record C-1001 --value 7 --on 1984-03-04").code == 0)
        #expect(try await clinic.firststep("score record C-1001 --value 7 --on 1984-03-03").code == 65)
        let edit = try await clinic.firststep("patient edit P-1002 --born 1984-03-05")
        #expect(edit.code == 65 && edit.errors.contains("after the first record of P-1002, of 1984-03-04"))
    }

    /// P-1001 with a row in each table, merged into P-1002 of Boulder, Utah.
    private static func clinic() async throws -> TestClinic {
        let clinic = try await TestClinic()
        for line in recording {
            let outcome = try await clinic.firststep(line)
            #expect(outcome.code == 0, "\(line): \(outcome.errors)")
        }
        try await clinic.execute(
            """
            WITH payer AS (
                INSERT INTO clinic.payer (clinic_id, code, name) SELECT clinic_id, 'payer', 'Payer' FROM access.whoami()
                RETURNING clinic_id, payer_id
            )
            INSERT INTO clinic.coverage (clinic_id, patient_id, payer_id, member_number, effective_from)
            SELECT clinic_id, 1001, payer_id, 'M1', '2025-01-01' FROM payer
            """
        )
        #expect(try await clinic.firststep("patient merge P-1001 --into P-1002 --quiet").code == 0)
        return clinic
    }

    private static let recording = [
        "patient edit P-1001 --family Exampel --born 1984-05-03 --city Denver --state CO",
        "patient add --family Example --given Anna --born 1984-03-05 --sex female --city Boulder --state UT --quiet",
        "patient add --family Jones --given Eve --born 1991-01-01 --sex female",
        "patient add --family Lee --given Tom --born 1960-01-01 --sex male",
        "case open P-1001 --side left --opened-on 2025-01-13 --complaint \"sharp first steps\"",
        "exam record C-1001 --finding hop=negative --on 2025-01-13",
        "condition add P-1001 pregnancy --since 2025-01-13",
        "shoe add P-1001 --model Glycerin --from 2025-01-13",
        "route add P-1001 --surface road",
        "run record P-1001 --distance 10km --shoe F-1 --route W-1 --on 2025-02-01",
        "shoe wear F-1 --distance 5km --on 2025-02-02",
        "shoe retire F-1 --on 2025-03-01",
        "series plan C-1001 --treatment focused-eswt --sessions 3 --on 2025-01-13 --quiet",
        "session record S-1 --on 2025-01-13 --quiet",
        "billing fees set eswt-focused --amount 250 --from 2025-01-01",
        "billing estimate C-1001 --requested-on 2025-01-13",
        "billing charges add C-1001 --service visit-new --amount 100 --on 2025-01-13",
        "consent give P-1001 --purpose research --form v1 --on 2025-01-13",
        "patient distinct P-1001 P-1003",
    ]

    private static func add(_ table: String, _ clinic: TestClinic) async throws {
        try await clinic.execute(
            "INSERT INTO clinic.\(identifier: table) (clinic_id, patient_id) SELECT clinic_id, 1001 FROM access.whoami()"
        )
    }

    private static func check(_ table: String, _ clinic: TestClinic) async throws {
        guard let line = lines[table] else { return }
        let outcome = try await clinic.firststep(line.command)
        let said = outcome.output + outcome.errors
        #expect(outcome.code == line.code && said.contains(line.shows), "\(table): \(said)")
        let elsewhere = said.replacing(/P-1001, merged on/, with: "").replacing("P-1001 was merged on", with: "")
            .replacing(/P-1001\n/, with: "\n")
        #expect(!elsewhere.contains("P-1001"), "\(table): \(elsewhere)")
    }
}

extension TestClinic {
    /// The tables of clinics with a column that names a patient, from the database's own catalogue.
    func tablesOfPatients() async throws -> [String] {
        try await pool.transaction { transaction in
            try await transaction.query(
                """
                SELECT namespace.nspname || '.' || class.relname AS name
                FROM pg_attribute AS attribute
                JOIN pg_class AS class ON class.oid = attribute.attrelid AND class.relkind IN ('r', 'p')
                JOIN pg_namespace AS namespace ON namespace.oid = class.relnamespace
                WHERE namespace.nspname IN ('clinic', 'billing') AND attribute.attname = 'patient_id'
                    AND NOT attribute.attisdropped
                ORDER BY 1
                """
            ).map { try $0["name"] }
        }
    }
}
