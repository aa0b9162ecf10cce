import ArgumentParser
import Domain
import Records
import Reports

struct HomeList: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the home care of a case: active, planned or stopped.",
        discussion: """
            Example:
              firststep home list C-1001
            """
    )

    @Argument(help: "Number of the case, as in C-1001.", transform: CaseNumber.init(parsing:))
    var caseNumber: CaseNumber

    @OptionGroup var output: OutputOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let listing = try await desk.read { transaction, clinic in
            let prescriptions = try await HomeRecords(clinic).prescriptions(of: caseNumber, in: transaction)
            return Listings.prescriptions(prescriptions, today: clinic.today)
        }
        try output.print(listing)
    }
}
