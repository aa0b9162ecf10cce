import ArgumentParser

/// Good-faith estimates.
struct EstimateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "estimate",
        abstract: "Estimates for who pays for themselves: make, show, list, void.",
        discussion: """
            Without a word in between it is make: billing estimate C-1001.

            Examples:
              firststep billing estimate make C-1001
              firststep billing estimate list
            """,
        subcommands: [EstimateMake.self, EstimateShow.self, EstimateList.self, EstimateVoid.self],
        defaultSubcommand: EstimateMake.self
    )
}
