import ArgumentParser
import Domain
import Records
import Reports

struct ImagingPriceSet: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Set the clinic's own price range of a study from a day on.",
        discussion: """
            Orders made before keep the range that they were made with.

            Example:
              firststep imaging price set ultrasound --low 220 --high 480 --from 2026-01-01
            """
    )

    @Argument(help: "The study, as in ultrasound.", transform: ModalityCode.init(parsing:))
    var modality: ModalityCode

    @Option(help: "Lower end, in the clinic's currency.", transform: Amount.init(parsing:))
    var low: Amount

    @Option(help: "Upper end.", transform: Amount.init(parsing:))
    var high: Amount

    @OptionGroup var days: PeriodOptions

    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let listing = try await desk.change(change) { transaction, clinic in
            let period = try days.period(from: clinic.today)
            let prices = ImagingPriceRecords(clinic)
            let price = try await prices.set(modality, low: low, high: high, period, in: transaction)
            return try Deed(changing: Listings.imagingPrices([price]), of: .setting)
        }
        try output.print(listing)
    }
}
