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
        let clinics = try await desk.read { transaction, _ in
            try await ClinicRecords().list(in: transaction)
        }
        try output.print(Listings.clinics(clinics))
    }
}
