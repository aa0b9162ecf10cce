import Postgres

/// Brings a database's schema to the one that the program carries.
///
/// Each step is one transaction together with its line in the ledger `meta.migration`, run as `firststep_owner`. The lock
/// and the ledger are read again for each step, so two runs at once share the work and neither does a step twice.
public struct Migrator: Sendable {
    /// The role that owns everything.
    ///
    /// It cannot log in.
    public static let owner = "firststep_owner"
    /// The role that every staff login is a member of.
    ///
    /// It cannot log in.
    public static let staff = "firststep_staff"
    /// The duties of the staff: each is a role `firststep_DUTY` that logins are granted.
    public static let duties = [
        "clinician", "frontdesk", "billing", "analyst", "auditor", "administrator", "nightly",
    ]
    /// The role that the de-identified views and the statistics read with; it sees no name, and nobody is a member of it.
    static let reporter = "firststep_reporter"
    /// The role whose grants say what pgaudit records.
    public static let audited = "firststep_audited"

    static let roles = [owner, staff, reporter, audited] + duties.map { "firststep_\($0)" }
    /// Which role is granted to which: the nightly job holds three duties, and the owner gives views away to the reporter.
    static let memberships =
        ["analyst", "billing", "auditor"].map { ("firststep_\($0)", "firststep_nightly") } + [(reporter, owner)]

    /// "firststep" in the digits of a telephone; any number would do that no other program picks.
    private static let lock: Int64 = 347_787_837

    let plan: MigrationPlan

    /// A migrator of the files that the program carries.
    public init() throws(ClusterError) { try self.init(files: embeddedFiles) }

    /// A migrator of other files, by name and text.
    public init(files: [(name: String, text: String)]) throws(ClusterError) { plan = try MigrationPlan(files: files) }

    /// The program's steps, in order.
    public var migrations: [Migration] { plan.migrations }

    /// How the schema stands, by the ledger's numbers and names: one small query, for every command to ask.
    ///
    /// - Throws: `ClusterError` with `notPermitted` if the login is no staff member.
    public func state(of pool: Pool) async throws -> SchemaState {
        try await state(of: pool, "SELECT version, name, false AS is_changed FROM meta.migration ORDER BY version")
    }

    /// How the schema stands, the text of each step compared too.
    ///
    /// For `migrate --check` and `status`.
    public func verifiedState(of pool: Pool) async throws -> SchemaState { try await state(of: pool, comparison) }

    /// Refuses to go on unless the schema is the program's.
    ///
    /// - Throws: `ClusterError` with `schemaOlder`, `schemaNewer` or `schemaChanged`, saying what would be right.
    public func requireCurrent(_ pool: Pool) async throws {
        switch try await state(of: pool) {
        case .current: return
        case .empty: throw ClusterError(.schemaOlder, "the database has no FirstStep schema: run `firststep init`")
        case .older(let pending):
            let steps = pending.count == 1 ? "1 step" : "\(pending.count) steps"
            throw ClusterError(.schemaOlder, "the database's schema is \(steps) behind: run `firststep migrate`")
        case .newer(let version): throw ClusterError.newer(version, known: migrations.count)
        case .changed(let version): throw ClusterError.changed(version)
        }
    }

    /// What the ledger holds, in order; empty without a schema.
    public func applied(in pool: Pool) async throws -> [AppliedMigration] {
        let select: SQL = "SELECT version, name, applied_at, applied_by FROM meta.migration ORDER BY version"
        return try await rows(of: pool, select).map {
            AppliedMigration(
                version: try $0.decode("version"),
                name: try $0.decode("name"),
                appliedAt: try $0.decode("applied_at"),
                appliedBy: try $0.decode("applied_by")
            )
        }
    }

    /// Applies what is pending and gives it.
    ///
    /// A run that fails keeps the steps before the failing one.
    ///
    /// - Parameters:
    ///   - pool: of a login that is a member of `firststep_owner` (see `prepareRoles(in:)`), without a role set.
    ///   - report: told of each step once it is committed.
    /// - Returns: the steps that were applied.
    /// - Throws: `ClusterError` with `schemaNewer`, `schemaChanged` or `migrationFailed`; `PostgresError` for the rest.
    @discardableResult
    public func migrate(_ pool: Pool, report: (Migration) -> Void = { _ in }) async throws -> [Migration] {
        var done: [Migration] = []
        while let migration = try await applyNext(pool) {
            report(migration)
            done.append(migration)
        }
        return done
    }

    private func applyNext(_ pool: Pool) async throws -> Migration? {
        try await pool.transaction { transaction in
            _ = try await transaction.query("SELECT pg_advisory_xact_lock(\(Self.lock))")
            try await transaction.execute("SET LOCAL ROLE \(identifier: Self.owner)")
            try await Self.makeLedger(transaction)
            let ledger = try await transaction.query(comparison).map(Self.entry)
            guard let migration = try plan.next(ledger: ledger) else { return nil }
            do {
                try await transaction.executeScript(migration.text)
            } catch let error as PostgresError {
                throw Self.failure(of: migration, error)
            }
            try await transaction.execute(
                """
                INSERT INTO meta.migration (version, name, checksum)
                VALUES (\(migration.version), \(migration.name),
                    encode(sha256(convert_to(\(migration.text), 'UTF8')), 'hex'))
                """
            )
            return migration
        }
    }

    private static func makeLedger(_ transaction: borrowing Transaction) async throws {
        let row = try await transaction.queryOne("SELECT to_regclass('meta.migration') IS NOT NULL AS exists")
        if try row.decode("exists", as: Bool.self) { return }
        try await transaction.executeScript(
            """
            CREATE SCHEMA meta;
            COMMENT ON SCHEMA meta IS 'What the program knows of the schema itself';
            CREATE TABLE meta.migration (
                version int PRIMARY KEY CHECK (version > 0),
                name text NOT NULL,
                checksum text NOT NULL,
                applied_at timestamptz NOT NULL DEFAULT now(),
                applied_by text NOT NULL DEFAULT session_user
            );
            COMMENT ON TABLE meta.migration IS 'The ledger of migrations: one line for each step that was applied';
            COMMENT ON COLUMN meta.migration.version IS 'The number of the step, from 1 without gaps';
            COMMENT ON COLUMN meta.migration.name IS 'The name of the step''s file, without number and suffix';
            COMMENT ON COLUMN meta.migration.checksum IS 'SHA-256 of the step''s text, in hexadecimal digits';
            COMMENT ON COLUMN meta.migration.applied_at IS 'When the step was applied';
            COMMENT ON COLUMN meta.migration.applied_by IS 'The login that applied the step';
            GRANT USAGE ON SCHEMA meta TO \(staff);
            GRANT SELECT ON meta.migration TO \(staff);
            """
        )
    }

    private var comparison: SQL {
        """
        SELECT version, m.name,
            coalesce(m.checksum <> encode(sha256(convert_to(f.content, 'UTF8')), 'hex'), false) AS is_changed
        FROM meta.migration m
        LEFT JOIN unnest(\(migrations.map(\.version))::int[], \(migrations.map(\.text))::text[]) AS f (version, content)
            USING (version)
        ORDER BY version
        """
    }

    private func state(of pool: Pool, _ select: SQL) async throws -> SchemaState {
        plan.state(ledger: try await rows(of: pool, select).map(Self.entry))
    }

    /// The ledger's rows; none where there is no ledger.
    private func rows(of pool: Pool, _ select: SQL) async throws -> [Row] {
        do {
            return try await pool.withConnection { try await $0.query(select) }
        } catch let error as PostgresError where error.sqlState == .undefinedTable {
            return []
        } catch let error as PostgresError where error.sqlState == .insufficientPrivilege {
            throw ClusterError(
                .notPermitted,
                "this login is no staff member of the database: an administrator can add it with "
                    + "`firststep staff add --login`"
            )
        }
    }

    private static func entry(_ row: Row) throws -> LedgerEntry {
        LedgerEntry(
            version: try row.decode("version"),
            name: try row.decode("name"),
            isChanged: try row.decode("is_changed")
        )
    }

    /// The server's own words are kept only where they are about the text of the step (SQLSTATE class 42) and not about rows.
    private static func failure(of migration: Migration, _ error: PostgresError) -> any Error {
        guard let state = error.sqlState else { return error }
        let words = state.category == "42" ? error.debugDescription : error.description
        return ClusterError(.migrationFailed, "migration \(migration.file) failed and was undone: \(words)")
    }
}
