import ArgumentParser
import Domain
import Records
import Reports

struct ImagingList: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List imaging orders: ordered, booked, done or cancelled.",
        discussion: """
            Examples:
              firststep imaging list --case C-1001
              firststep imaging list --open
            """
    )

    @Option(name: .customLong("case"), help: "One case only, as in C-1001.", transform: CaseNumber.init(parsing:))
    var caseNumber: CaseNumber?

    @Flag(name: .customLong("open"), help: "Only what is still to take place.")
    var onlyOpen = false

    @OptionGroup var rows: LimitOptions

    @OptionGroup var output: OutputOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let orders = try await desk.read { transaction, clinic in
            let imaging = ImagingRecords(clinic)
            guard let caseNumber else {
                return try await imaging.list(onlyOpen: onlyOpen, limit: rows.asked, in: transaction)
            }
            let orders = try await imaging.orders(of: caseNumber, in: transaction)
            return onlyOpen ? orders.filter(\.state.isOpen) : orders
        }
        try output.print(Listings.imagingOrders(rows.cut(orders, at: desk)))
    }
}
