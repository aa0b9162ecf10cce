import ArgumentParser
import Domain
import Records
import Reports

struct ImagingVoid: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "void",
        abstract: "Strike an order that was a mistake, with its result and measurements.",
        discussion: """
            Example:
              firststep imaging void I-1 --reason "wrong patient"
            """
    )

    @Argument(help: "Number of the order, as in I-1.", transform: ImagingOrderNumber.init(parsing:))
    var order: ImagingOrderNumber

    @OptionGroup var void: VoidOptions

    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let card = try await desk.change(change) { transaction, clinic in
            let struck = try await ImagingRecords(clinic).void(order, reason: void.reason, in: transaction)
            let card = Listings.imagingOrder(struck, voided: void.reason)
            return try Deed(changing: card, of: .record(order, of: struck.caseNumber), reason: void.reason)
        }
        try output.print(card)
    }
}
