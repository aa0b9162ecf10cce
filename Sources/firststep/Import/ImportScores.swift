import ArgumentParser
import Domain
import Exchange

struct ImportScores: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "scores",
        abstract: "Import scores from a CSV file.",
        discussion: """
            Columns, in any order: external_id, case_external_id, instrument, value, taken_on, and for a case with two heels side. \
            An empty value, or one that --missing-code names, is missing: it is counted and stores nothing.

            Examples:
              firststep import scores scores.csv
              firststep import scores scores.csv --missing-code 999 --keep-good \\
                  --rejects rejected.csv
            """
    )

    @OptionGroup var options: ImportOptions
    @OptionGroup var csv: CSVOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func validate() throws {
        _ = try csv.settings(for: IncomingScore.self)
    }

    func run(at desk: Desk) async throws {
        let settings = try csv.settings(for: IncomingScore.self)
        try await ImportRun(options: options, output: output, change: change).run(at: desk) { transaction, steps in
            var reader = CSVImport<IncomingScore>(catalogue: steps.catalogue, settings: settings)
            try await steps.take(&reader, in: transaction)
        }
    }
}
