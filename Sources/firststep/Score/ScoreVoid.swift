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

    @Option(help: "Why it is struck.", transform: Line.init(parsing:))
    var reason: Line

    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let card = try await desk.change(change) { transaction, clinic in
            try await Listings.score(ScoreRecords(clinic).void(score, reason: reason, in: transaction))
        }
        desk.say("voided: score \(score)")
        try output.print(card)
    }
}
