import ArgumentParser
import Domain
import Records
import Reports

struct FeesList: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the fees, past and coming, by service and day.",
        discussion: """
            Example:
              firststep billing fees list --service eswt-focused
            """
    )

    @Option(help: "Only the fees of this service.", transform: ServiceCode.init(parsing:))
    var service: ServiceCode?

    @OptionGroup var output: OutputOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let listing = try await desk.read { transaction, clinic in
            if let service { try await CatalogueRecords.require(service, in: transaction) }
            return try await Listings.fees(FeeRecords(clinic).list(service, in: transaction))
        }
        try output.print(listing)
    }
}
