import ArgumentParser
import Domain
import Records
import Reports

struct SessionVoid: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "void",
        abstract: "Strike a session that was recorded wrongly; record the right one anew.",
        discussion: """
            Example:
              firststep session void T-1 --reason "wrong day"
            """
    )

    @Argument(help: "Number of the session, as in T-1.", transform: SessionNumber.init(parsing:))
    var session: SessionNumber

    @Option(help: "Why it is struck.", transform: Line.init(parsing:))
    var reason: Line

    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let card = try await desk.change(change) { transaction, clinic in
            try await Listings.session(SessionRecords(clinic).void(session, reason: reason, in: transaction))
        }
        desk.say("voided: session \(session)")
        try output.print(card)
    }
}
