import ArgumentParser
import Domain
import Records
import Reports

struct EstimateMake: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "make",
        abstract: "Make the good-faith estimate of what is planned on a case.",
        discussion: """
            It names every study that was ordered and every series that is planned, at the order's quote or today's fee. What was \
            scheduled 3 to 9 business days ahead is owed an estimate within 1 business day, from 10 on within 3; what the patient asked \
            for, within 3 (45 CFR 149.610). When the plan changes, the same command makes a new one in its place; prices that were told \
            stay. Nothing changed: it shows the one that stands.

            Examples:
              firststep billing estimate make C-1001
              firststep billing estimate make C-1001 --requested-on 2026-03-16
            """
    )

    @OptionGroup var target: CaseArgument

    @Option(help: "Day on which the patient asked for it, YYYY-MM-DD.", transform: Day.init(parsing:))
    var requestedOn: Day?

    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let (sheet, isNew, lateness) = try await desk.change(change) { transaction, clinic in
            try clinic.require(.billing, for: "making estimates")
            let (estimate, isNew) = try await EstimateRecords(clinic)
                .issue(for: target.number, requestedOn: requestedOn, in: transaction)
            let sheet = try await EstimateSheet(EstimateFile.read(estimate, of: clinic, in: transaction))
            let late = estimate.dueOn.flatMap { due in
                isNew && estimate.isLate ? "the estimate was due by \(due)" : nil
            }
            return try Deed((sheet, isNew, late), of: .record(estimate.number, of: target.number), after: sheet)
        }
        if !isNew { desk.say("nothing has changed since this estimate was made; it stands") }
        desk.warn([lateness])
        try output.print(sheet)
    }
}
