import ArgumentParser
import Domain
import Records
import Reports

struct AlertList: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Ask the rules about the open cases, and list the alerts that nobody has acknowledged.",
        discussion: """
            Urgent ones come first. A rule fires once for each cause; its numbers are in firststep catalogue show rule-parameter. \
            Rules support a decision; they take none.

            Examples:
              firststep alert list
              firststep alert list --case C-1001 --all
            """
    )

    @Option(name: .customLong("case"), help: "Only this case, as in C-1001.", transform: CaseNumber.init(parsing:))
    var caseNumber: CaseNumber?

    @Flag(help: "Those that were acknowledged, too.")
    var all = false

    @OptionGroup var rows: LimitOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        try await desk.review()
        let listing = try await desk.show { transaction, clinic in
            if let caseNumber { try await KnownCase.require(caseNumber, of: clinic, in: transaction) }
            let found = try await AlertRecords(clinic)
                .list(of: caseNumber, includingAcknowledged: all, limit: rows.asked, in: transaction)
            let alerts = rows.cut(found, at: desk)
            if caseNumber == nil { try await desk.tellLeftOut(clinic, in: transaction) }
            return Deed(Listings.alerts(alerts, for: clinic), of: .records(of: alerts.map(\.caseNumber)))
        }
        try output.print(listing)
    }
}
