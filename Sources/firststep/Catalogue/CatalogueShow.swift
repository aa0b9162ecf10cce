import ArgumentParser
import Records
import Reports

struct CatalogueShow: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a table of the catalogue, or which tables there are.",
        discussion: """
            The catalogue is the same for every clinic. What a clinic sets itself, such as price ranges, stands beside it and wins.

            Examples:
              firststep catalogue show
              firststep catalogue show ladder-stage
              firststep catalogue show risk-strategy --format csv
            """
    )

    @Argument(help: "Table to show.")
    var table: String?

    @OptionGroup var output: OutputOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let listing = try await desk.read { transaction, _ in
            if let table {
                let shown = try await CatalogueRecords.table(table, in: transaction)
                return try await Listings.catalogue(shown, CatalogueRecords.rows(of: shown, in: transaction))
            }
            let tables = try await CatalogueRecords.tables(in: transaction)
            return try await Listings.catalogue(tables, CatalogueRecords.counts(of: tables, in: transaction))
        }
        try output.print(listing)
    }
}
