import ArgumentParser
import Domain
import Records
import Reports

struct ChargesList: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List charges by day.",
        discussion: """
            Examples:
              firststep billing charges list --case C-1001
              firststep billing charges list --from 2026-04-01 --to 2026-04-30
            """
    )

    @Option(name: .customLong("case"), help: "Only those of this case.", transform: CaseNumber.init(parsing:))
    var caseNumber: CaseNumber?

    @Option(help: "First day, YYYY-MM-DD.", transform: Day.init(parsing:))
    var from: Day?

    @Option(help: "Last day, YYYY-MM-DD.", transform: Day.init(parsing:))
    var to: Day?

    @OptionGroup var rows: LimitOptions

    @OptionGroup var output: OutputOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        if let from, let to { _ = try DayPeriod(from: from, to: to) }
        let listing = try await desk.show { transaction, clinic in
            let found = try await ChargeRecords(clinic)
                .list(case: caseNumber, from: from, to: to, limit: rows.asked, in: transaction)
            let charges = rows.cut(found, at: desk)
            if caseNumber == nil { try await desk.tellLeftOut(clinic, in: transaction) }
            return Deed(Listings.charges(charges), of: .records(of: charges.map(\.caseNumber)))
        }
        try output.print(listing)
    }
}
