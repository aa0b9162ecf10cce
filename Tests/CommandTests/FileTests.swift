import Foundation
import Postgres
import TestSupport
import Testing

/// That nobody else can read what a command writes, while it is written and after.
@Suite("Files that commands write")
struct FileTests {
    private static let export = "$FIRSTSTEP billing export --from 2025-01-01 --to 2025-12-31"

    private func folder() throws -> String {
        let path = TemporaryFolder.newPath()
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        return path
    }

    private func mode(of path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    private func clinic() async throws -> FirstStepBinary {
        let firststep = try await TestServer.shared.program()
        try await firststep.addClinic()
        return firststep
    }

    @Test("a file of --output is its owner's alone, whatever the umask and the file before", arguments: ["000", "777"])
    func output(umask: String) async throws {
        let (firststep, folder) = (try await clinic(), try folder())
        for file in ["new.csv", "old.csv"] {
            let path = "\(folder)/\(file)"
            if file == "old.csv" {
                try Data("old".utf8).write(to: URL(filePath: path))
                chmod(path, 0o666)
            }
            let outcome = try await firststep.shell("umask \(umask); \(Self.export) --output \(path)")
            #expect(outcome.code == 0, "\(outcome.errors)")
            #expect(try mode(of: path) == 0o600)
        }
    }

    @Test("while it is written it is nobody else's, and nothing is left of it after Ctrl-C")
    func unfinished() async throws {
        let database = try await TestServer.shared.database()
        let firststep = try FirstStepBinary(environment: TestServer.shared.environment(database: database))
        try await firststep.addClinic()
        let folder = try folder()
        let pool = Pool(TestServer.shared.settings(database: database), size: 1)
        let outcome = try await pool.transaction { transaction in
            // The export opens its file, and then waits for this.
            try await transaction.execute("LOCK TABLE billing.charge")
            return try await firststep.shell(
                "umask 000; exec \(Self.export) --output \(folder)/april.csv",
                interruption: .init {
                    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
                    for name in names { #expect(try mode(of: "\(folder)/\(name)") == 0o600) }
                    return !names.isEmpty
                }
            )
        }
        await pool.close()
        #expect(outcome.code == 130)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    }

    @Test("the chart of a page is drawn through pipes: gnuplot gets no file and no argument")
    func chart() async throws {
        let firststep = try await clinic()
        try await firststep.addPatient()
        for line in [
            "case open P-1001 --side left --opened-on 2025-01-13", "score record C-1001 --value 7 --on 2025-01-14",
        ] {
            let outcome = try await firststep.run(line.split(separator: " ").map(String.init))
            #expect(outcome.code == 0, "\(outcome.errors)")
        }
        let folder = try folder()
        let gnuplot = """
            #!/bin/sh
            [ -p /dev/stdin ] && [ -p /dev/stdout ] && [ $# = 0 ] || exit 1
            PATH=/usr/bin:/bin exec gnuplot
            """
        try Data(gnuplot.utf8).write(to: URL(filePath: "\(folder)/gnuplot"))
        chmod("\(folder)/gnuplot", 0o755)
        let page = try await firststep.run(
            ["case", "summary", "C-1001", "--format", "html"],
            environment: ["PATH": "\(folder):/usr/bin:/bin", "TMPDIR": folder]
        )
        #expect(page.code == 0, "\(page.errors)")
        #expect(page.output.contains("<svg"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["gnuplot"])
    }
}
