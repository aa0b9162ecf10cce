import ArgumentParser
import Domain
import Exchange

struct ImportCases: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "cases",
        abstract: "Import cases from a CSV file.",
        discussion: """
            Columns, in any order: external_id, patient_external_id, side (left, right, bilateral), opened_on, and where known \
            onset_on, diagnosis, diagnosis_status (suspected, confirmed, refuted), closed_on, outcome (resolved, improved, \
            unchanged, worse, withdrawn, lost). Without closed_on a case is open; of a bilateral one both heels have the diagnosis. \
            Its patient must have been imported from the same source.

            Example:
              firststep import cases cases.csv --rejects rejected.csv
            """
    )

    @OptionGroup var options: ImportOptions
    @OptionGroup var csv: CSVOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func validate() throws {
        _ = try csv.settings(for: IncomingCase.self)
    }

    func run(at desk: Desk) async throws {
        let settings = try csv.settings(for: IncomingCase.self)
        try await ImportRun(options: options, output: output, change: change).run(at: desk) { transaction, steps in
            var reader = CSVImport<IncomingCase>(catalogue: steps.catalogue, settings: settings)
            try await steps.take(&reader, in: transaction)
        }
    }
}
