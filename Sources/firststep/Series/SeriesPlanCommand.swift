import ArgumentParser
import Domain
import Records
import Reports

struct SeriesPlanCommand: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Plan a series of one treatment on one heel.",
        discussion: """
            Sessions and interval are the treatment's usual ones where nothing else is said.

            Example:
              firststep series plan C-1001 --treatment focused-eswt --sessions 3 \\
                  --interval 7 --starts-on 2026-03-10
            """
    )

    @OptionGroup var target: CaseArgument

    @Option(help: "Code of the treatment, as in focused-eswt.", transform: TreatmentCode.init(parsing:))
    var treatment: TreatmentCode

    @OptionGroup var heel: HeelOptions

    @Option(help: "Number of sessions.")
    var sessions: Int?

    @Option(help: "Days between sessions.")
    var interval: Int?

    @Option(help: "Day of the first session, YYYY-MM-DD; the planning day without it.", transform: Day.init(parsing:))
    var startsOn: Day?

    @Option(help: "Day of the planning, YYYY-MM-DD; today without it.", transform: Day.init(parsing:))
    var on: Day?

    @Option(help: "Code of who plans it.", transform: StaffCode.init(parsing:))
    var by: StaffCode?

    @Option(help: "Remark.", transform: NoteText.init(parsing:))
    var note: NoteText?

    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let (card, warnings) = try await desk.change(change) { transaction, clinic in
            let openCase = try await OpenCase.find(target.number, of: clinic, in: transaction)
            let treatment = try await TreatmentRecords.find(treatment, in: transaction)
            let plan = try SeriesPlan(
                of: treatment,
                sessions: sessions,
                intervalDays: interval,
                plannedOn: on ?? clinic.today,
                startsOn: startsOn
            )
            let records = SeriesRecords(clinic)
            let number = try await records.plan(
                plan,
                on: openCase,
                side: heel.side,
                by: by,
                note: note,
                in: transaction
            )
            let courses = try await records.list(of: target.number, in: transaction)
            let series = try await records.find(number, in: transaction)
            let running = courses.map(\.series).filter {
                $0.number != number && $0.side == series.side && $0.treatment == series.treatment
                    && $0.progress.nextDueOn != nil
            }
            let warnings =
                [openCase.warning(plan.plannedOn, of: "the planning date")].compactMap(\.self)
                + plan.warnings(for: treatment)
                + running.map {
                    "\($0.number) of the same treatment on this heel is running: \($0.progress.words)"
                }
            let card = Listings.series(series, for: clinic)
            return try Deed((card, warnings), of: .record(number, of: target.number), after: card)
        }
        desk.warn(warnings)
        try output.print(card)
    }
}
