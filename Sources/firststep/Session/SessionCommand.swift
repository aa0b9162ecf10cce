import ArgumentParser

/// Delivered sessions.
struct SessionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "session",
        abstract: "Delivered sessions: record, list, void.",
        subcommands: [SessionRecord.self, SessionList.self, SessionVoid.self]
    )
}
