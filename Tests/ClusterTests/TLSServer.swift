import Foundation
import Postgres
import TestSupport

@testable import Cluster

/// A server as a clinic's own may be: with TLS on a TCP port, and passwords.
struct TLSServer {
    static let password = "correct-horse-71"

    /// The folder of the certificates: `ca.crt`, which signed the server's for `localhost`, and `other.crt`.
    let certificates: String
    private let server = TestServer()
    private let database: String
    /// One of the 16 million addresses of the machine itself, so that the port is free: a server of another test has another.
    private let address = "127." + (0..<3).map { _ in "\(Int.random(in: 1...254))" }.joined(separator: ".")

    init() async throws {
        certificates = try await Self.makeCertificates()
        database = try await server.database()
        let (data, owner) = (server.server.home.data, try await server.server.owner())
        for file in ["server.crt", "server.key"] {
            let text = try String(contentsOfFile: "\(certificates)/\(file)", encoding: .utf8)
            try Files.write(text, to: "\(data)/\(file)", owner: owner)
        }
        let access = ServerConfiguration.access + "host all all 127.0.0.0/8 scram-sha-256\n"
        try Files.write(access, to: "\(data)/pg_hba.conf", owner: owner)
        try await asSuperuser(
            "ALTER SYSTEM SET listen_addresses = \(literal: address)",
            "ALTER SYSTEM SET ssl = on",
            "ALTER ROLE \(identifier: TestServer.staff) PASSWORD \(literal: Self.password)"
        )
        try await server.server.stop()
        try await server.start()
    }

    /// Switches TLS on or off for connections to come.
    func setTLS(_ isOn: Bool) async throws {
        try await asSuperuser("ALTER SYSTEM SET ssl = \(literal: isOn ? "on" : "off")", "SELECT pg_reload_conf()")
    }

    /// A URI of its database, or of another one, that asks for a verified server under a host's name.
    func uri(host: String = "localhost", password: String? = nil, database: String? = nil) -> String {
        let user = TestServer.staff + (password.map { ":\($0)" } ?? "")
        return "postgresql://\(user)@\(host)/\(database ?? self.database)?hostaddr=\(address)&sslmode=verify-full"
    }

    private func asSuperuser(_ statements: SQL...) async throws {
        try await Pool.lent(server.settings(database: "postgres")) { pool in
            try await pool.withConnection { session in
                for statement in statements { try await session.execute(statement) }
            }
        }
    }

    private static func makeCertificates() async throws -> String {
        let folder = TemporaryFolder.newPath()
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        for authority in ["ca", "other"] { try await makeCertificate(authority, of: "Test Authority", in: folder) }
        let signing = [
            "-CA", "\(folder)/ca.crt", "-CAkey", "\(folder)/ca.key", "-addext", "subjectAltName=DNS:localhost",
        ]
        try await makeCertificate("server", of: "localhost", in: folder, signing)
        return folder
    }

    private static func makeCertificate(
        _ name: String,
        of subject: String,
        in folder: String,
        _ more: [String] = []
    ) async throws {
        let key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
        let files = ["-keyout", "\(folder)/\(name).key", "-out", "\(folder)/\(name).crt"]
        let outcome = try await Program("/usr/bin/openssl")
            .run(["req", "-x509", "-days", "2", "-subj", "/CN=\(subject)"] + key + files + more, as: nil)
        guard outcome.succeeded else { throw ClusterError(.cannotStart, "openssl: \(outcome.errors)") }
    }
}
