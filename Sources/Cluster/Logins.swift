import Postgres

/// The staff's logins: roles of the server that are members of `firststep_staff`.
public struct Logins: Sendable {
    private let pool: Pool
    private let server: PrivateServer?

    /// The logins of a server.
    ///
    /// - Parameters:
    ///   - pool: of a login that may make roles, without a role set: `administratorSettings` on a private server.
    ///   - server: the private server, or nil for a server of the clinic's own.
    public init(pool: Pool, server: PrivateServer?) {
        self.pool = pool
        self.server = server
    }

    /// The login that the pool connects as.
    public func own() async throws -> String {
        try await pool.transaction { try await $0.queryOne("SELECT session_user::text AS login")["login"] }
    }

    /// Makes a login of a name that is fit for one (`LoginName`), without any duty, or makes the role of that name one.
    ///
    /// Safe to repeat. For who prepares the server; the staff's logins are given by the administrator of their clinic.
    ///
    /// On a private server the name is that of an account of the operating system, and root and the owner may use it.
    public func create(_ name: String) async throws {
        try await permitted {
            try await pool.transaction { transaction in
                let role = try await transaction.queryOptional(
                    """
                    SELECT rolcanlogin AS can_log_in, pg_has_role(oid, \(Migrator.staff), 'MEMBER') AS is_staff
                    FROM pg_roles WHERE rolname = \(name)
                    """
                )
                if let role {
                    if try !role.decode("can_log_in", as: Bool.self) {
                        try await transaction.execute("ALTER ROLE \(identifier: name) LOGIN")
                    }
                    if try role.decode("is_staff", as: Bool.self) { return }
                } else {
                    try await transaction.execute("CREATE ROLE \(identifier: name) LOGIN")
                }
                try await transaction.execute("GRANT \(identifier: Migrator.staff) TO \(identifier: name)")
            }
        }
        try await server?.allow(roles: [name])
    }

    private func permitted<R: Sendable>(_ body: () async throws -> R) async throws -> R {
        do {
            return try await body()
        } catch let error as PostgresError where error.sqlState == .insufficientPrivilege {
            throw ClusterError(.notPermitted, "this login may not make or change logins: it needs CREATEROLE")
        }
    }
}
