import ArgumentParser
import Domain
import Records
import Reports

struct ConsentList: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List every purpose with what holds for a patient: given, withdrawn or not asked.",
        discussion: """
            Example:
              firststep consent list P-1001 --all-versions
            """
    )

    @Argument(help: "Number of the patient, as in P-1001.", transform: PatientNumber.init(parsing:))
    var patient: PatientNumber

    @Flag(help: "Every decision ever recorded, those that were replaced too.")
    var allVersions = false

    @OptionGroup var output: OutputOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let (listing, person) = try await desk.show { transaction, clinic in
            let consents = ConsentRecords(clinic)
            let person = try await PatientRecords(clinic).find(patient, in: transaction)
            let listing =
                if allVersions {
                    Listings.consentVersions(try await consents.versions(of: person, in: transaction))
                } else {
                    Listings.consents(try await consents.standing(of: person, in: transaction))
                }
            return Deed((listing, person), of: .person(person))
        }
        desk.sayIfMerged(patient, person)
        try output.print(listing)
    }
}
