import ArgumentParser
import Domain
import Records
import Reports

struct PatientUnrestrict: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "unrestrict",
        abstract: "Lift the restriction of a patient; for an administrator.",
        discussion: """
            Example:
              firststep patient unrestrict P-1001 --reason "no longer works here"
            """
    )

    @OptionGroup var target: PatientArgument

    @Option(help: "Why it is lifted; no names, it is kept for ever.", transform: Line.init(parsing:))
    var reason: Line

    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let card = try await desk.change(change) { transaction, clinic in
            try await RestrictionRecords(clinic).lift(target.number, reason: reason, in: transaction)
            let card = Listings.restriction(of: target.number, isRestricted: false)
            return try Deed(changing: card, of: .patient(target.number), reason: reason)
        }
        try output.print(card)
    }
}
