import Postgres

extension Migrator {
    /// Makes the cluster-wide roles if they are missing, and gives them what they need in this database.
    ///
    /// Does nothing, and needs no right, where all is as it should be.
    ///
    /// - Parameter pool: of a login that is a superuser or has CREATEROLE and owns the database, without a role set.
    /// - Throws: `ClusterError` with `rolesMissing`, whose words are the statements for the database's administrator.
    public func prepareRoles(in pool: Pool) async throws {
        do {
            for role in Self.roles { try await Self.makeRole(role, pool) }
            for (role, member) in Self.memberships { try await Self.grant(role, to: member, pool) }
            try await grant(in: pool)
            try await pool.transaction { try await LoginFunctions.ensure(in: $0) }
        } catch let error as PostgresError where error.sqlState == .insufficientPrivilege {
            throw await Self.request(pool)
        }
    }

    private static func makeRole(_ name: String, _ pool: Pool) async throws {
        do {
            try await pool.transaction { transaction in
                let rows = try await transaction.query("SELECT 1 FROM pg_roles WHERE rolname = \(name)")
                guard rows.isEmpty else { return }
                try await transaction.execute("CREATE ROLE \(identifier: name) NOLOGIN")
            }
        } catch let error as PostgresError
            where error.sqlState == .duplicateObject || error.sqlState == .uniqueViolation
        {
            // Roles belong to the whole server: another database's `init` made it at the same moment.
        }
    }

    private static func grant(_ role: String, to member: String, _ pool: Pool) async throws {
        try await pool.transaction { transaction in
            let row = try await transaction.queryOne(
                """
                SELECT EXISTS (SELECT FROM pg_auth_members
                    WHERE roleid = \(role)::regrole AND member = \(member)::regrole) AS is_member
                """
            )
            guard try !row.decode("is_member", as: Bool.self) else { return }
            try await transaction.execute("GRANT \(identifier: role) TO \(identifier: member)")
        }
    }

    private func grant(in pool: Pool) async throws {
        try await pool.transaction { transaction in
            let row = try await transaction.queryOne(
                """
                SELECT current_database()::text AS database, current_user::text AS login,
                    -- Whoever makes a role is a member of it, but from PostgreSQL 16 on may not SET ROLE to it by that.
                    pg_has_role(\(Self.owner), CASE WHEN current_setting('server_version_num')::int >= 160000
                        THEN 'SET' ELSE 'MEMBER' END) AS is_member,
                    has_database_privilege(\(Self.owner), current_database(), 'CREATE') AS owner_creates,
                    has_database_privilege(\(Self.staff), current_database(), 'CONNECT') AS staff_connects,
                    has_database_privilege(\(Self.staff), current_database(), 'TEMPORARY') AS staff_works
                """
            )
            let database: String = try row.decode("database")
            let (owner, staff) = (SQL("\(identifier: Self.owner)"), SQL("\(identifier: Self.staff)"))
            if try !row.decode("is_member", as: Bool.self) {
                try await transaction.execute("GRANT \(owner) TO \(identifier: try row.decode("login"))")
            }
            if try !row.decode("owner_creates", as: Bool.self) {
                try await transaction.execute(
                    "GRANT CREATE, CONNECT, TEMPORARY ON DATABASE \(identifier: database) TO \(owner)"
                )
            }
            if try !(row.decode("staff_connects", as: Bool.self) && row.decode("staff_works", as: Bool.self)) {
                try await transaction.execute(
                    "GRANT CONNECT, TEMPORARY ON DATABASE \(identifier: database) TO \(staff)"
                )
            }
            // PostgreSQL does not refuse a grant that the login may not give: it warns and does nothing.
            let check = try await transaction.queryOne(
                "SELECT has_database_privilege(\(Self.owner), current_database(), 'CREATE') AS owner_creates"
            )
            if try !check.decode("owner_creates", as: Bool.self) { throw await Self.request(pool) }
        }
    }

    /// What to ask of the administrator of a server that is not FirstStep's own.
    private static func request(_ pool: Pool) async -> ClusterError {
        let login = try? await pool.withConnection { session in
            try await session.queryOne("SELECT quote_ident(current_user) AS login").decode("login", as: String.self)
        }
        return ClusterError(
            .rolesMissing,
            """
            this login may not make FirstStep's roles. Let a superuser of the server run `firststep init` on this \
            database once, and then
              GRANT \(owner) TO \(login ?? "LOGIN");
            """
        )
    }
}
