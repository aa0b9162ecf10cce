import ArgumentParser

/// Outcome statistics.
struct OutcomesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outcomes",
        abstract: "Outcome statistics: report.",
        subcommands: [OutcomesReport.self]
    )
}
