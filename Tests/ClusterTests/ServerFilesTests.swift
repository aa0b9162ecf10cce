import Foundation
import TestSupport
import Testing

@testable import Cluster

@Suite("The files of a private server", .serialized)
struct ServerFilesTests {
    /// Everything below a folder, itself included, with type, mode and owner.
    private func entries(of folder: String) throws -> [(path: String, mode: mode_t, owner: uid_t)] {
        let names = try #require(FileManager.default.enumerator(atPath: folder)).compactMap { $0 as? String }
        return ([folder] + names.map { "\(folder)/\($0)" }).compactMap { path in
            var status = stat()
            // What a running server takes away meanwhile is no matter.
            return lstat(path, &status) == 0 ? (path, status.st_mode, status.st_uid) : nil
        }
    }

    @Test("are for nobody else, whatever the umask of whoever made them", arguments: ["000", "027", "077"])
    func modes(umask: String) async throws {
        let home = TemporaryFolder.newPath()
        let firststep = try FirstStepBinary(environment: ["FIRSTSTEP_HOME": home])
        let outcome = try await firststep.shell("umask \(umask); $FIRSTSTEP init --quiet")
        #expect(outcome.code == 0, "\(outcome.errors)")
        let server = PrivateServer(home: try ServerHome(path: home), durability: .none)
        let owner = try await server.owner()
        let group = server.group(of: owner)
        // A shared server is open to its group, at its door and no further: the socket's folder, and the socket.
        let doors: [String: mode_t] = [home: 0o750, server.home.run: 0o750, server.home.socket: 0o770]
        let all = try entries(of: home)
        #expect(all.count > 900)
        for entry in all {
            let isFolder = entry.mode & S_IFMT == S_IFDIR || entry.mode & S_IFMT == S_IFSOCK
            let expected: mode_t = (group == nil ? nil : doors[entry.path]) ?? (isFolder ? 0o700 : 0o600)
            #expect(entry.mode & 0o7777 == expected, "\(entry.path)")
            #expect(entry.owner == owner.uid || entry.path == home, "\(entry.path)")
        }
        try await server.stop()
    }

    @Test("a home that others may write into, or that is somebody else's, is refused, and nothing is made in it")
    func openHome() async throws {
        let home = TemporaryFolder.newPath()
        let server = PrivateServer(home: try ServerHome(path: home), durability: .none)
        try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: false)
        for mode: mode_t in [0o777, 0o775] {
            chmod(home, mode)
            let error = try await #require(throws: ClusterError.self) { try await server.ensureRunning() }
            #expect(error.code == .homeUnreachable)
            #expect(error.description.contains("others may write into \(home) (mode 0\(String(mode, radix: 8)))"))
        }
        if geteuid() == 0 {
            chmod(home, 0o755)
            chown(home, 65_534, 65_534)
            let error = try await #require(throws: ClusterError.self) { try await server.ensureRunning() }
            #expect(error.code == .homeUnreachable)
            #expect(error.description.contains("\(home) belongs to somebody else"))
        }
        #expect(Files.names(in: home).isEmpty)
    }
}
