import Cluster
import Domain
import Foundation
import Postgres

/// Where the records are.
enum Place: Sendable {
    /// FirstStep's own server.
    case privateServer(PrivateServer)
    /// A server that somebody named, by URI or by libpq's own variables.
    case named(ConnectionSettings)

    /// The place that the option, the environment or, failing both, the private server's home gives.
    static func find(_ uri: String?) throws -> Place {
        let environment = ProcessInfo.processInfo.environment
        if let uri {
            guard !holdsPassword(uri) else {
                throw InvalidInput("--database must hold no password, which ps would show; keep it in ~/.pgpass")
            }
            return .named(ConnectionSettings(uri: uri))
        }
        if let uri = environment["FIRSTSTEP_DATABASE"], !uri.isEmpty { return .named(ConnectionSettings(uri: uri)) }
        let isNamed = ["PGHOST", "PGHOSTADDR", "PGSERVICE", "PGDATABASE"].contains { environment[$0]?.isEmpty == false }
        if isNamed { return .named(ConnectionSettings()) }
        let home = try ServerHome.decide(
            environment: environment,
            isRoot: geteuid() == 0,
            userFolder: NSHomeDirectory(),
            workingFolder: FileManager.default.currentDirectoryPath
        )
        return .privateServer(PrivateServer(home: home))
    }

    /// How a member of the staff connects; starts the private server where it rests.
    func staffSettings() async throws -> ConnectionSettings {
        switch self {
        case .named(let settings): return settings
        case .privateServer(let server):
            guard try server.status() != .absent else {
                throw ClusterError(
                    .notRunning,
                    "there is no database in \(server.home.path) yet; make it with: firststep init"
                )
            }
            try await server.ensureRunning()
            return server.settings()
        }
    }

    /// How the schema is changed; starts the private server where it rests.
    func administratorSettings() async throws -> ConnectionSettings {
        switch self {
        case .named(let settings): return settings
        case .privateServer(let server):
            try await server.ensureRunning()
            return try await server.administratorSettings()
        }
    }

    /// Lets who owns a private server be a login too, chosen by `PGUSER`; whoever it is of needs no leave.
    func admit(_ login: LoginName) async throws {
        guard let server, try await server.isManageable() else { return }
        try await server.allow(roles: [login.rawValue])
    }

    /// The private server, where it is one.
    var server: PrivateServer? {
        guard case .privateServer(let server) = self else { return nil }
        return server
    }

    /// The place in words.
    var words: String {
        switch self {
        case .privateServer(let server): "private server in \(server.home.path)"
        case .named: "the server that was named"
        }
    }

    /// `user:password@` in a URI, or a `password` keyword in either form.
    private static func holdsPassword(_ uri: String) -> Bool {
        let authority = uri.components(separatedBy: "://").dropFirst().first?.prefix { $0 != "/" && $0 != "?" } ?? ""
        let user = authority.contains("@") ? authority.prefix { $0 != "@" } : ""
        return user.contains(":") || uri.lowercased().contains("password=") || uri.lowercased().contains("password =")
    }
}
