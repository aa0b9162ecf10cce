import Foundation
import TestSupport
import Testing

@testable import Cluster

/// What the program does with a server of the clinic's own, whose certificate it is to check.
@Suite("A server over TLS", .serialized)
struct TransportTests {
    private static let server = Task { try await TLSServer() }

    /// A person's home with the root certificate where libpq looks for it, and a password file.
    private func home(
        password: String? = TLSServer.password,
        mode: Int = 0o600,
        root: String? = "ca.crt"
    ) async throws -> String {
        let home = TemporaryFolder.newPath()
        let files = FileManager.default
        try files.createDirectory(atPath: "\(home)/.postgresql", withIntermediateDirectories: true)
        if let root {
            let certificates = try await Self.server.value.certificates
            try files.copyItem(atPath: "\(certificates)/\(root)", toPath: "\(home)/.postgresql/root.crt")
        }
        if let password {
            try Data("*:5432:*:\(TestServer.staff):\(password)\n".utf8).write(to: URL(filePath: "\(home)/.pgpass"))
            try files.setAttributes([.posixPermissions: mode], ofItemAtPath: "\(home)/.pgpass")
        }
        return home
    }

    private func status(
        _ uri: String,
        home: String,
        by source: Source = .option
    ) async throws -> FirstStepBinary.Outcome {
        let outcome =
            switch source {
            case .option: try await FirstStepBinary(environment: ["HOME": home]).run("status", "--database", uri)
            case .environment:
                try await FirstStepBinary(environment: ["HOME": home, "FIRSTSTEP_DATABASE": uri]).run("status")
            }
        let said = outcome.output + outcome.errors
        #expect(!said.contains(TLSServer.password) && !said.contains("wrong-horse"))
        return outcome
    }

    private enum Source { case option, environment }

    @Test("verify-full, with the root certificate and the password where libpq looks for them, opens it")
    func verified() async throws {
        let outcome = try await status(try await Self.server.value.uri(), home: try await home())
        #expect(outcome.code == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
        #expect(outcome.output.contains("the server that was named"))
    }

    @Test("a root certificate elsewhere is named by the URI")
    func otherPlace() async throws {
        let server = try await Self.server.value
        let uri = server.uri() + "&sslrootcert=\(server.certificates)/ca.crt"
        #expect(try await status(uri, home: try await home(root: nil)).code == 0)
    }

    @Test("a server whose certificate is another host's is refused")
    func otherHost() async throws {
        let uri = try await Self.server.value.uri(host: "db.example.org")
        let outcome = try await status(uri, home: try await home())
        #expect(outcome.code == 69 && outcome.output.isEmpty)
        #expect(outcome.errors.hasPrefix("status: no database: "))
        #expect(outcome.errors.contains("for \"localhost\" does not match host name \"db.example.org\""))
    }

    @Test("a server whose certificate another authority signed is refused, and the sentence says what is checked")
    func otherAuthority() async throws {
        let outcome = try await status(try await Self.server.value.uri(), home: try await home(root: "other.crt"))
        #expect(outcome.code == 69 && outcome.output.isEmpty)
        #expect(outcome.errors.contains("no authority in the root certificate signed it (sslrootcert, else"))
    }

    @Test("without a root certificate no server is trusted, and nobody is advised to trust any")
    func noRoot() async throws {
        let outcome = try await status(try await Self.server.value.uri(), home: try await home(root: nil))
        #expect(outcome.code == 69 && outcome.output.isEmpty)
        #expect(outcome.errors.contains("/.postgresql/root.crt\" does not exist"))
        #expect(!outcome.errors.contains("sslmode"))
    }

    @Test("a server without TLS is refused")
    func withoutTLS() async throws {
        let server = try await Self.server.value
        try await server.setTLS(false)
        let outcome = try await status(server.uri(), home: try await home())
        try await server.setTLS(true)
        #expect(outcome.code == 69 && outcome.output.isEmpty)
        #expect(outcome.errors.contains("server does not support SSL, but SSL was required"))
    }

    @Test("a password file that others can read is not used, and both are said")
    func openPasswordFile() async throws {
        let outcome = try await status(try await Self.server.value.uri(), home: try await home(mode: 0o640))
        #expect(outcome.code == 77 && outcome.output.isEmpty)
        #expect(outcome.errors.contains("/.pgpass\" has group or world access"))
        #expect(outcome.errors.hasSuffix("none was found: keep it in ~/.pgpass, a file of mode 0600\n"))
    }

    @Test("no password, and a wrong one, are 77")
    func otherPassword() async throws {
        let uri = try await Self.server.value.uri()
        let none = try await status(uri, home: try await home(password: nil))
        #expect(none.code == 77)
        #expect(none.errors.hasPrefix("status: the database asks for a password, and none was found"))
        let wrong = try await status(uri, home: try await home(password: "wrong-horse"))
        #expect(wrong.code == 77)
        #expect(wrong.errors.contains("password authentication failed for user \"\(TestServer.staff)\""))
    }

    @Test("a password in FIRSTSTEP_DATABASE is used, and repeated by no failure")
    func environment() async throws {
        let server = try await Self.server.value
        let (home, password) = (try await home(password: nil), TLSServer.password)
        let right = try await status(server.uri(password: password), home: home, by: .environment)
        #expect(right.code == 0, "\(right.errors)")
        for (uri, code) in [
            (server.uri(password: "wrong-horse"), 77),
            (server.uri(host: "db.example.org", password: password), 69),
            (server.uri(password: password, database: "nowhere"), 78),
        ] as [(String, Int32)] {
            let outcome = try await status(uri, home: home, by: .environment)
            #expect(outcome.code == code, "\(outcome.errors)")
        }
    }
}
