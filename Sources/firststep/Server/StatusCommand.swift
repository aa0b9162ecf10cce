import ArgumentParser
import Cluster
import Domain
import Postgres
import Records
import Reports

/// What there is and how it stands.
struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Say where the records are, how the schema stands, and how much is recorded.",
        discussion: """
            Example:
              firststep status
            """
    )

    @OptionGroup var output: OutputOptions
    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        let place = try Place.find(database.database)
        let migrator = try Migrator()
        let (schema, reads, counted) = try await Pool.lent(place.staffSettings()) { pool in
            let schema = try await migrator.verifiedState(of: pool)
            let reads = try await PgAudit.state(in: pool, isPrivate: place.server != nil)
            return (schema, reads, schema == .current ? try await count(pool) : [])
        }
        try output.print(
            RecordCard(
                [
                    .init("version", "FirstStep", .text(FirstStep.configuration.version)),
                    .init("place", "Records in", .text(place.words)),
                    .init("schema", "Schema", .text(Self.words(schema, of: migrator))),
                    .init("other_reads", "Reads by other programs", .text(Self.words(reads))),
                ] + counted
            )
        )
    }

    /// The clinic of the login and what it may count, or how to get one.
    private func count(_ pool: Pool) async throws -> [RecordCard.Field] {
        do {
            return try await pool.transaction { transaction in
                let clinic = try await ClinicContext.find(database.clinic, in: transaction)
                return Listings.counts(try await RecordCounts.read(of: clinic, in: transaction), for: clinic)
            }
        } catch let refusal as NotPermitted {
            return [.init("clinic", "Clinic", .missing), .init("hint", "Hint", .text(refusal))]
        }
    }

    private static func words(_ state: SchemaState, of migrator: Migrator) -> String {
        switch state {
        case .current: "current (\(migrator.migrations.count))"
        case .empty: "none yet; make it with: firststep init"
        case .older(let pending): "\(pending.count) migrations behind; run: firststep migrate"
        case .newer(let version): "newer than this program (\(version)); upgrade FirstStep"
        case .changed(let version): "migration \(version) is not this program's"
        }
    }

    private static func words(_ state: PgAudit.State) -> String {
        switch state {
        case .recording: "recorded by pgaudit"
        case .unmarked: "not recorded: no table is granted to \(PgAudit.role)"
        case .resting: "not recorded: restart the server (firststep server stop, then start)"
        case .missing(let package?): "not recorded: install \(package)"
        case .missing(nil): "not recorded: the server does not load pgaudit"
        }
    }
}
