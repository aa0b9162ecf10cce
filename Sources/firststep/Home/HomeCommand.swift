import ArgumentParser

/// Home care.
struct HomeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "home",
        abstract: "Home care: prescribe, log, unlog, stop, list, void.",
        subcommands: [HomePrescribe.self, HomeLog.self, HomeUnlog.self, HomeStop.self, HomeList.self, HomeVoid.self]
    )
}
