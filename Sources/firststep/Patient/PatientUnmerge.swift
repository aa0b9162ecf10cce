import ArgumentParser
import Domain
import Records
import Reports

struct PatientUnmerge: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "unmerge",
        abstract: "Take a merge back; lists what was recorded under the survivor since, which stays there.",
        discussion: """
            Decisions on consent that were replaced by one of the survivor are recorded anew.

            Example:
              firststep patient unmerge P-1001 --reason "two sisters, not one person"
            """
    )

    @Argument(help: "Number that was given up, as in P-1001.", transform: PatientNumber.init(parsing:))
    var patient: PatientNumber

    @OptionGroup var void: VoidOptions

    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let (unmerging, duties) = try await desk.change(change) { transaction, clinic in
            let unmerging = try await PatientRecords(clinic).unmerge(patient, reason: void.reason, in: transaction)
            let subject = AuditSubject(
                record: patient.description,
                patients: unmerging.patient.numbers + unmerging.survivor.numbers
            )
            let sheet = Listings.unmerging(unmerging)
            return try Deed((unmerging, clinic.duties), of: subject, after: sheet, reason: void.reason)
        }
        for consent in unmerging.decisions {
            desk.say(
                "consent to \(consent.purpose), \(consent.decision) on \(consent.decidedOn), stands again under \(patient)"
            )
        }
        if unmerging.tables.contains(where: { $0.records != nil }) {
            desk.say("what was recorded under \(unmerging.survivor.number) since the merge stays there")
        }
        desk.sayUncounted(unmerging.tables, duties)
        try output.print(Listings.unmerging(unmerging))
    }
}
