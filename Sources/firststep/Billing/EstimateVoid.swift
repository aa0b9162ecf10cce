import ArgumentParser
import Domain
import Records
import Reports

struct EstimateVoid: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "void",
        abstract: "Strike an estimate that was made wrongly; the one before it stands again.",
        discussion: """
            Example:
              firststep billing estimate void G-1 --reason "wrong patient"
            """
    )

    @Argument(help: "Number of the estimate, as in G-1.", transform: EstimateNumber.init(parsing:))
    var number: EstimateNumber

    @OptionGroup var void: VoidOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let listing = try await desk.change(change) { transaction, clinic in
            let struck = try await EstimateRecords(clinic).void(number, reason: void.reason, in: transaction)
            let listing = Listings.estimates([struck], for: clinic)
            return try Deed(changing: listing, of: .record(number, of: struck.caseNumber), reason: void.reason)
        }
        try output.print(listing)
    }
}
