import Postgres

/// pgaudit, the library by which a server notes in its own log who reads a table, by whatever program.
///
/// FirstStep's own reads stand in its chained log; this is for plain psql and the like. A read inside a function that
/// runs with its owner's rights is not noted, and a superuser can switch all of it off.
public enum PgAudit {
    /// The role whose rights are the marks: whoever reads what it may read is noted.
    ///
    /// Nobody logs in as it.
    public static let role = "firststep_audited"

    static let library = "pgaudit"

    /// The lines that load the library, of which none may be there without it.
    ///
    /// No extension is made: it would only add the names of changed tables, and where the library is taken away again
    /// its event triggers would stop every migration. A role that is missing marks nothing and is no error.
    static let settings = [
        "# Who reads a table that \(role) may read; no word of the statement, which may hold a name.",
        "shared_preload_libraries = '\(library)'",
        "pgaudit.role = '\(role)'",
        "pgaudit.log = 'ddl, role'",
        "pgaudit.log_statement = off",
        "pgaudit.log_parameter = off",
        "pgaudit.log_rows = off",
        "pgaudit.log_relation = off",
        "pgaudit.log_catalog = off",
        "pgaudit.log_client = off",
    ]

    /// Whether reads by other programs are noted, and if not, what is missing.
    public enum State: Sendable, Equatable {
        /// They are.
        case recording
        /// The library is loaded, but no table of this database is marked.
        case unmarked
        /// The library can be loaded: the private server needs to be started anew.
        case resting
        /// The library is missing; the package is Debian's name for it. Nil: the server is not FirstStep's to change.
        case missing(package: String?)
    }

    /// How it stands in a database.
    ///
    /// - Parameters:
    ///   - pool: of any login.
    ///   - isPrivate: whether the server is FirstStep's own, whose programs are on this machine.
    /// - Returns: whether reads are noted.
    /// - Throws: a `PostgresError`.
    public static func state(in pool: Pool, isPrivate: Bool) async throws -> State {
        let row = try await pool.withConnection { session in
            // A setting of a library that is not loaded has a value, but is not listed.
            try await session.queryOne(
                """
                SELECT current_setting('server_version_num')::int / 10000 AS version,
                    EXISTS (SELECT FROM pg_settings WHERE name = 'pgaudit.role') AS is_loaded,
                    EXISTS (
                        SELECT FROM pg_shdepend AS mark
                        JOIN pg_roles AS role ON role.oid = mark.refobjid
                        JOIN pg_database AS here ON here.oid = mark.dbid
                        WHERE mark.classid = 'pg_class'::regclass AND mark.refclassid = 'pg_authid'::regclass
                            AND mark.deptype = 'a' AND here.datname = current_database()
                            AND role.rolname = current_setting('pgaudit.role', true)
                    ) AS has_marks
                """
            )
        }
        if try row.decode("is_loaded", as: Bool.self) { return try row.decode("has_marks") ? .recording : .unmarked }
        guard isPrivate else { return .missing(package: nil) }
        let version: Int = try row.decode("version")
        let programs = try? await ServerPrograms.find(dataVersion: version)
        return programs?.hasLibrary(library) == true ? .resting : .missing(package: "postgresql-\(version)-pgaudit")
    }
}
