import ArgumentParser
import Domain
import Records
import Reports

struct CaseMilestone: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "milestone",
        abstract: "Record a step on the way back to running.",
        discussion: """
            In a case of both heels a milestone without --side is the patient's as a whole.

            Example:
              firststep case milestone C-1001 running-resumed --on 2026-05-14
            """
    )

    @OptionGroup var target: CaseArgument

    @Argument(help: "Code of the milestone.", transform: MilestoneCode.init(parsing:))
    var milestone: MilestoneCode

    @Option(help: "left or right.", completion: .words(of: Side.self), transform: Side.init(parsing:))
    var side: Side?

    @Option(
        name: .customLong("on"),
        help: "Day it was reached, YYYY-MM-DD; today without it.",
        transform: Day.init(parsing:)
    )
    var day: Day?

    @Option(help: "Remark.", transform: NoteText.init(parsing:))
    var note: NoteText?

    @OptionGroup var replacement: ReplaceOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let (entry, warning) = try await desk.change(change) { transaction, clinic in
            let openCase = try await OpenCase.find(target.number, of: clinic, in: transaction)
            let day = day ?? clinic.today
            let entry = try await CaseRecords(clinic).addMilestone(
                openCase,
                openCase.heelOrWhole(side),
                milestone,
                on: day,
                note: note,
                replacing: replacement.struckFor,
                in: transaction
            )
            return try Deed(
                (entry, openCase.warning(day, of: "the milestone date")),
                of: .record(entry.number, of: target.number),
                after: Listings.milestone(entry)
            )
        }
        desk.warn([warning])
        try output.print(Listings.milestone(entry))
    }
}
