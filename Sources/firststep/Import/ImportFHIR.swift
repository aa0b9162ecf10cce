import ArgumentParser
import Domain
import Exchange

struct ImportFHIR: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "fhir",
        abstract: "Import patients, cases, diagnoses, sessions and scores from a FHIR R4 file.",
        discussion: """
            The file is a bundle, one resource, or one resource a line (NDJSON), in JSON. Read are, in one transaction: Patient; \
            EpisodeOfCare, Condition and Procedure as "export fhir" writes them; and Observation by an instrument of FirstStep, \
            or by LOINC 72514-3 (pain severity, 0-10), which is read as morning-pain. Without a case of its own, an Observation \
            belongs to the case that its patient had on that day. Only what is final counts; one without a value is missing. \
            Everything else is passed by and counted: examinations, imaging, home care, planned series, milestones, charges, \
            remarks, and who did it.

            An id means the same resource for ever, under the name of its source: give each system its own.

            Examples:
              firststep import fhir C-1001.json --dry-run
              firststep import fhir bulk-export.ndjson --source city-hospital \\
                  --round half-up
            """
    )

    @OptionGroup var options: ImportOptions

    @Option(
        help: "Round scores between two steps of their instrument; without it they are refused: half-up.",
        completion: .words(of: ScoreRounding.self),
        transform: ScoreRounding.init(parsing:)
    )
    var round: ScoreRounding?

    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        guard try InputFile(options.file).size != nil else {
            throw InvalidInput(
                "\(options.file): a pipe can be read only once, and this is read once for each kind; save it as a file"
            )
        }
        let run = ImportRun(
            options: options,
            output: output,
            change: change,
            usualSource: SourceName(rawValue: "fhir")
        )
        try await run.run(at: desk) { transaction, steps in
            let start = FHIRImportContext(catalogue: steps.catalogue, rounding: round)
            var patients = FHIRImport<IncomingPatient>(start, isFirst: true)
            try await steps.take(&patients, areNamedByOthers: true, in: transaction)
            var cases = FHIRImport<IncomingCase>(patients.context)
            try await steps.take(&cases, areNamedByOthers: true, in: transaction)
            var diagnoses = FHIRImport<IncomingDiagnosis>(patients.context)
            try await steps.take(&diagnoses, in: transaction)
            var sessions = FHIRImport<IncomingSession>(patients.context)
            try await steps.take(&sessions, in: transaction)
            var scores = FHIRImport<IncomingScore>(patients.context)
            try await steps.take(&scores, in: transaction)
        }
    }
}
