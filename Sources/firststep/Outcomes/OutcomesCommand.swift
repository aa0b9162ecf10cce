import ArgumentParser

/// Outcome statistics.
struct OutcomesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outcomes",
        abstract: "Outcome statistics: of the clinic, and of any spreadsheet.",
        subcommands: [OutcomesReport.self, OutcomesMerge.self, OutcomesAnalyse.self, OutcomesSurvival.self]
    )
}
