import ArgumentParser
import Domain
import Records
import Reports

struct CheckInRecord: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "record",
        abstract: "Record what a patient reports of a heel; what is not asked is left out.",
        discussion: """
            Example:
              firststep checkin record C-1001 --night-pain no --pain-free-walk 20
            """
    )

    @OptionGroup var target: CaseArgument
    @OptionGroup var heel: HeelOptions
    @OptionGroup(title: "Questions") var questions: CheckInOptions

    @Option(help: "Day it is about, YYYY-MM-DD; today without it.", transform: Day.init(parsing:))
    var on: Day?

    @Option(help: "Remark.", transform: NoteText.init(parsing:))
    var note: NoteText?

    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let (card, early) = try await desk.change(change) { transaction, clinic in
            let openCase = try await OpenCase.find(target.number, of: clinic, in: transaction)
            let day = on ?? clinic.today
            let entry = try await CheckInRecords(clinic).record(
                questions.report,
                on: openCase,
                side: heel.side,
                of: day,
                note: note,
                in: transaction
            )
            let card = Listings.checkIn(entry, for: clinic)
            return try Deed(
                (card, openCase.warning(day, of: "the day of the check-in")),
                of: .record(entry.number, of: target.number),
                after: card
            )
        }
        desk.warn([early])
        try output.print(card)
    }
}
