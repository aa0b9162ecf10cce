import ArgumentParser
import Domain
import Records
import Reports

struct SeriesVoid: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "void",
        abstract: "Strike a series that was planned by mistake; refused while sessions stand.",
        discussion: """
            Example:
              firststep series void S-1 --reason "planned on the wrong case"
            """
    )

    @Argument(help: "Number of the series, as in S-1.", transform: SeriesNumber.init(parsing:))
    var series: SeriesNumber

    @OptionGroup var void: VoidOptions

    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let card = try await desk.change(change) { transaction, clinic in
            let records = SeriesRecords(clinic)
            let entry = try await records.find(series, in: transaction)
            try await records.void(series, reason: void.reason, in: transaction)
            let card = Listings.series(entry, for: clinic, voided: void.reason)
            return try Deed(changing: card, of: .record(series, of: entry.caseNumber), reason: void.reason)
        }
        try output.print(card)
    }
}
