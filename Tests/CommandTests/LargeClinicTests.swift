import Postgres
import TestSupport
import Testing

/// That lists and searches read what they show and not all there is, under row-level security.
///
/// What is read is asked of PostgreSQL's own counters: rows by sequential scans, and blocks of each table and its indexes. A plan
/// that names an index may still walk through all of it.
@Suite("A clinic with a million scores", .serialized)
struct LargeClinicTests {
    private static let clinic = Task { try await TestClinic.large(cases: 200_000) }

    /// Tables below this are read at once, whatever is looked for.
    private static let manyRows = 10_000
    /// Fewer than the least index of 200,000 rows has, which is some 770 of 8 KiB.
    ///
    /// The charges of a day are 55, each looked up in a table by an index of three levels and by its policy: some 450.
    private static let mostBlocks = 500

    private static let lines = [
        "patient list --limit 20", "patient find family4711 --limit 20", "patient find family4711 given311 --limit 20",
        "patient find 1985-07-21 --limit 20", "patient find family47 1985-07-21 --limit 20", "patient show P-5000",
        "patient show P-8002", "patient export P-5000", "consent list P-5000",
        "case list --limit 20", "case list --open --limit 20", "case list --closed --limit 20",
        "case list --patient P-5000", "case show C-5000", "case summary C-5000",
        "exam list C-5000", "exam show E-5000", "exam template C-5000",
        "exam template C-5000 --class plantar-fasciopathy",
        "imaging list --limit 20", "imaging list --open --limit 20", "imaging list --case C-5000",
        "home list C-5000", "series list --limit 20", "series list --case C-5000", "series show S-5000",
        "session list C-5000", "session list --series S-5000", "score list C-5000",
        "session find --lot l-77 --limit 20", "session find --device \"old wave\" --limit 20",
    ]

    private static let ofOthers = [
        "billing charges list --limit 20", "billing charges list --case C-5000",
        "billing charges list --from 2020-03-02 --to 2020-03-02", "billing export --from 2020-03-02 --to 2020-03-02",
        "audit show --limit 20", "audit show --patient P-5000 --limit 20", "audit show --action score --limit 20",
        "audit show --person nobody --limit 20", "audit show --outcome refused --limit 20",
        "audit show --from 2026-01-20 --to 2026-01-20 --limit 20",
    ]

    private static let changing = [
        "score record C-5000 --value 3", "score void M-20000 --reason mistyped", "session record S-5000",
        "exam record C-5000 --finding hop=negative", "imaging cancel I-5020", "series stop S-5000 --kind stopped",
        "case close C-5000 --outcome resolved", "case open P-5000 --side left",
        "patient add --family Family4711 --given New --born 1985-07-21 --sex male",
        "patient edit P-5000 --city Boulder",
        "patient merge P-5000 --into P-5001",
    ].map { "\($0) --dry-run" }

    @Test("a list, a search or an entry reads no large table from end to end")
    func everyLine() async throws {
        let clinic = try await Self.clinic.value
        for line in Self.lines + Self.ofOthers + Self.changing {
            try await check(line, clinic) { try await clinic.firststep(line) }
        }
        // One duty has other policies than all of them.
        let clinician = try await clinic.colleague(.clinician)
        for line in Self.lines where line.contains(" list") || line.contains(" find") {
            try await check(line, clinic) { try await clinician.line(line) }
        }
    }

    @Test("the morning's worklist and its alerts go through indexes alone, though they ask about every open case")
    func worklist() async throws {
        let clinic = try await Self.clinic.value
        // The first question of a day asks the rules about every open case; here somebody has asked already.
        _ = try await clinic.superuser(
            """
            INSERT INTO clinic.rule_run (clinic_id, rule_run_id, day, looked_through, is_whole, recorded_by)
            VALUES (1, 1000000, (now() AT TIME ZONE 'America/Denver')::date, now() + interval '1 second', true, 'test')
            """
        )
        for line in ["worklist --limit 20", "alert list --limit 20"] {
            try await check(line, clinic, blocks: .max) { try await clinic.firststep(line) }
        }
    }

    @Test("the counters do tell of a query that reads all, by an index too")
    func counters() async throws {
        let clinic = try await Self.clinic.value
        for (login, rows) in [("firststep_superuser", 200_000), (TestServer.staff, 0)] {
            let before = try await Self.readings(of: clinic)["clinic.demographics"]
            try await clinic.plain(login, "SELECT FROM clinic.demographics WHERE state = 'UT'")
            let after = try await Self.readings(of: clinic)["clinic.demographics"]
            #expect((after?.rows ?? 0) - (before?.rows ?? 0) >= rows)
            #expect((after?.blocks ?? 0) - (before?.blocks ?? 0) > Self.mostBlocks)
        }
    }

    private func check(
        _ line: String,
        _ clinic: TestClinic,
        blocks most: Int = mostBlocks,
        _ run: () async throws -> FirstStepBinary.Outcome
    ) async throws {
        let before = try await Self.readings(of: clinic)
        let outcome = try await run()
        #expect(outcome.code == 0, "\(line): \(outcome.errors)")
        for (table, reading) in try await Self.readings(of: clinic) {
            let earlier = before[table] ?? Reading(rows: 0, blocks: 0)
            let (rows, blocks) = (reading.rows - earlier.rows, reading.blocks - earlier.blocks)
            #expect(rows == 0, "\(line) reads \(rows) rows of \(table) in a row")
            #expect(blocks <= most, "\(line) reads \(blocks) blocks of \(table)")
        }
    }

    /// What was read of a table since there are counters.
    private struct Reading {
        /// Rows, by sequential scans.
        let rows: Int
        /// Blocks of the table and its indexes, from the cache or not.
        let blocks: Int
    }

    /// What was read of each large table; a session tells when it ends, and so they are waited for.
    private static func readings(of clinic: TestClinic) async throws -> [String: Reading] {
        let sessions: SQL = """
            SELECT FROM pg_stat_activity
            WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()
            """
        while try await !clinic.superuser(sessions).isEmpty {}
        let rows = try await clinic.superuser(
            """
            SELECT schemaname || '.' || counted.relname AS name, counted.seq_tup_read AS rows,
                   io.heap_blks_read + io.heap_blks_hit + io.idx_blks_read + io.idx_blks_hit AS blocks
            FROM pg_stat_user_tables AS counted
            JOIN pg_statio_user_tables AS io USING (relid, schemaname)
            JOIN pg_class ON pg_class.oid = relid
            WHERE pg_class.reltuples >= \(Self.manyRows)
            """
        )
        return try Dictionary(
            uniqueKeysWithValues: rows.map { row in
                (try row["name"] as String, try Reading(rows: row["rows"], blocks: row["blocks"]))
            }
        )
    }
}
