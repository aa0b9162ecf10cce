import Postgres

extension PrivateServer {
    /// The database that holds the clinics' records.
    public static let database = "firststep"

    /// How to reach a database of the server.
    ///
    /// - Parameters:
    ///   - database: its name.
    ///   - user: the role to connect as; nil leaves it to `PGUSER`, else to the account's own name.
    ///   - role: the role to take on after that.
    /// - Returns: settings for a `Pool`.
    public func settings(
        database: String = PrivateServer.database,
        user: String? = nil,
        role: String? = nil
    ) -> ConnectionSettings {
        var parameters = ["host": home.run, "port": String(ServerHome.port), "dbname": database]
        if let user { parameters["user"] = user }
        return ConnectionSettings(parameters: parameters, role: role)
    }

    /// How to reach a database as the server's superuser, for maintenance alone.
    ///
    /// - Throws: `ClusterError` with `notPermitted` unless this user is root or the server's owner.
    public func administratorSettings(database: String = PrivateServer.database) async throws -> ConnectionSettings {
        _ = try await manager()
        return settings(database: database, user: ServerConfiguration.superuser)
    }

    /// Makes a database if it is missing, open to staff alone, with the roles that own and use it.
    ///
    /// - Returns: whether this call made it.
    @discardableResult
    public func ensureDatabase(_ name: String = PrivateServer.database, for migrator: Migrator) async throws -> Bool {
        let isNew = try await makeDatabase(name)
        try await Pool.lent(try await administratorSettings(database: name)) {
            try await migrator.prepareRoles(in: $0)
        }
        return isNew
    }

    private func makeDatabase(_ name: String) async throws -> Bool {
        do {
            return try await Pool.lent(try await administratorSettings(database: "postgres")) { pool in
                try await pool.withConnection { session in
                    guard try await session.query("SELECT 1 FROM pg_database WHERE datname = \(name)").isEmpty else {
                        return false
                    }
                    try await session.execute("CREATE DATABASE \(identifier: name)")
                    try await session.execute("REVOKE ALL ON DATABASE \(identifier: name) FROM PUBLIC")
                    return true
                }
            }
        } catch let error as PostgresError
            where error.sqlState == .duplicateDatabase || error.sqlState == .uniqueViolation
        {
            // Another command made it at the same moment.
            return false
        }
    }
}
