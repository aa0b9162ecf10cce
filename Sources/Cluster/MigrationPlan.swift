/// What to do to a schema, decided from the program's files and the database's ledger alone.
struct MigrationPlan: Sendable, Equatable {
    /// The program's steps, in order.
    let migrations: [Migration]

    /// Orders the files and refuses names that are none, gaps and duplicates.
    init(files: [(name: String, text: String)]) throws(ClusterError) {
        var migrations: [Migration] = []
        for file in files {
            guard let migration = Migration(file: file.name, text: file.text) else {
                throw ClusterError(
                    .invalidMigrations,
                    "Schema/\(file.name) is not named like a migration: four digits, an underscore and a name, "
                        + "such as 0001_roles.sql"
                )
            }
            migrations.append(migration)
        }
        migrations.sort { ($0.version, $0.name) < ($1.version, $1.name) }
        for (index, migration) in migrations.enumerated() where migration.version != index + 1 {
            if index > 0, migrations[index - 1].version == migration.version {
                throw ClusterError(
                    .invalidMigrations,
                    "two migrations have one number: \(migrations[index - 1].file) and \(migration.file)"
                )
            }
            throw ClusterError(
                .invalidMigrations,
                "migration \(index + 1) is missing: the next file is \(migration.file)"
            )
        }
        self.migrations = migrations
    }

    /// How the ledger, in order of its versions, stands to the program.
    func state(ledger: [LedgerEntry]) -> SchemaState {
        guard let last = ledger.last else { return .empty }
        // First, because the remedy is another program, and that one is the judge of everything else.
        if last.version > migrations.count { return .newer(version: last.version) }
        for (index, entry) in ledger.enumerated() {
            // A hole in the ledger: the step of that number is not known to have been applied.
            guard entry.version == index + 1 else { return .changed(version: index + 1) }
            if entry.isChanged || entry.name != migrations[index].name { return .changed(version: entry.version) }
        }
        let pending = migrations.dropFirst(ledger.count)
        return pending.isEmpty ? .current : .older(pending: Array(pending))
    }

    /// The next step to apply, or nil if there is none.
    ///
    /// - Throws: `ClusterError` with `schemaNewer` or `schemaChanged`, saying what would be right.
    func next(ledger: [LedgerEntry]) throws(ClusterError) -> Migration? {
        switch state(ledger: ledger) {
        case .current: nil
        case .empty: migrations.first
        case .older(let pending): pending.first
        case .newer(let version): throw .newer(version, known: migrations.count)
        case .changed(let version): throw .changed(version)
        }
    }
}

extension ClusterError {
    /// The database is ahead of the program.
    public static func newer(_ version: Int, known: Int) -> ClusterError {
        ClusterError(
            .schemaNewer,
            "the database's schema is at step \(version), and this program knows \(known): upgrade firststep"
        )
    }

    /// The database was made by other steps than the program's.
    public static func changed(_ version: Int) -> ClusterError {
        ClusterError(
            .schemaChanged,
            "step \(version) of the database's schema is not the one that this program carries: "
                + "use the program that made the database, or a released one"
        )
    }
}
