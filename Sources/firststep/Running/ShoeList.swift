import ArgumentParser
import Records
import Reports

struct ShoeList: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the shoes of a patient with their mileage.",
        discussion: """
            Example:
              firststep shoe list P-1001
            """
    )

    @OptionGroup var target: PatientArgument
    @OptionGroup var output: OutputOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let listing = try await desk.show { transaction, clinic in
            let patient = try await PatientRecords(clinic).find(target.number, in: transaction)
            let found = try await ShoeRecords(clinic).list(of: patient, in: transaction)
            let listing = Listings.shoes(found, for: clinic)
            return Deed(listing, of: .patient(patient.number))
        }
        try output.print(listing)
    }
}
