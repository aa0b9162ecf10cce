import ArgumentParser
import Domain
import Records
import Reports

struct ScoreList: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the scores of a case with their change from the baseline.",
        discussion: """
            The baseline is the latest score of the 28 days up to the first session, as in the outcome report.

            Example:
              firststep score list C-1001 --instrument morning-pain
            """
    )

    @Argument(help: "Number of the case, as in C-1001.", transform: CaseNumber.init(parsing:))
    var `case`: CaseNumber

    @Option(help: "Only this instrument.", transform: InstrumentCode.init(parsing:))
    var instrument: InstrumentCode?

    @OptionGroup var output: OutputOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let listing = try await desk.read { transaction, clinic in
            try await KnownCase.require(`case`, of: clinic, in: transaction)
            if let instrument { try await CatalogueRecords.require(instrument, in: transaction) }
            return try await Listings.scores(
                ScoreRecords(clinic).list(of: `case`, instrument: instrument, in: transaction)
            )
        }
        try output.print(listing)
    }
}
