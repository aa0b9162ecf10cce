import ArgumentParser

/// The clinic's own price ranges of studies.
struct ImagingPriceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "price",
        abstract: "The clinic's own price ranges, which win over the catalogue's: set, end, list.",
        subcommands: [ImagingPriceSet.self, ImagingPriceEnd.self, ImagingPriceList.self]
    )
}
