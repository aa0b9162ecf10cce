import ArgumentParser
import Domain
import Records
import Reports

struct ImagingPriceEnd: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "end",
        abstract: "End a price range of the clinic on a day.",
        discussion: """
            The day is the first on which the range no longer holds; on its own first day nothing is left of it.

            Example:
              firststep imaging price end ultrasound --on 2026-07-01
            """
    )

    @Argument(help: "The study, as in ultrasound.", transform: ModalityCode.init(parsing:))
    var modality: ModalityCode

    @Option(name: .customLong("on"), help: "First day without it, YYYY-MM-DD.", transform: Day.init(parsing:))
    var day: Day

    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let (rest, all) = try await desk.change(change) { transaction, clinic in
            let prices = ImagingPriceRecords(clinic)
            let rest = try await prices.end(modality, on: day, in: transaction)
            let all = try await prices.list(modality, in: transaction)
            return try Deed((rest, all), of: .setting, after: Listings.imagingPrices(all))
        }
        if rest == nil { desk.say("nothing is left of the range that began on \(day)") }
        try output.print(Listings.imagingPrices(all))
    }
}
