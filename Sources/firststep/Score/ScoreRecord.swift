import ArgumentParser
import Domain
import Records
import Reports

struct ScoreRecord: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "record",
        abstract: "Record a score of a heel; morning pain unless another instrument is named.",
        discussion: """
            0 is a score. What is not known is not recorded.

            Examples:
              firststep score record C-1001 --value 7 --on 2026-03-09
              firststep score record C-1001 --instrument first-step-vas --value 62
            """
    )

    @OptionGroup var target: CaseArgument

    @Option(
        parsing: .unconditional,
        help: "The value, in the instrument's unit.",
        transform: ExactNumber.init(parsing:)
    )
    var value: ExactNumber

    @OptionGroup var heel: HeelOptions

    @Option(help: "Code of the instrument.", transform: InstrumentCode.init(parsing:))
    var instrument: InstrumentCode = .morningPain

    @Option(help: "Day it was taken, YYYY-MM-DD; today without it.", transform: Day.init(parsing:))
    var on: Day?

    @Flag(help: "Taken after that day's treatment, and so no baseline.")
    var afterTreatment = false

    @Option(help: "Remark.", transform: NoteText.init(parsing:))
    var note: NoteText?

    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let (card, others, early) = try await desk.change(change) { transaction, clinic in
            let openCase = try await OpenCase.find(target.number, of: clinic, in: transaction)
            let score = NewScore(
                instrument: instrument,
                value: value,
                takenOn: on ?? clinic.today,
                afterTreatment: afterTreatment
            )
            let records = ScoreRecords(clinic)
            let number = try await records.record(score, on: openCase, side: heel.side, note: note, in: transaction)
            let (entry, others) = try await records.find(number, of: target.number, in: transaction)
            let card = Listings.score(entry, for: clinic)
            return try Deed(
                (card, others, openCase.warning(score.takenOn, of: "the score date")),
                of: .record(number, of: target.number),
                after: card
            )
        }
        desk.warn([early])
        desk.warn(others.map { "\($0.number) is of the same day (\($0.value)); the one recorded last counts" })
        try output.print(card)
    }
}
