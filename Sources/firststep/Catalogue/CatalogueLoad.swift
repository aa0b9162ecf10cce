import ArgumentParser
import Cluster
import Postgres
import Records
import Reports

struct CatalogueLoad: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "load",
        abstract: "Load the catalogue that this program carries; the same one again changes nothing.",
        discussion: """
            For who owns the database. Rows are added or changed, never removed: a record may point at them. init and migrate do it, too.

            Example:
              firststep catalogue load
            """
    )

    @OptionGroup var output: OutputOptions
    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        let place = try Place.find(database.database)
        _ = try await place.staffSettings()
        let settings = try await place.administratorSettings()
        try await Pool.lent(settings) { try await Migrator().requireCurrent($0) }
        let changed = try await SchemaWork.loadCatalogue(settings)
        try output.print(
            RecordCard([
                .init("changed_rows", "Rows added or changed", .integer(changed)),
                .init("digest", "SHA-256 of the catalogue", .text(CatalogueLoader.digest.rawValue)),
            ])
        )
    }
}
