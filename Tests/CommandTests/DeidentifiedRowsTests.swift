import Domain
import Foundation
import Postgres
import TestSupport
import Testing

@Suite("De-identified rows")
struct DeidentifiedRowsTests {
    /// The article's three cases as in the demonstration, told by every identifying detail that the records can hold, and a
    /// patient of 92; entered once for all tests, which only read.
    private static let entered = Task {
        let server = TestServer.shared
        let database = try await server.database()
        let firststep = try FirstStepBinary(environment: server.environment(database: database))
        try await firststep.addClinic("demo")
        for line in try tour() + more {
            let outcome = try await firststep.run(words(line))
            try #require(outcome.code == 0, "\(line): \(outcome.errors)")
        }
        let analyst = TestServer.login(.analyst)
        _ = try await firststep.run(
            "staff",
            "add",
            "ana",
            "--name",
            "Ana Lyst",
            "--role",
            "analyst",
            "--login",
            analyst
        )
        return database
    }

    /// The lines that `init --demo` runs, but for the founding of the clinic and what only reads.
    private static func tour() throws -> [String] {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Sources/firststep/Demo/article-cases.tour").standardizedFileURL
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init).filter { line in
            !["#", "clinic add", "case summary", "outcomes", "billing export"].contains { line.hasPrefix($0) }
        }
    }

    private static let more = [
        "patient edit P-1001 --phone 303-555-0142 --email ada@example.org --address \"12 Larimer Lane\" --postal-code 80202",
        "session record S-2 --on 2026-04-08 --by epark --device SN-44917 --lot LOT-7781 --target-site enthesis",
        "patient add --family Elder --given Oda --born \(Self.yearOfBirth)-05-06 --sex female --city Ludlow --state VT "
            + "--postal-code 05901 --phone 802-555-0199",
        "case open P-1004 --side right --opened-on 2026-02-16 --onset-on 1999-03-04 --complaint \"Marathon of Boston\"",
        "session record S-5 --on 2026-03-20 --device SN-44918",
        "score record C-1004 --value 6 --on 2026-03-19 --note \"Told by her son\"",
    ].flatMap {
        $0.hasPrefix("session record S-5") ? ["series plan C-1004 --treatment radial-eswt --on 2026-03-20", $0] : [$0]
    }

    /// Of somebody who is 92 by the end of this year.
    private static let yearOfBirth = Calendar(identifier: .gregorian).component(.year, from: Date()) - 92

    private static func words(_ line: String) -> [String] {
        line.split(separator: "\"", omittingEmptySubsequences: false).enumerated().flatMap { index, part in
            index.isMultiple(of: 2) ? part.split(separator: " ").map(String.init) : [String(part)]
        }
    }

    private func ask(_ database: String, as login: String, _ sql: SQL) async throws -> [Row] {
        try await Pool.lent(TestServer.shared.settings(database: database, user: login)) { pool in
            try await pool.withConnection { try await $0.query(sql) }
        }
    }

    /// Every cell that the analyst can see, in lower case.
    private func cells(_ database: String) async throws -> [String] {
        let analyst = TestServer.login(.analyst)
        let views = try await ask(
            database,
            as: analyst,
            "SELECT viewname::text FROM pg_views WHERE schemaname = 'reporting'"
        )
        var cells: [String] = []
        for view in views {
            let name: String = try view["viewname"]
            let rows = try await ask(
                database,
                as: analyst,
                """
                SELECT lower(cell.value) AS cell
                FROM reporting.\(identifier: name) AS shown, jsonb_each_text(to_jsonb(shown)) AS cell
                WHERE cell.value IS NOT NULL
                """
            )
            #expect(!rows.isEmpty, "reporting.\(name) shows nothing")
            cells += try rows.map { try $0["cell"] }
        }
        return cells
    }

    /// What the records hold of the kinds that identify.
    ///
    /// Every text that the reporter may not read, every day and moment, what is known of places below the state, and the
    /// numbers of patients and cases; read from PostgreSQL's catalogue, so that a new column is among them until the reporter
    /// is let read it.
    private func identifying(_ database: String) async throws -> [(column: String, value: String)] {
        let superuser = "firststep_superuser"
        let columns = try await ask(
            database,
            as: superuser,
            """
            SELECT class.oid::regclass::text AS record, attname::text AS name
            FROM pg_attribute JOIN pg_class AS class ON class.oid = attrelid
            WHERE relnamespace IN ('clinic'::regnamespace, 'billing'::regnamespace) AND relkind = 'r'
              AND attnum > 0 AND NOT attisdropped
              AND (atttypid IN ('date'::regtype, 'timestamptz'::regtype)
                OR attname IN ('postal_code', 'patient_id', 'case_id')
                OR class.oid = 'clinic.clinic_profile'::regclass AND attname = 'name'
                OR class.oid = 'clinic.staff'::regclass AND attname = 'code'
                OR atttypid = 'text'::regtype AND NOT has_column_privilege('firststep_reporter', class.oid, attnum, 'SELECT'))
              AND NOT EXISTS (
                SELECT FROM pg_constraint
                WHERE conrelid = class.oid AND contype = 'f' AND attnum = ANY (conkey)
                  AND (SELECT relnamespace FROM pg_class WHERE oid = confrelid) = 'catalogue'::regnamespace)
              AND attname NOT IN ('currency', 'side')
            """
        )
        var found: [(String, String)] = []
        for column in columns {
            let (record, name): (String, String) = try (column["record"], column["name"])
            let values = try await ask(
                database,
                as: superuser,
                """
                SELECT DISTINCT lower(CASE WHEN pg_typeof(\(identifier: name)) = 'timestamptz'::regtype
                    THEN left(\(identifier: name)::text, 10) ELSE \(identifier: name)::text END) AS value
                FROM \(unescaped: record) WHERE \(identifier: name) IS NOT NULL
                """
            )
            found += try values.map { ("\(record).\(name)", try $0["value"]) }
        }
        return found
    }

    @Test("nothing that tells who a patient is stands in any cell of any view")
    func nothingIdentifying() async throws {
        let database = try await Self.entered.value
        let cells = try await cells(database)
        let all = cells.joined(separator: "\n")
        let known = try await identifying(database)
        for value in [
            "ada", "specimen", "1983-06-15", "denver", "303-555-0142", "12 larimer lane", "80202", "05901", "sn-44917",
            "lot-7781",
            "\(Self.yearOfBirth)-05-06", "2026-03-18", "1999-03-04", "epark", "test_staff", "marathon of boston",
            "1004",
            "demo focused device (made up)", "test clinic",
        ] {
            #expect(
                known.contains { $0.value == value },
                "the records do not hold \(value), so its absence proves nothing"
            )
        }
        for (column, value) in known {
            let isShort = value.count < 5
            #expect(isShort ? !cells.contains(value) : !all.contains(value), "\(column) \(value)")
        }
        #expect(!all.contains(/\d{4}-\d{2}-\d{2}[^0-9a-f-]|[pc]-10\d\d/))
        #expect(cells.contains("plantar-fasciopathy") && cells.contains("2000") && cells.contains("hydrodissection"))
    }

    @Test("who is 90 or older has no year of birth, no age and no long history in any view")
    func old() async throws {
        let database = try await Self.entered.value
        let analyst = TestServer.login(.analyst)
        let row = try await ask(
            database,
            as: analyst,
            """
            SELECT patient.birth_year, patient.is_90_or_older, patient.zip3, heel.age, heel.age_group, heel.onset_day, heel.year
            FROM reporting.patient JOIN reporting.heel USING (patient) WHERE patient.state = 'VT'
            """
        )
        #expect(row.count == 1)
        let old = try #require(row.first)
        #expect(try old.decode("birth_year", as: Int?.self) == nil && old.decode("age", as: Int?.self) == nil)
        #expect(try old.decode("is_90_or_older", as: Bool.self) && old.decode("age_group", as: String.self) == "90+")
        #expect(try old.decode("onset_day", as: Int?.self) == nil && old.decode("year", as: Int.self) == 2026)
        // 059 is one of the areas where too few people live.
        #expect(try old.decode("zip3", as: String.self) == "000")
        let cells = try await cells(database)
        #expect(!cells.contains("92") && !cells.contains("\(Self.yearOfBirth)"))
        let first = try await ask(
            database,
            as: analyst,
            "SELECT zip3, age, age_group, birth_year FROM reporting.heel JOIN reporting.patient USING (patient) WHERE zip3 = '802'"
        )
        #expect(try first.map { try $0.decode("age", as: Int.self) } == [43])
        #expect(try first.map { try $0.decode("age_group", as: String.self) } == ["40-49"])
    }

    @Test("a case has one year and no date, and days count from the index day of the heel")
    func days() async throws {
        let database = try await Self.entered.value
        let rows = try await ask(
            database,
            as: TestServer.login(.analyst),
            """
            SELECT heel.year, heel.opened_day, score.day, score.value::text AS value, score.instrument
            FROM reporting.score JOIN reporting.heel USING (heel) WHERE diagnosis = 'plantar-fasciopathy' ORDER BY score.day
            """
        )
        #expect(try rows.map { try $0.decode("day", as: Int.self) } == [-1, 70])
        #expect(try rows.map { try $0.decode("value", as: String.self) } == ["7", "2"])
        #expect(
            try rows.allSatisfy {
                try $0.decode("opened_day", as: Int.self) == -58 && $0.decode("year", as: Int.self) == 2026
            }
        )
        let types = try await ask(
            database,
            as: TestServer.login(.analyst),
            """
            SELECT table_name || '.' || column_name AS column FROM information_schema.columns
            WHERE table_schema = 'reporting'
              AND (data_type LIKE 'date%' OR data_type LIKE 'time%' OR column_name LIKE '%year' AND table_name <> 'patient' AND table_name <> 'heel')
            """
        )
        #expect(types.isEmpty)
    }
}
