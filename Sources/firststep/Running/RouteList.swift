import ArgumentParser
import Records
import Reports

struct RouteList: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the routes of a patient.",
        discussion: """
            Example:
              firststep route list P-1001
            """
    )

    @OptionGroup var target: PatientArgument
    @OptionGroup var output: OutputOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let listing = try await desk.show { transaction, clinic in
            let patient = try await PatientRecords(clinic).find(target.number, in: transaction)
            let found = try await RouteRecords(clinic).list(of: patient, in: transaction)
            let listing = Listings.routes(found, for: clinic)
            return Deed(listing, of: .patient(patient.number))
        }
        try output.print(listing)
    }
}
