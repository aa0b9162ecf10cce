import ArgumentParser

/// Home care.
struct HomeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "home",
        abstract: "Home care: prescribe, stop, list, void.",
        subcommands: [HomePrescribe.self, HomeStop.self, HomeList.self, HomeVoid.self]
    )
}
