import ArgumentParser
import Domain
import Records
import Reports

struct EstimateList: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List estimates against what was billed; a bill $400 or more above is flagged.",
        discussion: """
            Billed is what the patient was charged on the case since the day of its first estimate.

            Examples:
              firststep billing estimate list
              firststep billing estimate list --case C-1001 --all
            """
    )

    @Option(name: .customLong("case"), help: "Only this case, as in C-1001.", transform: CaseNumber.init(parsing:))
    var caseNumber: CaseNumber?

    @Flag(help: "Those that were replaced or struck, too.")
    var all = false

    @OptionGroup var rows: LimitOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let listing = try await desk.show { transaction, clinic in
            if let caseNumber { try await KnownCase.require(caseNumber, of: clinic, in: transaction) }
            let found = try await EstimateRecords(clinic)
                .list(of: caseNumber, all: all, limit: rows.asked, in: transaction)
            let estimates = rows.cut(found, at: desk)
            if caseNumber == nil { try await desk.tellLeftOut(clinic, in: transaction) }
            return Deed(Listings.estimates(estimates, for: clinic), of: .records(of: estimates.map(\.caseNumber)))
        }
        try output.print(listing)
    }
}
