import ArgumentParser

struct AlertCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alert",
        abstract: "What the clinical rules say of the heels of open cases.",
        subcommands: [AlertList.self, AlertAcknowledge.self]
    )
}
