import ArgumentParser
import Domain
import Records
import Reports

struct ImagingCancel: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel",
        abstract: "Cancel an order that will not be carried out.",
        discussion: """
            An order that was a mistake is voided instead: firststep imaging void.

            Example:
              firststep imaging cancel I-1 --note "patient moved away"
            """
    )

    @Argument(help: "Number of the order, as in I-1.", transform: ImagingOrderNumber.init(parsing:))
    var order: ImagingOrderNumber

    @Option(name: .customLong("on"), help: "Day of cancelling; today without it.", transform: Day.init(parsing:))
    var cancelledOn: Day?

    @Option(help: "Why.", transform: NoteText.init(parsing:))
    var note: NoteText?

    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let card = try await desk.change(change) { transaction, clinic in
            let entry = try await ImagingRecords(clinic).cancel(order, on: cancelledOn, note: note, in: transaction)
            return try Deed(changing: Listings.imagingOrder(entry), of: .record(order, of: entry.caseNumber))
        }
        try output.print(card)
    }
}
