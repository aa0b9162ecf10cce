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

    @OptionGroup var target: CaseArgument

    @Option(help: "Only this instrument.", transform: InstrumentCode.init(parsing:))
    var instrument: InstrumentCode?

    @OptionGroup var output: OutputOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let listing = try await desk.show { transaction, clinic in
            try await KnownCase.require(target.number, of: clinic, in: transaction)
            if let instrument { try await CatalogueRecords.require(instrument, in: transaction) }
            let scores = try await ScoreRecords(clinic).list(of: target.number, instrument: instrument, in: transaction)
            return Deed(Listings.scores(scores, for: clinic), of: .case(target.number))
        }
        try output.print(listing)
    }
}
