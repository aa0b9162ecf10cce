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

    @Argument(help: "Number of the case, as in C-1001.", transform: CaseNumber.init(parsing:))
    var `case`: CaseNumber

    @Option(
        parsing: .unconditional,
        help: "The value, in the instrument's unit.",
        transform: ExactNumber.init(parsing:)
    )
    var value: ExactNumber

    @Option(
        help: "left or right; needed only on a bilateral case.",
        completion: .words(of: Side.self),
        transform: Side.init(parsing:)
    )
    var side: Side?

    @Option(help: "Code of the instrument.", transform: InstrumentCode.init(parsing:))
    var instrument: InstrumentCode = .morningPain

    @Option(help: "Day it was taken, YYYY-MM-DD; today unless said.", transform: Day.init(parsing:))
    var on: Day?

    @Flag(help: "Taken after that day's treatment, and so no baseline.")
    var afterTreatment = false

    @Option(help: "Remark.", transform: NoteText.init(parsing:))
    var note: NoteText?

    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let (entry, others, early) = try await desk.change(change) { transaction, clinic in
            let openCase = try await OpenCase.find(`case`, of: clinic, in: transaction)
            let score = NewScore(
                instrument: instrument,
                value: value,
                takenOn: on ?? clinic.today,
                afterTreatment: afterTreatment
            )
            let records = ScoreRecords(clinic)
            let entry = try await records.record(score, on: openCase, side: side, note: note, in: transaction)
            let others = try await records.list(of: `case`, instrument: instrument, in: transaction).filter {
                $0.number != entry.number && $0.side == entry.side && $0.takenOn == entry.takenOn
                    && $0.afterTreatment == entry.afterTreatment
            }
            return (entry, others, openCase.warning(score.takenOn, of: "the score date"))
        }
        if let early { desk.say(early) }
        for other in others {
            desk.say("warning: \(other.number) is of the same day (\(other.value)); the one recorded last counts")
        }
        try output.print(Listings.score(entry))
    }
}
