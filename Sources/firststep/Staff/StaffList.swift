import ArgumentParser
import Records
import Reports

struct StaffList: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the staff.",
        discussion: """
            Example:
              firststep staff list
            """
    )

    @OptionGroup var output: OutputOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let listing = try await desk.read { transaction, clinic in
            try await Listings.staff(StaffRecords(clinic).list(in: transaction))
        }
        try output.print(listing)
    }
}
