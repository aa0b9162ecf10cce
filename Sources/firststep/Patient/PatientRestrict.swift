import ArgumentParser
import Domain
import Records
import Reports

struct PatientRestrict: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "restrict",
        abstract: "Hide a patient from everybody who does not say why they have to see them.",
        discussion: """
            For somebody of the staff, or whoever is known in town. Clinicians and the front desk see them for three hours after: \
            firststep patient open. Billing still sees the name on a claim. Only an administrator lifts it.

            Example:
              firststep patient restrict P-1001 --reason "works at this clinic"
            """
    )

    @OptionGroup var target: PatientArgument

    @Option(help: "Why; no names, the log keeps it.", transform: Line.init(parsing:))
    var reason: Line

    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let card = try await desk.change(change) { transaction, clinic in
            try await RestrictionRecords(clinic).restrict(target.number, in: transaction)
            let card = Listings.restriction(of: target.number, isRestricted: true)
            return try Deed(changing: card, of: .patient(target.number), reason: reason)
        }
        try output.print(card)
    }
}
