import ArgumentParser
import Domain
import Exchange
import Postgres
import Records
import Reports

/// The formats of a patient's record.
enum RecordFormat: String, CaseIterable, ExpressibleByArgument {
    case json, fhir
}

struct PatientExport: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write the whole record of a patient as JSON, such as for the patient.",
        discussion: """
            It holds who it is, each case as its summary, and every row of every table, voided and replaced ones too, with who \
            recorded it and when. Tables that this login may not read are named under not_permitted.

            As fhir it is a FHIR R4 bundle of the patient and all cases, for another system: what stands, without voided and \
            replaced rows.

            Examples:
              firststep patient export P-1001 --output P-1001.json
              firststep patient export P-1001 --format fhir --output P-1001.json
            """
    )

    @OptionGroup var target: PatientArgument

    @Option(help: "How to write: json or fhir.")
    var format: RecordFormat = .json

    @Option(
        help: ArgumentHelp("File to write; it appears when it is complete, for your eyes only.", valueName: "file"),
        completion: .file()
    )
    var output: String?

    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let file = try output.map { try OutputFile($0) }
        let numbers = try await desk.read { transaction, clinic in
            _ = try await PatientRecords(clinic).onFile(target.number, in: transaction)
            return try await PatientRows.find(target.number, of: clinic, in: transaction).numbers
        }
        let subject = AuditSubject(record: target.number.description, patients: numbers)
        switch format {
        case .json: try await exportRows(of: subject, to: file, at: desk)
        case .fhir: try await exportBundle(of: subject, to: file, at: desk)
        }
    }

    private func exportBundle(of subject: AuditSubject, to file: OutputFile?, at desk: Desk) async throws {
        let (export, clinic) = try await desk.read { transaction, clinic in
            let patient = try await PatientRecords(clinic).onFile(target.number, in: transaction)
            let files = try await caseFiles(of: subject.patients, clinic, in: transaction)
            return (FHIRExport(patient, files, of: clinic), clinic)
        }
        try await desk.handOver(export, about: subject, to: file, clinic)
    }

    private func exportRows(of subject: AuditSubject, to file: OutputFile?, at desk: Desk) async throws {
        // What is printed is seen as it comes, so the log is told before; of a file it is told how much is in it.
        if file == nil { try await desk.log(.done, subject) }
        let rows = try await desk.read { try await write(to: file, $0, $1) }
        guard let file else { return }
        var written = subject
        written.rows = rows
        try await desk.log(.done, written)
        try file.commit()
        desk.say("\(target.number): \(rows) rows")
    }

    private func write(
        to file: OutputFile?,
        _ transaction: borrowing Transaction,
        _ clinic: ClinicContext
    ) async throws -> Int {
        let patient = try await PatientRecords(clinic).onFile(target.number, in: transaction)
        let record = try await PatientRows.find(target.number, of: clinic, in: transaction)
        var json = PatientRecordJSON()
        let cases = try await caseFiles(of: record.numbers, clinic, in: transaction).map(CaseSummary.init)
        try json.begin(Listings.patient(patient, today: clinic.today), cases: cases)
        for (index, table) in record.tables.filter(\.isReadable).enumerated() {
            json.begin(table, isFirst: index == 0)
            try await record.stream(table, in: transaction) { row in
                json.add(row)
                // Pieces of 64 KiB: what a pipe takes at once.
                if json.pending >= 65_536 { try put(json.drain(), into: file) }
            }
            json.endTable()
        }
        let notPermitted = record.tables.flatMap { table in
            table.isReadable ? table.withheld.map { "\(table.name).\($0)" } : [table.name]
        }
        try json.finish(notPermitted: notPermitted)
        try put(json.drain(), into: file)
        return json.rows
    }

    private func caseFiles(
        of numbers: [PatientNumber],
        _ clinic: ClinicContext,
        in transaction: borrowing Transaction
    ) async throws -> [CaseFile] {
        let cases = CaseRecords(clinic)
        var found: [CaseNumber: CaseFile] = [:]
        for patient in numbers {
            for entry in try await cases.list(of: patient, limit: 1_000_000, in: transaction)
            where found[entry.number] == nil {
                found[entry.number] = try await CaseFile.read(entry.number, of: clinic, in: transaction)
            }
        }
        return found.sorted { $0.key < $1.key }.map(\.value)
    }

    private func put(_ bytes: [UInt8], into file: OutputFile?) throws {
        if let file { try file.write(bytes) } else { try StandardOutput.write(bytes) }
    }
}
