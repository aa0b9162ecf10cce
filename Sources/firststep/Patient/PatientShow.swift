import ArgumentParser
import Domain
import Records
import Reports

struct PatientShow: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a patient.",
        discussion: """
            Example:
              firststep patient show P-1001
            """
    )

    @Argument(help: "Number of the patient, as in P-1001.", transform: PatientNumber.init(parsing:))
    var patient: PatientNumber

    @OptionGroup var output: OutputOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let card = try await desk.show { transaction, clinic in
            let entry = try await PatientRecords(clinic).onFile(patient, in: transaction)
            return Deed(Listings.patient(entry, today: clinic.today), of: .patient(entry.number))
        }
        try output.print(card)
    }
}
