import ArgumentParser
import Domain
import Records
import Reports

struct ImagingOrder: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "order",
        abstract: "Order a study on a heel; warns when the quote lies outside the price range.",
        discussion: """
            The order keeps the price range in force on its day, whatever becomes of prices later.

            Example:
              firststep imaging order C-1001 --modality ultrasound \\
                  --booked-on 2026-04-14 --quote 300 --by epark
            """
    )

    @OptionGroup var target: CaseArgument

    @Option(help: "The study: see firststep imaging catalogue.", transform: ModalityCode.init(parsing:))
    var modality: ModalityCode

    @OptionGroup var heel: HeelOptions

    @Option(name: .customLong("on"), help: "Day it is ordered; today without it.", transform: Day.init(parsing:))
    var orderedOn: Day?

    @Option(help: "Day it is booked for; may lie ahead.", transform: Day.init(parsing:))
    var bookedOn: Day?

    @Option(help: "Price the patient is told, as in 300.", transform: Amount.init(parsing:))
    var quote: Amount?

    @Option(name: .customLong("by"), help: "Code of who orders it.", transform: StaffCode.init(parsing:))
    var orderedBy: StaffCode?

    @Option(help: "Remark.", transform: NoteText.init(parsing:))
    var note: NoteText?

    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let (order, warnings) = try await desk.change(change) { transaction, clinic in
            let (order, warnings) = try await ImagingRecords(clinic).order(request, in: transaction)
            let subject = AuditSubject.record(order.number, of: order.caseNumber)
            return try Deed((order, warnings), of: subject, after: Listings.imagingOrder(order))
        }
        desk.warn(warnings)
        try output.print(Listings.imagingOrder(order))
    }

    private var request: ImagingRequest {
        var request = ImagingRequest(caseNumber: target.number, modality: modality)
        request.side = heel.side
        request.orderedOn = orderedOn
        request.bookedOn = bookedOn
        request.quote = quote
        request.orderedBy = orderedBy
        request.note = note
        return request
    }
}
