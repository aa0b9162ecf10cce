import ArgumentParser
import Domain
import Exchange

struct ImportPatients: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "patients",
        abstract: "Import patients from a CSV file.",
        discussion: """
            Columns, in any order: external_id, family_name, given_name, birth_date, and where known sex (female, male, other, \
            unknown), phone, email, address, postal_code, state. An empty cell says nothing, and changes nothing with --update.

            Examples:
              firststep import patients patients.csv --dry-run
              firststep import patients runners.csv --source old-system --dates dmy \\
                  --map "Surname=family_name" --map "First name=given_name"
            """
    )

    @OptionGroup var options: ImportOptions
    @OptionGroup var csv: CSVOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func validate() throws {
        _ = try csv.settings(for: IncomingPatient.self)
    }

    func run(at desk: Desk) async throws {
        let settings = try csv.settings(for: IncomingPatient.self)
        try await ImportRun(options: options, output: output, change: change).run(at: desk) { transaction, steps in
            var reader = CSVImport<IncomingPatient>(catalogue: steps.catalogue, settings: settings)
            try await steps.take(&reader, in: transaction)
        }
    }
}
