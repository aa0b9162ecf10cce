import Foundation
import Postgres
import TestSupport
import Testing

@testable import Cluster

@Suite("Who may connect, and as whom", .serialized)
struct LoginsTests {
    private let server = TestServer.shared.server

    private func logins(_ body: (Logins) async throws -> Void) async throws {
        _ = try await TestServer.shared.database()
        try await Pool.lent(try await server.administratorSettings(database: "postgres")) { pool in
            try await body(Logins(pool: pool, server: server))
        }
    }

    /// Who the server says that a connection with these settings is; nil if it was refused.
    private func name(as user: String) async -> String? {
        try? await Pool.lent(server.settings(database: "postgres", user: user)) { pool in
            try await pool.withConnection { try await $0.queryOne("SELECT session_user::text AS name").decode("name") }
        }
    }

    @Test("the owner and root may be any staff member, once made; making one twice is no error")
    func created() async throws {
        try await logins { logins in
            #expect(await name(as: "anna.b") == nil)
            try await logins.create("anna.b")
            try await logins.create("anna.b")
            #expect(await name(as: "anna.b") == "anna.b")
            #expect(await name(as: ServerConfiguration.superuser) == ServerConfiguration.superuser)
        }
    }

    @Test("another account is the role of its own name and no other", .enabled(if: geteuid() == 0))
    func otherAccount() async throws {
        let nobody = try #require(Account(named: "nobody"))
        try await logins { try await $0.create("nobody") }
        try await logins { try await $0.create("clara") }
        // The group opens the socket's folder; `peer` then decides.
        let shared = try #require(Account(named: Account.shared))
        func ask(_ role: String, group: gid_t) async throws -> Program.Outcome {
            let words = [
                "--reuid=\(nobody.uid)", "--regid=\(group)", "--clear-groups", "psql", "--no-psqlrc", "--tuples-only",
                "--host=\(server.home.run)", "--dbname=postgres", "--username=\(role)", "--command=SELECT session_user",
            ]
            return try await Program("/usr/bin/setpriv").run(words, as: nil)
        }
        #expect(try await ask("nobody", group: shared.gid).output.contains("nobody"))
        for role in ["clara", "firststep_superuser", "firststep_owner"] {
            let refused = try await ask(role, group: shared.gid)
            #expect(!refused.succeeded)
            #expect(
                refused.message.contains("Peer authentication failed") || refused.errors.contains("Peer authentication")
            )
        }
        #expect(try await ask("nobody", group: nobody.gid).errors.contains("Permission denied"))
    }

    @Test("the log keeps neither statements nor values, not even of errors")
    func log() async throws {
        try await logins { _ in }
        try await Pool.lent(server.settings(database: "postgres", user: ServerConfiguration.superuser)) { pool in
            for statement in [
                "SELECT 'Secretname'::int", "SELECT 1 FROM secretname", "DO $$BEGIN RAISE WARNING 'Secretname'; END$$",
            ] {
                try? await pool.withConnection { _ = try await $0.execute(SQL(unescaped: statement)) }
            }
            try? await pool.withConnection { _ = try await $0.query("SELECT \("Secretname")::text::int") }
        }
        let files = Files.names(in: server.home.log)
        #expect(files.contains { $0.hasPrefix("server-") })
        for file in files {
            let text = try #require(Files.read("\(server.home.log)/\(file)"))
            #expect(!text.lowercased().contains("secretname"))
        }
    }

    @Test("the server listens on no network and keeps checksums of its pages")
    func settings() async throws {
        try await Pool.lent(try await server.administratorSettings(database: "postgres")) { pool in
            for (setting, value) in [
                ("listen_addresses", ""), ("data_checksums", "on"), ("TimeZone", "UTC"), ("server_encoding", "UTF8"),
            ] {
                let row = try await pool.withConnection {
                    try await $0.queryOne("SELECT current_setting(\(setting)) AS value")
                }
                #expect(try row.decode("value", as: String.self) == value, "\(setting)")
            }
        }
    }
}
