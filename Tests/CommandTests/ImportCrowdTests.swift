import Domain
import Foundation
import Postgres
import TestSupport
import Testing

/// Imports that are interrupted, that meet others, and that are not for who asks.
@Suite("Imports among people")
struct ImportCrowdTests {
    /// Where an import is when Ctrl-C comes.
    enum Phase: String, CaseIterable {
        case reading, checking, writing

        /// The table that holds it up there for who locks it; reading waits for its file.
        var table: SQL? {
            switch self {
            case .reading: nil
            case .checking: "clinic.patient IN ACCESS EXCLUSIVE MODE"
            case .writing: "clinic.counter IN SHARE MODE"
            }
        }
    }

    @Test(
        "Ctrl-C and SIGTERM roll back and say so, whatever the import is doing",
        arguments: Phase.allCases,
        [SIGINT, SIGTERM]
    )
    func interrupted(phase: Phase, signal: Int32) async throws {
        let clinic = try await TestClinic(patient: false)
        let text = ImportFiles.small["patients.csv"] ?? ""
        let path = TemporaryFolder.newPath()
        #expect(mkfifo(path, 0o600) == 0)
        // Opened for both, so that neither the test nor the program waits for the other.
        let pipe = open(path, O_RDWR)
        defer { close(pipe) }
        #expect(write(pipe, text, text.utf8.count) == text.utf8.count)
        let file = phase == .reading ? path : ImportFiles.write(text.utf8)
        let outcome = try await clinic.holding(phase.table) {
            try await clinic.program.run(
                "import",
                "patients",
                file,
                interruption: .init(signal) {
                    try await clinic.waiting(reading: phase == .reading) == 1
                }
            )
        }
        #expect(outcome.code == 130)
        #expect(outcome.errors == "import patients: interrupted; nothing was written\n")
        #expect(outcome.output.isEmpty)
        #expect(try await clinic.firststep("patient list").output == "no such patient\n")
    }

    @Test("of two imports of one file at once the second waits, and then finds nothing to do")
    func twice() async throws {
        let clinic = try await TestClinic(patient: false)
        let file = ImportFiles.patients(50)
        let runs = try await clinic.holding("clinic.counter IN SHARE MODE") {
            let first = Task { try await clinic.firststep("import patients \(file)") }
            try await clinic.wait(for: 1)
            let second = Task { try await clinic.firststep("import patients \(file)") }
            try await clinic.wait(for: 2)
            return [first, second]
        }
        var outputs: [String] = []
        for run in runs { outputs.append(try await run.value.output) }
        #expect(outputs == [50, 0].map { "inserted \($0), unchanged \(50 - $0), changed 0, missing 0, rejected 0\n" })
    }

    @Test("who registers a patient while an import writes waits for a number, and gets the next one")
    func patientMeanwhile() async throws {
        let clinic = try await TestClinic(patient: false)
        let file = ImportFiles.patients(50)
        let runs = try await clinic.holding("clinic.name_word IN SHARE MODE") {
            let first = Task { try await clinic.firststep("import patients \(file)") }
            try await clinic.wait(for: 1)
            let second = Task {
                try await clinic.firststep("patient add --family Muster --given Max --born 1990-01-02 --sex male")
            }
            try await clinic.wait(for: 2)
            return [first, second]
        }
        #expect(try await runs[0].value.output.hasPrefix("inserted 50, "))
        let added = try await runs[1].value
        #expect(added.code == 0 && added.output.contains("P-1051"), "\(added.errors)")
    }

    @Test(
        "an import that is not for the login names the duty, is logged and writes nothing",
        arguments: Duty.ofPeople,
        ["patients", "cases", "sessions", "scores"]
    )
    func duties(duty: Duty, kind: String) async throws {
        let may: [Duty] = ["patients", "scores"].contains(kind) ? [.clinician, .frontdesk] : [.clinician]
        let clinic = try await TestClinic(patient: false)
        let folder = ImportFiles.write(ImportFiles.small)
        for needed in ["patients", "cases"] where needed != kind && kind != "patients" {
            #expect(try await clinic.firststep("import \(needed) \(folder)/\(needed).csv").code == 0)
        }
        let program = try await clinic.colleague(duty)
        let outcome = try await program.line("import \(kind) \(folder)/\(kind).csv")
        guard !may.contains(duty) else {
            #expect(outcome.code == 0, "\(outcome.errors)")
            return
        }
        let words = "is for: \(may.map(\.rawValue).joined(separator: ", ")) (this login is \(duty))"
        #expect(outcome.code == 77 && outcome.errors.contains(words), "\(outcome.errors)")
        #expect(outcome.output.isEmpty)
        let logged = try await clinic.superuser(
            """
            SELECT detail.body FROM audit.event JOIN audit.detail USING (clinic_id, event_id)
            WHERE outcome = 'refused' AND actor = \(TestServer.login(duty)) AND action = \("import \(kind)")
            """
        )
        #expect(try logged.map { try ($0["body"] as String).contains(words) } == [true])
        let table: SQL = "clinic.\(unescaped: String(kind.dropLast()))"
        let found = try await clinic.superuser("SELECT count(*) AS rows FROM \(table)")
        #expect(try found.map { try $0["rows"] as Int } == [0])
    }
}

extension TestClinic {
    /// Does something while a table is locked.
    fileprivate func holding<R: Sendable>(_ table: SQL?, _ body: () async throws -> R) async throws -> R {
        guard let table else { return try await body() }
        return try await Pool.lent(TestServer.shared.settings(database: database)) { pool in
            try await pool.transaction { transaction in
                try await transaction.execute("LOCK TABLE \(table)")
                return try await body()
            }
        }
    }

    /// Waits until so many programs wait for a lock.
    fileprivate func wait(for programs: Int) async throws {
        while try await waiting() < programs { try await Task.sleep(for: .milliseconds(50)) }
    }

    /// How many programs wait for a lock, or for more of a file.
    fileprivate func waiting(reading: Bool = false) async throws -> Int {
        try await superuser(
            """
            SELECT count(*) AS programs FROM pg_stat_activity
            WHERE datname = \(database) AND state = 'active'
              AND (wait_event_type = 'Lock' AND NOT \(reading) OR query LIKE 'COPY incoming%' AND \(reading))
            """
        )[0]["programs"]
    }
}
