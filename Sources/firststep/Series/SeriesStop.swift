import ArgumentParser
import Domain
import Records
import Reports

struct SeriesStop: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "stop",
        abstract: "End a series before its last session.",
        discussion: """
            Example:
              firststep series stop S-1 --kind withdrawn --on 2026-03-20
            """
    )

    @Argument(help: "Number of the series, as in S-1.", transform: SeriesNumber.init(parsing:))
    var series: SeriesNumber

    @Option(
        help: "stopped by the clinic, withdrawn by the patient, or transferred elsewhere.",
        completion: .words(of: SeriesEnd.self),
        transform: SeriesEnd.init(parsing:)
    )
    var kind: SeriesEnd

    @Option(help: "Day, YYYY-MM-DD; today without it.", transform: Day.init(parsing:))
    var on: Day?

    @Option(help: "Why.", transform: NoteText.init(parsing:))
    var note: NoteText?

    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let card = try await desk.change(change) { transaction, clinic in
            let records = SeriesRecords(clinic)
            try await records.stop(series, as: kind, on: on ?? clinic.today, note: note, in: transaction)
            let entry = try await records.find(series, in: transaction)
            return try Deed(
                changing: Listings.series(entry, for: clinic),
                of: .record(series, of: entry.caseNumber)
            )
        }
        try output.print(card)
    }
}
