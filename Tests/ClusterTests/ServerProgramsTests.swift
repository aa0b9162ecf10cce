import Foundation
import TestSupport
import Testing

@testable import Cluster

@Suite("Finding PostgreSQL")
struct ServerProgramsTests {
    /// A folder like Debian's, with programs that do nothing.
    private func fakeDebian(_ versions: [Int]) throws -> String {
        let folder = TemporaryFolder.newPath()
        for version in versions {
            try FileManager.default.createDirectory(
                atPath: "\(folder)/\(version)/bin",
                withIntermediateDirectories: true
            )
            for name in ["initdb", "pg_ctl", "postgres"] {
                let file = "\(folder)/\(version)/bin/\(name)"
                _ = FileManager.default.createFile(atPath: file, contents: nil, attributes: [.posixPermissions: 0o755])
            }
        }
        return folder
    }

    @Test("a new server takes the newest version, by number")
    func newest() async throws {
        let folder = try fakeDebian([9, 15, 16])
        #expect(try await ServerPrograms.find(dataVersion: nil, debianFolder: folder, searchPath: "").version == 16)
    }

    @Test("a server that exists keeps the version that wrote its data")
    func same() async throws {
        let folder = try fakeDebian([15, 16])
        #expect(try await ServerPrograms.find(dataVersion: 15, debianFolder: folder, searchPath: "").version == 15)
        let error = try await #require(throws: ClusterError.self) {
            try await ServerPrograms.find(dataVersion: 17, debianFolder: folder, searchPath: "")
        }
        #expect(error.description.contains("install the package postgresql-17"))
    }

    @Test("without PostgreSQL, or with one too old, the error names the package")
    func missing() async throws {
        let folder = try fakeDebian([14])
        let error = try await #require(throws: ClusterError.self) {
            try await ServerPrograms.find(dataVersion: nil, debianFolder: folder, searchPath: "")
        }
        #expect(error.code == .programMissing)
        #expect(error.description.contains("install the package postgresql"))
    }
}
