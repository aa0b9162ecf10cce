import ArgumentParser
import Domain
import Postgres
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
        let listing = try await desk.show { transaction, clinic in
            let found = try await orders(clinic, in: transaction)
            let orders = rows.cut(found, at: desk)
            if caseNumber == nil { try await desk.tellLeftOut(clinic, in: transaction) }
            return Deed(Listings.imagingOrders(orders), of: .records(of: orders.map(\.caseNumber)))
        }
        try output.print(listing)
    }

    private func orders(
        _ clinic: ClinicContext,
        in transaction: borrowing Transaction
    ) async throws -> [ImagingOrderEntry] {
        let imaging = ImagingRecords(clinic)
        guard let caseNumber else {
            return try await imaging.list(onlyOpen: onlyOpen, limit: rows.asked, in: transaction)
        }
        let orders = try await imaging.orders(of: caseNumber, in: transaction)
        return onlyOpen ? orders.filter(\.state.isOpen) : orders
    }
}
