import ArgumentParser
import Domain
import Exchange

struct ImportSessions: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "sessions",
        abstract: "Import sessions from a CSV file.",
        discussion: """
            Columns, in any order: external_id, case_external_id, treatment, performed_on, and where known side, energy_mj_mm2, \
            pressure_bar, impulses, frequency_hz, volume_ml, guidance (none, ultrasound), target_site, device, lot. The sessions of \
            one heel and treatment are one series; a gap of more than 90 days begins another.

            Example:
              firststep import sessions sessions.csv
            """
    )

    @OptionGroup var options: ImportOptions
    @OptionGroup var csv: CSVOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func validate() throws {
        _ = try csv.settings(for: IncomingSession.self)
    }

    func run(at desk: Desk) async throws {
        let settings = try csv.settings(for: IncomingSession.self)
        try await ImportRun(options: options, output: output, change: change).run(at: desk) { transaction, steps in
            var reader = CSVImport<IncomingSession>(catalogue: steps.catalogue, settings: settings)
            try await steps.take(&reader, in: transaction)
        }
    }
}
