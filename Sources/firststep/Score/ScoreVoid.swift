import ArgumentParser
import Domain
import Records
import Reports

struct ScoreVoid: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "void",
        abstract: "Strike a score that was recorded wrongly; record the right one anew.",
        discussion: """
            Example:
              firststep score void M-1 --reason "other heel"
            """
    )

    @Argument(help: "Number of the score, as in M-1.", transform: ScoreNumber.init(parsing:))
    var score: ScoreNumber

    @OptionGroup var void: VoidOptions

    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let card = try await desk.change(change) { transaction, clinic in
            let struck = try await ScoreRecords(clinic).void(score, reason: void.reason, in: transaction)
            let card = Listings.score(struck, for: clinic, voided: void.reason)
            return try Deed(changing: card, of: .record(score, of: struck.caseNumber), reason: void.reason)
        }
        try output.print(card)
    }
}
