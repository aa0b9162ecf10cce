import ArgumentParser
import Records
import Reports

struct BillingServices: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "services",
        abstract: "List what can be billed, with today's fee for who pays for themselves.",
        discussion: """
            Example:
              firststep billing services
            """
    )

    @OptionGroup var output: OutputOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let listing = try await desk.read { transaction, clinic in
            try await Listings.services(ServiceRecords(clinic).list(on: clinic.today, in: transaction))
        }
        try output.print(listing)
    }
}
