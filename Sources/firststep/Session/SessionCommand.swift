import ArgumentParser

/// Delivered sessions.
struct SessionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "session",
        abstract: "Delivered sessions: record, list, find, void.",
        subcommands: [SessionRecord.self, SessionList.self, SessionFind.self, SessionVoid.self]
    )
}
