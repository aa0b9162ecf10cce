import ArgumentParser

/// What patients agreed to.
struct ConsentCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "consent",
        abstract: "What patients agreed to: give, withdraw, list.",
        discussion: """
            Statistics count a heel unless consent to outcome-statistics is withdrawn; research needs a given consent.
            """,
        subcommands: [ConsentGive.self, ConsentWithdraw.self, ConsentList.self]
    )
}
