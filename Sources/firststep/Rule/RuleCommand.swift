import ArgumentParser

struct RuleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rule",
        abstract: "The numbers that the clinical rules go by, and the clinic's own: list, set, reset.",
        subcommands: [RuleList.self, RuleSet.self, RuleReset.self]
    )
}
