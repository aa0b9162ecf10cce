import ArgumentParser
import Domain
import Records
import Reports

struct AlertAcknowledge: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "acknowledge",
        abstract: "Say that an alert was seen, and what follows from it.",
        discussion: """
            Example:
              firststep alert acknowledge A-1 --reason "MRI ordered"
            """
    )

    @Argument(help: "Number of the alert, as in A-1.", transform: AlertNumber.init(parsing:))
    var number: AlertNumber

    @Option(help: "What follows; kept for ever, so name nobody.", transform: Line.init(parsing:))
    var reason: Line

    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let card = try await desk.change(change) { transaction, clinic in
            try clinic.require(.clinician, for: "acknowledging an alert")
            let alert = try await AlertRecords(clinic).acknowledge(number, reason: reason, in: transaction)
            let card = Listings.alerts([alert], for: clinic)
            return try Deed(card, of: .record(number, of: alert.caseNumber), after: card, reason: reason)
        }
        try output.print(card)
    }
}
