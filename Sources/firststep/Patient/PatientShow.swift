import ArgumentParser
import Domain
import Records
import Reports

struct PatientShow: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a patient; of a number that was merged, the one that it is read as.",
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
        let (card, entry) = try await desk.show { transaction, clinic in
            let entry = try await PatientRecords(clinic).onFile(patient, in: transaction)
            return Deed((Listings.patient(entry, today: clinic.today), entry), of: .person(entry))
        }
        desk.sayIfMerged(patient, entry)
        try output.print(card)
    }
}
