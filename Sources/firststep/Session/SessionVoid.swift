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

    @OptionGroup var void: VoidOptions

    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let card = try await desk.change(change) { transaction, clinic in
            let struck = try await SessionRecords(clinic).void(session, reason: void.reason, in: transaction)
            let card = Listings.session(struck, for: clinic, voided: void.reason)
            return try Deed(changing: card, of: .record(session, of: struck.caseNumber), reason: void.reason)
        }
        try output.print(card)
    }
}
