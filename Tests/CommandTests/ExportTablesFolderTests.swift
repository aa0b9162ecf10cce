import Foundation
import Postgres
import TestSupport
import Testing

/// The folder that an export of tables leaves, and what it leaves in the log.
@Suite("The folder of an export of tables")
struct ExportTablesFolderTests {
    private func place() throws -> String {
        let path = TemporaryFolder.newPath()
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        return path
    }

    private func files(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    }

    private func mode(of path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test("it is its owner's alone, whatever the umask", arguments: ["000", "777"])
    func modes(umask: String) async throws {
        let clinic = try await TestClinic.withCases()
        let analyst = try await clinic.colleague(.analyst)
        let folder = "\(try place())/out"
        let outcome = try await analyst.shell("umask \(umask); $FIRSTSTEP export tables --output \(folder)/")
        #expect(outcome.code == 0, "\(outcome.errors)")
        #expect(try mode(of: folder) == 0o700)
        for file in try files(in: folder) { #expect(try mode(of: "\(folder)/\(file)") == 0o600, "\(file)") }
    }

    @Test("one that is there already is refused and left as it is, empty or not, and so is a file")
    func existing() async throws {
        let analyst = try await TestClinic().colleague(.analyst)
        let place = try place()
        for (name, make) in [("full", "mkdir full; touch full/x"), ("empty", "mkdir empty"), ("file", "touch file")] {
            _ = try await analyst.shell("cd \(place); \(make)")
            let outcome = try await analyst.line("export tables --output \(place)/\(name)")
            #expect(outcome.code == 73 && outcome.errors.contains("\(place)/\(name) cannot be written: File exists"))
        }
        #expect(try files(in: place) == ["empty", "file", "full"] && files(in: "\(place)/full") == ["x"])
    }

    @Test("one that cannot be made ends with 73", arguments: ["/nonexistent/out", "/proc/out", "/"])
    func unwritable(_ path: String) async throws {
        let outcome = try await TestClinic().firststep("export tables --output \(path)")
        #expect(outcome.code == 73 && outcome.errors.hasPrefix("export tables: \(path) cannot be written: "))
    }

    @Test("an export that is broken off leaves no folder, and Ctrl-C nothing at all", arguments: [SIGINT, SIGKILL])
    func brokenOff(signal: Int32) async throws {
        let clinic = try await TestClinic.withCases()
        let place = try place()
        let binary = try FirstStepBinary(environment: TestServer.shared.environment(database: clinic.database))
        let outcome = try await Pool.lent(TestServer.shared.settings(database: clinic.database)) { pool in
            try await pool.transaction { transaction in
                // The export writes the tables before this one, and then waits for it.
                try await transaction.execute("LOCK TABLE clinic.visit")
                return try await binary.run(
                    ["export", "tables", "--identified", "--output", "\(place)/out"],
                    interruption: .init(signal) {
                        let parts = try files(in: place)
                        return try parts.contains { try files(in: "\(place)/\($0)").contains("clinic.score.csv") }
                    }
                )
            }
        }
        #expect(outcome.code == (signal == SIGINT ? 130 : 137))
        let left = try files(in: place)
        #expect(!left.contains("out") && (signal == SIGKILL || left.isEmpty), "\(left)")
        #expect(try await clinic.askSuperuser("SELECT FROM audit.event WHERE action = 'export tables'").isEmpty)
    }

    @Test("the log keeps one event with rows and the digest of the manifest, and of whom the rows are")
    func log() async throws {
        let clinic = try await TestClinic.withCases()
        let place = try place()
        for (options, patients) in [("", 0), ("--identified", 1), ("--identified --table staff", 0)] {
            let folder = "\(place)/\(UUID().uuidString)"
            let exported = try await clinic.firststep("export tables --output \(folder) \(options)")
            #expect(exported.code == 0, "\(exported.errors)")
            let digest = try await FirstStepBinary(environment: [:]).shell("sha256sum < \(folder)/manifest.json").output
                .prefix(64)
            let events = try await clinic.askSuperuser(
                """
                SELECT event.rows, event.file_sha256, (
                    SELECT count(*) FROM audit.event_patient AS about WHERE about.event_id = event.event_id) AS patients
                FROM audit.event WHERE event.action = 'export tables' AND event.outcome = 'done' ORDER BY event.event_id
                """
            )
            let last = try #require(events.last)
            #expect(try last["file_sha256"] == String(digest))
            #expect(exported.errors.contains("\(try last["rows"] as Int) rows in "))
            #expect(try last["patients"] == patients, "\(options)")
        }
        #expect(try await clinic.firststep("audit verify").code == 0)
    }

    @Test("where the log cannot be written, nothing of a patient is shown and no folder appears")
    func noLog() async throws {
        let clinic = try await TestClinic.withCases()
        let place = try place()
        _ = try await clinic.askSuperuser("REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA audit FROM firststep_staff")
        let printed = try await clinic.firststep("export tables --identified --table identity")
        #expect(printed.code != 0 && printed.output.isEmpty)
        #expect(try await clinic.firststep("export tables --identified --output \(place)/out").code != 0)
        #expect(try files(in: place).isEmpty)
    }
}
