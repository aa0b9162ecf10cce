import ArgumentParser
import Domain
import Exchange
import Records

/// The formats of a bundle.
enum BundleFormat: String, CaseIterable, ExpressibleByArgument {
    case json
}

struct ExportFHIR: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "fhir",
        abstract: "Write a case as a FHIR R4 bundle: patient, diagnoses, findings, orders, sessions, scores, charges.",
        discussion: """
            The bundle is a collection of FHIR 4.0.1. Codes are LOINC, ICD-10-CM and UCUM where there are any, else \
            FirstStep's own lists (urn:firststep:codes:...). Voided records are left out; so is what this login may not \
            read, which is said on standard error.

            Example:
              firststep export fhir C-1001 --output C-1001.json
            """
    )

    @OptionGroup var target: CaseArgument

    @Option(help: "How to write: json.")
    var format: BundleFormat = .json

    @Option(
        help: ArgumentHelp("File to write; it appears when it is complete, for your eyes only.", valueName: "file"),
        completion: .file()
    )
    var output: String?

    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let file = try output.map { try OutputFile($0) }
        let (export, clinic) = try await desk.read { transaction, clinic in
            (FHIRExport(try await CaseFile.read(target.number, of: clinic, in: transaction)), clinic)
        }
        try await desk.handOver(export, about: .case(target.number), to: file, clinic)
    }
}
