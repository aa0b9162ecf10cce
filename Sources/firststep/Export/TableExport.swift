import Domain
import Postgres
import Records
import Reports

/// One export of tables from its first byte to the log.
struct TableExport {
    let desk: Desk
    let names: [String]
    let format: TableSheet.Format
    let isIdentified: Bool

    /// What is to leave.
    private struct Choice: Sendable {
        let tables: [ExportTable]
        /// Whose records are in it.
        let patients: StoredPatients?
        let notPermitted: [String]
        /// What stands before the names of what is not permitted.
        let withheld: String
    }

    private var kind: ExportRecords.Kind { isIdentified ? .identified : .deidentified }

    /// Writes a folder; the log is told what is in it before it appears.
    func write(to folder: OutputFolder) async throws {
        let progress = Progress(isQuiet: desk.isQuiet)
        let (choice, manifest) = try await desk.read { transaction, clinic in
            let choice = try await choose(clinic, in: transaction)
            if isIdentified { try await desk.tellLeftOut(clinic, in: transaction) }
            var manifest = TableManifest(of: clinic.code, isIdentified: isIdentified, notPermitted: choice.notPermitted)
            for table in choice.tables {
                progress.begin(table.name)
                var sheet = TableSheet(table, as: format)
                let file = try folder.file(sheet.file)
                let digest = try await copy(table, &sheet, clinic, in: transaction) { bytes, sheet in
                    try file.write(bytes)
                    progress.update(table.name, rows: sheet.rows, share: nil)
                }
                try file.commit()
                manifest.add(sheet, of: table, digest: digest)
            }
            return (choice, manifest)
        }
        let content = try manifest.json()
        let file = try folder.file(TableManifest.file)
        try file.write(content)
        try file.commit()
        var digest = RunningDigest()
        digest.add(content)
        try await log(choice, rows: manifest.rows, digest: digest.digest)
        try folder.commit()
        progress.clear()
        tell(choice)
        desk.say(
            "\(manifest.rows) rows in \(manifest.count == 1 ? "1 file" : "\(manifest.count) files") and a manifest"
        )
    }

    /// Prints a table.
    ///
    /// The log is told of the clinic's own before anybody sees it, and of de-identified rows what was printed.
    func print() async throws {
        if isIdentified { try await log(desk.read { try await choose($1, in: $0) }) }
        let (choice, rows, digest) = try await desk.read { transaction, clinic in
            let choice = try await choose(clinic, in: transaction)
            if isIdentified { try await desk.tellLeftOut(clinic, in: transaction) }
            guard let table = choice.tables.first else { return (choice, 0, HexDigest.ofNothing) }
            var sheet = TableSheet(table, as: format)
            let digest = try await copy(table, &sheet, clinic, in: transaction) { bytes, _ in
                try StandardOutput.write(bytes)
            }
            return (choice, sheet.rows, digest)
        }
        if !isIdentified { try await log(choice, rows: rows, digest: digest) }
        tell(choice)
    }

    private func copy(
        _ table: ExportTable,
        _ sheet: inout TableSheet,
        _ clinic: ClinicContext,
        in transaction: borrowing Transaction,
        _ put: ([UInt8], TableSheet) throws -> Void
    ) async throws -> HexDigest {
        var digest = RunningDigest()
        let header = sheet.header
        digest.add(header)
        try put(header, sheet)
        try await ExportRecords(clinic).copy(table, as: format.copied, in: transaction) { rows in
            let bytes = sheet.convert(rows)
            digest.add(bytes)
            try put(bytes, sheet)
        }
        return digest.digest
    }

    private func choose(_ clinic: ClinicContext, in transaction: borrowing Transaction) async throws -> Choice {
        let records = ExportRecords(clinic)
        let all = try await records.tables(kind, in: transaction)
        let asked =
            try names.isEmpty
            ? all : all.filter { try Set(names.map { try find($0, among: all).name }).contains($0.name) }
        let tables = asked.filter(\.isReadable)
        guard names.isEmpty || tables.count == asked.count else {
            let closed = asked.filter { !$0.isReadable }.map(\.name).joined(separator: ", ")
            throw NotPermitted("\(closed) is \(clinic.withheld)")
        }
        return Choice(
            tables: tables,
            patients: isIdentified ? try await records.patients(in: tables, among: all, in: transaction) : nil,
            notPermitted: asked.flatMap(\.notPermitted),
            withheld: clinic.withheld
        )
    }

    /// A table by its name, the schema of which need not be said.
    private func find(_ name: String, among all: [ExportTable]) throws -> ExportTable {
        if let table = all.first(where: { $0.name == name || $0.name.hasSuffix(".\(name)") }) { return table }
        let near = Spelling.near(name, among: all.map(\.name))
        let hint =
            near.isEmpty
            ? "the tables are: \(all.map(\.name).joined(separator: ", "))"
            : "did you mean \(near.joined(separator: " or "))?"
        throw InvalidInput("there is no table \"\(name)\"; \(hint)")
    }

    private func log(_ choice: Choice, rows: Int? = nil, digest: HexDigest? = nil) async throws {
        var detail = AuditDetail()
        try detail.note("tables", choice.tables.map(\.name).joined(separator: " "))
        try detail.note("content", isIdentified ? "identified" : "de-identified")
        let subject = AuditSubject(rows: rows, fileDigest: digest?.rawValue)
        try await desk.log(.done, subject, detail, about: choice.patients)
    }

    private func tell(_ choice: Choice) {
        guard !choice.notPermitted.isEmpty else { return }
        desk.say("\(choice.withheld), and so left out: \(choice.notPermitted.joined(separator: ", "))")
    }
}
