import ArgumentParser
import Records
import Reports

struct ClinicList: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the clinics.",
        discussion: """
            Example:
              firststep clinic list --format json
            """
    )

    @OptionGroup var output: OutputOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let clinics = try await desk.readDatabase { transaction in
            try await ClinicRecords().list(in: transaction)
        }
        try output.print(Listings.clinics(clinics))
    }
}
