import ArgumentParser
import Domain
import Records
import Reports

struct ImagingVoidResult: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "void-result",
        abstract: "Strike the result of an order, with its measurements; the order stands.",
        discussion: """
            Example:
              firststep imaging void-result I-1 --reason "thickness misread"
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
            let entry = try await ImagingRecords(clinic).voidResult(of: order, reason: void.reason, in: transaction)
            let subject = AuditSubject.record(order, of: entry.caseNumber)
            return try Deed(changing: Listings.imagingOrder(entry), of: subject, reason: void.reason)
        }
        desk.say("the result of \(order) was voided; record the right one with: firststep imaging result \(order)")
        try output.print(card)
    }
}
