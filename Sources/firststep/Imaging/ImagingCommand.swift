import ArgumentParser

/// Studies, from their prices to their results.
struct ImagingCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "imaging",
        abstract: "Imaging: catalogue, price, advise, order, result, cancel, list, void, void-result.",
        subcommands: [
            ImagingCatalogue.self, ImagingPriceCommand.self, ImagingAdvise.self, ImagingOrder.self,
            ImagingResult.self, ImagingCancel.self, ImagingList.self, ImagingVoid.self, ImagingVoidResult.self,
        ]
    )
}
