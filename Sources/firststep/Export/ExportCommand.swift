import ArgumentParser

/// What leaves for other programs.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "For other programs: whole tables, or a case as FHIR.",
        subcommands: [
            ExportTables.self,
            ExportFHIR.self,
        ]
    )
}
