import Foundation
import TestSupport
import Testing

@testable import Cluster

@Suite("The private server", .serialized)
struct PrivateServerTests {
    private func newServer() throws -> PrivateServer {
        PrivateServer(home: try ServerHome(path: TemporaryFolder.newPath()), durability: .none)
    }

    @Test("a server is made, started, stopped and started again, and says so")
    func lifeCycle() async throws {
        let server = try newServer()
        #expect(try server.status() == .absent)
        #expect(try await server.ensureRunning())
        guard case .running(let process) = try server.status() else {
            Issue.record("it does not run")
            return
        }
        #expect(process != nil)
        #expect(try await !server.ensureRunning())
        #expect(try await server.stop())
        #expect(try server.status() == .stopped)
        #expect(try await !server.stop())
        #expect(try await server.ensureRunning())
        try await server.stop()
    }

    @Test("of several commands that start it at once, one does and the others wait until it answers")
    func startedAtOnce() async throws {
        let server = try newServer()
        let starts = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<4 { group.addTask { try await server.ensureRunning() } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(starts.filter(\.self).count == 1)
        guard case .running = try server.status() else {
            Issue.record("it does not run")
            return
        }
        try await server.stop()
    }

    @Test("what an interrupted initdb left is thrown away")
    func interrupted() async throws {
        let server = try newServer()
        let making = Task { try await server.ensureRunning() }
        // Somewhere inside initdb, which takes about a second.
        while Files.names(in: "\(server.home.path)/data.new").isEmpty { try await Task.sleep(for: .milliseconds(10)) }
        making.cancel()
        await #expect(throws: (any Error).self) { try await making.value }
        #expect(try server.status() == .absent)
        #expect(try await server.ensureRunning())
        #expect(!Files.names(in: server.home.path).contains("data.new"))
        try await server.stop()
    }

    @Test("it starts again after its main process was killed")
    func killed() async throws {
        let server = try newServer()
        try await server.ensureRunning()
        guard case .running(let process?) = try server.status() else {
            Issue.record("it does not run")
            return
        }
        kill(process, SIGKILL)
        while case .running = try server.status() { try await Task.sleep(for: .milliseconds(10)) }
        #expect(try server.status() == .stopped)
        #expect(try await server.ensureRunning())
        try await server.stop()
    }

    @Test("it is in a session of its own, so Ctrl-C in a command's terminal does not reach it")
    func detached() async throws {
        let server = try newServer()
        try await server.ensureRunning()
        guard case .running(let process?) = try server.status() else {
            Issue.record("it does not run")
            return
        }
        #expect(getsid(process) != getsid(0))
        try await server.stop()
    }

    @Test("a folder that is no database is left alone and named")
    func foreignFolder() async throws {
        let server = try newServer()
        let owner = try await server.owner()
        try Files.makeFolder(server.home.data, mode: 0o700, owner: owner.uid, group: owner.gid)
        try Files.write("mine", to: "\(server.home.data)/letter", owner: owner)
        let error = try await #require(throws: ClusterError.self) { try await server.ensureRunning() }
        #expect(error.code == .cannotStart)
        #expect(error.description.contains("is not a PostgreSQL folder"))
        #expect(Files.read("\(server.home.data)/letter") == "mine")
    }

    @Test("a start that fails gives the server's reason")
    func brokenSetting() async throws {
        let server = try newServer()
        try await server.ensureRunning()
        try await server.stop()
        let owner = try await server.owner()
        try Files.write("port = 'heel'\n", to: "\(server.home.data)/postgresql.auto.conf", owner: owner)
        let error = try await #require(throws: ClusterError.self) { try await server.ensureRunning() }
        #expect(error.code == .cannotStart)
        #expect(error.description.contains("postgresql.auto.conf"))
    }

    @Test("a home that the server's account cannot enter is named with its mode", .enabled(if: geteuid() == 0))
    func unreachable() async throws {
        let closed = TemporaryFolder.newPath()
        try Files.makeFolder(closed, mode: 0o700, owner: 0, group: 0)
        let server = PrivateServer(home: try ServerHome(path: "\(closed)/home"), durability: .none)
        let error = try await #require(throws: ClusterError.self) { try await server.ensureRunning() }
        #expect(error.code == .homeUnreachable)
        #expect(error.description.contains("cannot enter \(closed) (mode 0700)"))
        #expect(Files.names(in: closed).isEmpty)
    }

    @Test("a home that this user may not make is named", .enabled(if: geteuid() != 0))
    func unwritable() async throws {
        let server = PrivateServer(home: try ServerHome(path: "/etc/firststep-test"), durability: .none)
        let error = try await #require(throws: ClusterError.self) { try await server.ensureRunning() }
        #expect(error.code == .homeUnreachable)
        #expect(error.description.contains("/etc/firststep-test"))
    }
}
