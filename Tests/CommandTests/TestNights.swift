import Domain
import Foundation
import Postgres
import Reports
import TestSupport
import Testing

/// A clinic with its nightly job, and the folder that it writes.
struct TestNights {
    let clinic: TestClinic
    let program: FirstStepBinary
    let folder = TemporaryFolder.newPath()

    init(of clinic: TestClinic) async throws {
        self.clinic = clinic
        program = try await clinic.colleague(.nightly)
    }

    /// A clinic with a heel that was scored before and after a session, all of it recorded 40 days ago.
    static func withHeel() async throws -> TestNights {
        let clinic = try await TestClinic()
        for line in [
            "case open P-1001 --side left --opened-on 2025-01-13",
            "series plan C-1001 --treatment focused-eswt --on 2025-01-20 --starts-on 2025-01-21",
            "session record S-1 --on 2025-01-21", "score record C-1001 --value 8 --on 2025-01-20",
            "score record C-1001 --value 3 --on 2025-04-15",
            "billing charges add C-1001 --service eswt-focused --amount 250 --on 2025-01-21",
        ] {
            let outcome = try await clinic.firststep(line)
            try #require(outcome.code == 0, "\(line): \(outcome.errors)")
        }
        try await clinic.age(days: 40)
        return try await TestNights(of: clinic)
    }

    /// Runs the job.
    func run(
        _ options: String...,
        interruption: FirstStepBinary.Interruption? = nil
    ) async throws -> FirstStepBinary.Outcome {
        try await program.run(["nightly", "--output", folder] + options, interruption: interruption)
    }

    /// What lies in the folder, or in one of a day.
    func names(in day: Day? = nil) -> [String] {
        let path = day.map { "\(folder)/\($0)" } ?? folder
        return ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
    }

    /// The last day that has ended in the clinic's time zone.
    func yesterday() async throws -> Day {
        let row = try await clinic.superuser(
            "SELECT ((now() AT TIME ZONE time_zone)::date - 1)::text AS day FROM clinic.clinic_profile WHERE replaced_at IS NULL"
        )
        return try Day(parsing: row[0]["day"])
    }

    func bytes(_ file: String, of day: Day) throws -> Data {
        try Data(contentsOf: URL(filePath: "\(folder)/\(day)/\(file)"))
    }

    func manifest(of day: Day) throws -> NightlyManifest {
        try #require(NightlyManifest(reading: Array(try bytes(NightlyManifest.file, of: day))))
    }

    /// Expects a folder to hold the files of its manifest and no others, each with the size and digest that it says.
    func expectWhole(_ day: Day, _ comment: Comment? = nil) async throws {
        let manifest = try manifest(of: day)
        #expect(manifest.complete && manifest.day == day, comment)
        #expect(names(in: day) == (manifest.files.map(\.file) + [NightlyManifest.file]).sorted(), comment)
        let sums = try await program.shell("cd \(folder)/\(day) && sha256sum *").output.split(separator: "\n")
        for file in manifest.files {
            #expect(sums.contains("\(file.sha256)  \(file.file)"), comment)
            #expect(try bytes(file.file, of: day).count == file.bytes, comment)
        }
    }

    /// How often the job has told the log that it was done.
    func events() async throws -> Int {
        try await clinic.superuser(
            "SELECT count(*) AS n FROM audit.event WHERE action = 'nightly' AND outcome = 'done'"
        )[0]["n"]
    }

    /// Turns that are taken.
    func turns() async throws -> Int {
        try await clinic.superuser(
            """
            SELECT count(*) AS n FROM pg_locks
            WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
            """
        )[0]["n"]
    }
}

extension TestClinic {
    /// Runs statements as the superuser, whom neither policies nor foreign keys hold then.
    func force(_ statements: [SQL]) async throws {
        try await Pool.lent(TestServer.shared.settings(database: database)) { pool in
            try await pool.transaction { transaction in
                try await transaction.execute("SET LOCAL session_replication_role = replica")
                for statement in statements { try await transaction.execute(statement) }
            }
        }
    }

    /// Makes all records so many days older, as the superuser: so an earlier report has something to count.
    func age(days: Int) async throws {
        try await superuser(
            """
            DO $$
            DECLARE
                target text;
            BEGIN
                SET LOCAL session_replication_role = replica;
                FOR target IN
                    SELECT format('%I.%I', table_schema, table_name) FROM information_schema.columns
                    WHERE column_name = 'recorded_at' AND table_schema IN ('clinic', 'billing')
                      AND is_updatable = 'YES' AND (table_schema, table_name) IN (
                          SELECT table_schema, table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE')
                LOOP
                    EXECUTE format('UPDATE %s SET recorded_at = recorded_at - interval ''\(unescaped: String(days)) days''', target);
                END LOOP;
            END $$
            """
        )
    }
}
