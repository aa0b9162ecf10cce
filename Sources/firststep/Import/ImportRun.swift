import Domain
import Exchange
import Postgres
import Records
import Reports

/// One import from its first byte to its last line, kind by kind in one transaction.
struct ImportRun {
    let options: ImportOptions
    let output: OutputOptions
    let change: ChangeOptions
    /// Where the rows come from unless that is said.
    var usualSource = SourceName(rawValue: "spreadsheet")

    /// Runs it; `work` takes the kinds that the file holds, one after the other.
    func run(
        at desk: Desk,
        _ work: (borrowing Transaction, ImportSteps) async throws -> Void
    ) async throws {
        let rejects = ImportRejects(options, file: try options.rejects.map { try OutputFile($0) })
        let progress = Progress(isQuiet: desk.isQuiet)
        try await desk.pool.transaction { try await GrownTables.look(in: $0) }
        let result: ImportResult
        do {
            result = try await desk.change(change) { transaction, clinic in
                let steps = try await begin(desk, clinic, rejects, progress, in: transaction)
                try await work(transaction, steps)
                try rejects.finish()
                if steps.isRefused, !change.dryRun { throw Refused(result: steps.result) }
                return try Deed(steps.result, of: subject(steps.result), detail: detail(steps.result.counts))
            }
        } catch let refused as Refused {
            progress.clear()
            try rejects.commit()
            let counts = refused.result.counts
            tell(refused.result.kinds.map { ($0.noun, $0.counts.refused) }, at: desk)
            try output.print(ImportSummary(counts.refused, likelyDuplicates: refused.result.lookAlikes?.count))
            throw refusal(counts)
        }
        progress.clear()
        try rejects.commit()
        if let lookAlikes = result.lookAlikes { tell(lookAlikes, at: desk) }
        tell(result.kinds, at: desk)
        try output.print(ImportSummary(result.counts, likelyDuplicates: result.lookAlikes?.count))
        if change.dryRun, result.counts.rejected > 0, !options.keepsGood { throw refusal(result.counts) }
    }

    private var source: SourceName { options.source ?? usualSource }

    private func begin(
        _ desk: Desk,
        _ clinic: ClinicContext,
        _ rejects: ImportRejects,
        _ progress: Progress,
        in transaction: borrowing Transaction
    ) async throws -> ImportSteps {
        let question = ImportQuestion(clinic: clinic, source: source, replacesChanged: options.update)
        try await question.begin(in: transaction)
        return ImportSteps(
            options: options,
            isDryRun: change.dryRun,
            question: question,
            catalogue: try await ImportCatalogue.read(in: transaction),
            desk: desk,
            rejects: rejects,
            progress: progress
        )
    }

    /// Says what became of each kind, where a file holds several.
    private func tell(_ kinds: [(noun: String, counts: ImportCounts)], at desk: Desk) {
        guard kinds.count > 1 else { return }
        for kind in kinds where kind.counts.rows > 0 {
            desk.say("\(kind.noun): \(ImportSummary(kind.counts).text(width: nil).dropLast())")
        }
    }

    private func tell(_ lookAlikes: [ImportLookAlike], at desk: Desk) {
        desk.warn(
            lookAlikes.prefix(ImportRejects.mostSaid).map { "line \($0.line) may be \($0.whom): \($0.likeness)" }
        )
        if lookAlikes.count > ImportRejects.mostSaid {
            desk.warn([
                "\(lookAlikes.count - ImportRejects.mostSaid) more may be registered already; "
                    + "see: firststep patient duplicates"
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

    private func subject(_ result: ImportResult) -> AuditSubject {
        AuditSubject(rows: result.counts.rows, fileDigest: result.digest?.rawValue)
    }

    private func detail(_ counts: ImportCounts) throws -> AuditDetail {
        var detail = AuditDetail()
        try detail.note("source", source.rawValue)
        try detail.after(ImportSummary(counts))
        return detail
    }

    /// Ends the transaction of an import that is not to be.
    private struct Refused: Error {
        let result: ImportResult
    }
}

/// What an import comes to.
struct ImportResult: Sendable {
    /// By the names of the kinds.
    var kinds: [(noun: String, counts: ImportCounts)] = []
    /// All of them together.
    var counts: ImportCounts { kinds.reduce(into: ImportCounts()) { $0 += $1.counts } }
    /// Of the file.
    var digest: HexDigest?
    /// nil where no patients came in.
    var lookAlikes: [ImportLookAlike]?
}
