import ArgumentParser
import Domain
import Records
import Reports

struct SeriesResume: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume",
        abstract: "Take back the stop of a series; the stop stays readable, voided.",
        discussion: """
            Example:
              firststep series resume S-1 --reason "stopped by mistake"
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
            try await records.resume(series, reason: void.reason, in: transaction)
            let entry = try await records.find(series, in: transaction)
            let card = Listings.series(entry, for: clinic)
            return try Deed(changing: card, of: .record(series, of: entry.caseNumber), reason: void.reason)
        }
        try output.print(card)
    }
}
