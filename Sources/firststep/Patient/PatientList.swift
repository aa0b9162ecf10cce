import ArgumentParser
import Records
import Reports

struct PatientList: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List patients by number.",
        discussion: """
            Example:
              firststep patient list --limit 20
            """
    )

    @Option(help: "Most rows to print.")
    var limit = 1000

    @OptionGroup var output: OutputOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let listing = try await desk.read { transaction, clinic in
            try await Listings.patients(PatientRecords(clinic).list(limit: limit, in: transaction), today: clinic.today)
        }
        try output.print(listing)
    }
}
