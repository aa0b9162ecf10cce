import ArgumentParser

/// What comes from other systems.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Move in: patients, cases, sessions and scores, from CSV files or from FHIR.",
        discussion: """
            Import patients first, then cases, sessions and scores. An import is one transaction: if a row cannot be taken, \
            nothing is written and every such row is named. The same file again changes nothing. Another system's FHIR export \
            holds all of them in one file.

            Example:
              firststep import patients patients.csv --dry-run
              firststep import patients patients.csv
              firststep import cases cases.csv
              firststep import sessions sessions.csv
              firststep import scores scores.csv
              firststep import fhir bundle.json
            """,
        subcommands: [ImportPatients.self, ImportCases.self, ImportSessions.self, ImportScores.self, ImportFHIR.self]
    )
}
