import ArgumentParser

/// What leaves for other programs.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "For other programs: whole tables.",
        subcommands: [
            ExportTables.self
        ]
    )
}
