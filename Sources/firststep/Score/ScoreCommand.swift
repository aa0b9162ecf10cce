import ArgumentParser

/// Outcome scores.
struct ScoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "score",
        abstract: "Outcome scores: record, list, void.",
        subcommands: [ScoreRecord.self, ScoreList.self, ScoreVoid.self]
    )
}
