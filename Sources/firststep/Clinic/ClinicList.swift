import ArgumentParser
import Records
import Reports

struct ClinicList: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Show the clinic that this login belongs to.",
        discussion: """
            Example:
              firststep clinic list --format json
            """
    )

    @OptionGroup var output: OutputOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let listing = try await desk.read { transaction, clinic in
            guard clinic.mayRead(.settings) else { return Listings.nameOnly(of: clinic) }
            return Listings.clinics(try await ClinicRecords().list(in: transaction))
        }
        try output.print(listing)
    }
}
