import Domain
import Exchange
import Postgres
import Records
import Reports

/// One import from its first byte to its last line: read, judge, report, write.
struct ImportRun<Reader: ImportReader> {
    let options: ImportOptions
    let output: OutputOptions
    let change: ChangeOptions
    let makeReader: (ImportCatalogue) -> Reader

    private typealias Row = Reader.Row

    /// What the transaction comes to.
    private struct Result: Sendable {
        var counts = ImportCounts()
        var digest: HexDigest
        var lookAlikes: [ImportLookAlike]?
    }

    func run(at desk: Desk) async throws {
        let rejects = try options.rejects.map { try OutputFile($0) }
        let progress = Progress(isQuiet: desk.isQuiet)
        try await desk.pool.transaction { try await GrownTables.look(in: $0) }
        let result: Result
        do {
            result = try await desk.change(change) { transaction, clinic in
                let result = try await read(desk, clinic, rejects, progress, in: transaction)
                return try Deed(result, of: subject(result), detail: detail(result.counts))
            }
        } catch let refused as Refused {
            progress.clear()
            try rejects?.commit()
            try output.print(ImportSummary(refused.counts.refused, likelyDuplicates: refused.lookAlikes))
            throw refusal(refused.counts)
        }
        progress.clear()
        try rejects?.commit()
        if let lookAlikes = result.lookAlikes { tell(lookAlikes, at: desk) }
        try output.print(ImportSummary(result.counts, likelyDuplicates: result.lookAlikes?.count))
        if change.dryRun, result.counts.rejected > 0, !options.keepsGood { throw refusal(result.counts) }
    }

    private func read(
        _ desk: Desk,
        _ clinic: ClinicContext,
        _ rejects: OutputFile?,
        _ progress: Progress,
        in transaction: borrowing Transaction
    ) async throws -> Result {
        let question = ImportQuestion(clinic: clinic, source: options.source, replacesChanged: options.update)
        let records = ImportRecords<Row>(question)
        try await records.begin(in: transaction)
        var reader = makeReader(try await ImportCatalogue.read(in: transaction))
        var result = Result(digest: try await load(&reader, records, progress, in: transaction))
        desk.warn(reader.remarks)
        progress.begin("checking")
        result.counts = try await records.judge(in: transaction)
        result.lookAlikes = try await records.lookAlikes(in: transaction)
        try await report(result.counts, reader, records, rejects, desk, progress, in: transaction)
        if result.counts.rejected > 0, !options.keepsGood, !change.dryRun {
            throw Refused(counts: result.counts, lookAlikes: result.lookAlikes?.count)
        }
        progress.begin("writing")
        try await records.write(in: transaction) { done, rows in
            progress.update("writing", rows: done, share: Double(done) / Double(rows))
        }
        return result
    }

    /// Reads the whole file into the database's waiting room; gives its digest.
    private func load(
        _ reader: inout Reader,
        _ records: ImportRecords<Row>,
        _ progress: Progress,
        in transaction: borrowing Transaction
    ) async throws -> HexDigest {
        let file = try InputFile(options.file)
        let size = file.size
        var (digest, bytes, isAtEnd) = (RunningDigest(), 0, false)
        progress.begin("reading")
        do {
            try await records.load(in: transaction) { intake in
                guard !isAtEnd else { return false }
                guard let piece = try file.next() else {
                    isAtEnd = true
                    try reader.finish(into: &intake)
                    return true
                }
                digest.add(piece)
                bytes += piece.count
                try reader.read(piece, into: &intake)
                progress.update("reading", rows: intake.count, share: size.map { Double(bytes) / Double(max($0, 1)) })
                return true
            }
        } catch let error as InvalidInput {
            throw InvalidInput("\(options.file): \(error)")
        }
        return digest.digest
    }

    /// Writes the refusals to their file, and says the first of them.
    private func report(
        _ counts: ImportCounts,
        _ reader: Reader,
        _ records: ImportRecords<Row>,
        _ rejects: OutputFile?,
        _ desk: Desk,
        _ progress: Progress,
        in transaction: borrowing Transaction
    ) async throws {
        var sheet = RejectsCSV()
        var said = 0
        if counts.rejected > 0 {
            progress.clear()
            try await records.rejections(naming: reader.columns, in: transaction) { rejection in
                sheet.add(rejection)
                if let rejects, sheet.pending >= 65_536 { try rejects.write(sheet.drain()) }
                if rejects == nil, sheet.pending >= 65_536 { _ = sheet.drain() }
                if said < Self.mostSaid { StandardError.say("\(options.file): \(rejection.words)") }
                said += 1
            }
        }
        try rejects?.write(sheet.drain())
        if said > Self.mostSaid {
            let all = options.rejects.map { "all are in \($0)" } ?? "--rejects FILE writes all"
            StandardError.say("... and \(said - Self.mostSaid) more; \(all)")
        }
    }

    private func tell(_ lookAlikes: [ImportLookAlike], at desk: Desk) {
        desk.warn(lookAlikes.prefix(Self.mostSaid).map { "line \($0.line) may be \($0.whom): \($0.likeness)" })
        if lookAlikes.count > Self.mostSaid {
            desk.warn([
                "\(lookAlikes.count - Self.mostSaid) more may be registered already; see: firststep patient duplicates"
            ])
        }
    }

    private func refusal(_ counts: ImportCounts) -> InvalidInput {
        let rows = counts.rejected == 1 ? "1 row" : "\(counts.rejected) rows"
        return InvalidInput(
            "\(rows) of \(counts.rows) cannot be taken, so nothing was written; "
                + "mend the file, or write the rest with --keep-good"
        )
    }

    private func subject(_ result: Result) -> AuditSubject {
        AuditSubject(rows: result.counts.rows, fileDigest: result.digest.rawValue)
    }

    private func detail(_ counts: ImportCounts) throws -> AuditDetail {
        var detail = AuditDetail()
        try detail.note("source", options.source.rawValue)
        try detail.after(ImportSummary(counts))
        return detail
    }

    /// Ends the transaction of an import that is not to be.
    private struct Refused: Error {
        let counts: ImportCounts
        let lookAlikes: Int?
    }

    /// As many refusals as a person reads on a terminal.
    private static var mostSaid: Int { 20 }
}
