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

    @OptionGroup var target: CaseArgument

    @OptionGroup var output: OutputOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let listing = try await desk.show { transaction, clinic in
            let prescriptions = try await HomeRecords(clinic).prescriptions(of: target.number, in: transaction)
            return Deed(Listings.prescriptions(prescriptions, today: clinic.today), of: .case(target.number))
        }
        try output.print(listing)
    }
}
