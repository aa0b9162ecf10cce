import Domain
import Exchange
import Postgres
import Records

/// What an import does for each kind of rows that its file holds: read, judge, report, write.
final class ImportSteps {
    let catalogue: ImportCatalogue
    private(set) var result = ImportResult()
    private let options: ImportOptions
    private let isDryRun: Bool
    private let question: ImportQuestion
    private let desk: Desk
    private let rejects: ImportRejects
    private let progress: Progress

    init(
        options: ImportOptions,
        isDryRun: Bool,
        question: ImportQuestion,
        catalogue: ImportCatalogue,
        desk: Desk,
        rejects: ImportRejects,
        progress: Progress
    ) {
        (self.options, self.isDryRun, self.question) = (options, isDryRun, question)
        (self.catalogue, self.desk, self.rejects, self.progress) = (catalogue, desk, rejects, progress)
    }

    /// Whether nothing is to be written, since not every row can be taken.
    var isRefused: Bool { result.counts.rejected > 0 && !options.keepsGood }

    /// Takes the rows of a kind.
    ///
    /// Rows that others hang on are written even where the whole will be refused: what hangs on them is judged by them, and the
    /// transaction undoes all of it. A further kind that the file does not hold asks for no right to it.
    func take<Reader: ImportReader>(
        _ reader: inout Reader,
        areNamedByOthers: Bool = false,
        in transaction: borrowing Transaction
    ) async throws {
        let records = ImportRecords<Reader.Row>(question)
        try await records.begin(in: transaction)
        let rows = try await load(&reader, records, in: transaction)
        desk.warn(reader.remarks)
        guard rows > 0 || result.kinds.isEmpty else { return }
        progress.begin("checking \(Reader.Row.noun)")
        let counts = try await records.judge(in: transaction)
        result.kinds.append((Reader.Row.noun, counts))
        if let lookAlikes = try await records.lookAlikes(in: transaction) { result.lookAlikes = lookAlikes }
        if counts.rejected > 0 {
            progress.clear()
            try await records.rejections(naming: reader.columns, in: transaction) { try rejects.add($0) }
        }
        if areNamedByOthers { try await records.rememberRefused(in: transaction) }
        if !isRefused || isDryRun || areNamedByOthers { try await write(records, in: transaction) }
    }

    private func write<Row>(_ records: ImportRecords<Row>, in transaction: borrowing Transaction) async throws {
        let what = "writing \(Row.noun)"
        progress.begin(what)
        try await records.write(in: transaction) { done, rows in
            progress.update(what, rows: done, share: Double(done) / Double(rows))
        }
    }

    /// Reads the whole file into the database's waiting room; gives the number of rows.
    private func load<Reader: ImportReader>(
        _ reader: inout Reader,
        _ records: ImportRecords<Reader.Row>,
        in transaction: borrowing Transaction
    ) async throws -> Int {
        let file = try InputFile(options.file)
        let size = file.size
        let what = "reading \(Reader.Row.noun)"
        var (digest, bytes, isAtEnd) = (RunningDigest(), 0, false)
        let rows: Int
        progress.begin(what)
        do {
            rows = try await records.load(in: transaction) { intake in
                guard !isAtEnd else { return false }
                guard let piece = try file.next() else {
                    isAtEnd = true
                    try reader.finish(into: &intake)
                    return true
                }
                digest.add(piece)
                bytes += piece.count
                try reader.read(piece, into: &intake)
                progress.update(what, rows: intake.count, share: size.map { Double(bytes) / Double(max($0, 1)) })
                return true
            }
        } catch let error as InvalidInput {
            throw InvalidInput("\(options.file): \(error)")
        }
        guard result.digest == nil || result.digest == digest.digest else {
            throw InvalidInput("\(options.file): the file changed while it was read")
        }
        result.digest = digest.digest
        return rows
    }
}
