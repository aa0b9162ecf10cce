import ArgumentParser
import Domain
import Records
import Reports

struct ImagingPriceList: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the clinic's own price ranges, past and to come.",
        discussion: """
            Example:
              firststep imaging price list ultrasound
            """
    )

    @Argument(help: "One study only, as in ultrasound.", transform: ModalityCode.init(parsing:))
    var modality: ModalityCode?

    @OptionGroup var output: OutputOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let listing = try await desk.read { transaction, clinic in
            try await Listings.imagingPrices(ImagingPriceRecords(clinic).list(modality, in: transaction))
        }
        try output.print(listing)
    }
}
