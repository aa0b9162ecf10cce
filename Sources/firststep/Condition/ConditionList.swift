import ArgumentParser
import Records
import Reports

struct ConditionList: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the conditions of a patient and the treatments that they speak against.",
        discussion: """
            Example:
              firststep condition list P-1001
            """
    )

    @OptionGroup var target: PatientArgument
    @OptionGroup var output: OutputOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let listing = try await desk.show { transaction, clinic in
            let patient = try await PatientRecords(clinic).find(target.number, in: transaction)
            let found = try await ConditionRecords(clinic).list(of: patient, in: transaction)
            let listing = Listings.conditions(found, for: clinic)
            return Deed(listing, of: .patient(patient.number))
        }
        try output.print(listing)
    }
}
