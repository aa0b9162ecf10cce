import ArgumentParser
import Domain
import Records
import Reports

struct PatientOpen: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "open",
        abstract: "See a restricted patient for three hours, saying why; the log keeps the reason.",
        discussion: """
            It opens the patient to this login only. Said again, it begins three hours anew.

            Example:
              firststep patient open P-1001 --reason "on today's list"
            """
    )

    @OptionGroup var target: PatientArgument

    @Option(help: "Why you have to see the patient.", transform: Line.init(parsing:))
    var reason: Line

    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let opening = try await desk.change(change) { transaction, clinic in
            let opening = try await RestrictionRecords(clinic).open(target.number, in: transaction)
            let card = Listings.opening(opening)
            return try Deed(opening, of: .patient(target.number), after: card, reason: reason)
        }
        if !change.dryRun { desk.say("\(opening.patient) is open to you until \(opening.clock)") }
        try output.print(Listings.opening(opening))
    }
}
