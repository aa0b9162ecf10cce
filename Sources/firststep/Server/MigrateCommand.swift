import ArgumentParser
import Cluster
import Postgres
import Reports

/// Brings an existing database to this program's schema.
struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: "Bring the schema and the catalogue to this program's.",
        discussion: """
            Each migration is one transaction. A newer schema is never changed.

            Examples:
              firststep migrate --plan
              firststep migrate --check || echo "not current"
            """
    )

    @Flag(help: "Print what would be applied, and apply nothing.")
    var plan = false

    @Flag(help: "Print nothing; exit 1 unless the schema is this program's.")
    var check = false

    @OptionGroup var output: OutputOptions
    @OptionGroup var database: DatabaseOptions

    func validate() throws {
        guard !(plan && check) else { throw ValidationError("say --plan or --check, not both") }
    }

    func run() async throws {
        let place = try Place.find(database.database)
        let migrator = try Migrator()
        if plan || check {
            let state = try await Pool.lent(place.staffSettings()) { try await migrator.verifiedState(of: $0) }
            try report(state, migrator)
            return
        }
        _ = try await place.staffSettings()
        let settings = try await place.administratorSettings()
        try await Pool.lent(settings) { pool in
            guard try await migrator.state(of: pool) != .empty else {
                throw ClusterError(
                    .schemaOlder,
                    "the database has no FirstStep schema yet; make it with: firststep init"
                )
            }
            try await SchemaWork.migrate(migrator, pool, settings) { if !database.quiet { StandardError.say($0) } }
        }
        if !database.quiet { StandardError.say("the schema is current") }
    }

    private func report(_ state: SchemaState, _ migrator: Migrator) throws {
        if check {
            guard state == .current else { throw ExitCode(Exit.found) }
            return
        }
        let pending: [Migration] =
            switch state {
            case .older(let steps): steps
            case .empty: migrator.migrations
            case .newer(let version): throw ClusterError.newer(version, known: migrator.migrations.count)
            case .changed(let version): throw ClusterError.changed(version)
            case .current: []
            }
        try output.print(
            Listing(
                [.number("version", "Version"), .text("file", "File")],
                rows: pending.map { [.integer($0.version), .text($0.file)] },
                whenEmpty: "nothing to apply: the schema is current"
            )
        )
    }
}
