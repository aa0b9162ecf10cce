import ArgumentParser
import Records
import Reports

struct ImagingCatalogue: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "catalogue",
        abstract: "List the studies that can be ordered, what they show and what they cost today.",
        discussion: """
            The utility is out of 10. The price range is the clinic's own where it has set one, else the catalogue's.

            Example:
              firststep imaging catalogue
            """
    )

    @OptionGroup var output: OutputOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let listing = try await desk.read { transaction, clinic in
            try await Listings.modalities(ImagingPriceRecords(clinic).catalogue(in: transaction))
        }
        try output.print(listing)
    }
}
