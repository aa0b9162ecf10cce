import ArgumentParser
import Domain
import Records
import Reports

struct ImagingResult: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "result",
        abstract: "Record what a study found; measurements are held against their thresholds.",
        discussion: """
            To correct a result, void it and record it anew.

            Example:
              firststep imaging result I-1 --conclusion positive \\
                  --measure fascia-thickness=5.2mm
            """
    )

    @Argument(help: "Number of the order, as in I-1.", transform: ImagingOrderNumber.init(parsing:))
    var order: ImagingOrderNumber

    @Option(
        help: "Whether it shows what was looked for: positive, negative or indeterminate.",
        completion: .words(of: ImagingConclusion.self),
        transform: ImagingConclusion.init(parsing:)
    )
    var conclusion: ImagingConclusion

    @Option(name: .customLong("on"), help: "Day of the study; today without it.", transform: Day.init(parsing:))
    var performedOn: Day?

    @Option(
        name: .customLong("measure"),
        help: "A number in it, as in fascia-thickness=5.2mm, with at most one decimal; may be repeated.",
        transform: MeasurementEntry.init(parsing:)
    )
    var measurements: [MeasurementEntry] = []

    @Option(name: .customLong("note"), help: "The report's text.", transform: NoteText.init(parsing:))
    var text: NoteText?

    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        var report = ImagingReport(conclusion: conclusion)
        report.performedOn = performedOn
        report.measurements = measurements
        report.text = text
        let card = try await desk.change(change) { [report] transaction, clinic in
            let entry = try await ImagingRecords(clinic).record(report, for: order, in: transaction)
            return try Deed(changing: Listings.imagingOrder(entry), of: .record(order, of: entry.caseNumber))
        }
        try output.print(card)
    }
}
