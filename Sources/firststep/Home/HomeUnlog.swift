import ArgumentParser
import Domain
import Records
import Reports

struct HomeUnlog: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "unlog",
        abstract: "Strike an entry in the log of home care.",
        discussion: """
            Example:
              firststep home unlog L-1 --reason "other day"
            """
    )

    @Argument(help: "Number of the entry, as in L-1.", transform: AdherenceNumber.init(parsing:))
    var entry: AdherenceNumber

    @OptionGroup var void: VoidOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let card = try await desk.change(change) { transaction, clinic in
            let prescription = try await HomeRecords(clinic).unlog(entry, reason: void.reason, in: transaction)
            let card = Listings.logged(entry, prescription, voided: void.reason)
            return try Deed(changing: card, of: .record(entry, of: prescription.caseNumber), reason: void.reason)
        }
        try output.print(card)
    }
}
