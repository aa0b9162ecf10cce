import Domain
import Postgres

/// An import: rows wait in a temporary table, are judged all together by what the clinic holds, and are then written.
///
/// All of it is one transaction; what was begun leaves nothing if it ends otherwise than by commit.
public struct ImportRecords<Row: ImportableRow>: Sendable {
    let question: ImportQuestion

    /// An import of rows of this kind.
    public init(_ question: ImportQuestion) {
        self.question = question
    }

    /// Makes the place where rows wait, and waits for another import from the same source.
    public func begin(in transaction: borrowing Transaction) async throws {
        try await transaction.execute("SET LOCAL work_mem = '64MB'")
        try await transaction.execute("SET LOCAL jit = off")
        let turn = "import \(question.clinic.id) \(question.source)"
        _ = try await transaction.query("SELECT pg_advisory_xact_lock(hashtextextended(\(turn), 0))")
        let columns = Row.staging.map { SQL(unescaped: "\($0.key) \($0.value)") }.joined(separator: ", ")
        try await transaction.execute(
            """
            CREATE TEMPORARY TABLE incoming (
                line bigint NOT NULL, fault_column text, fault_class text, fault_reason text, \(columns)) ON COMMIT DROP
            """
        )
    }

    /// Takes rows, refused ones among them, which `next` hands over piece by piece until it says that there are no more.
    public func load(
        in transaction: borrowing Transaction,
        _ next: (inout ImportIntake<Row>) throws -> Bool
    ) async throws {
        try await transaction.copyIn("COPY incoming FROM STDIN") { writer in
            var intake = ImportIntake<Row>()
            while try next(&intake) { try await writer.write(intake.drain()) }
        }
        try await transaction.execute("ANALYZE incoming")
    }

    /// Says of each row what is to become of it.
    public func judge(in transaction: borrowing Transaction) async throws -> ImportCounts {
        try await transaction.execute("CREATE TEMPORARY TABLE judged ON COMMIT DROP AS \(Row.judgement(question))")
        try await transaction.execute("CREATE INDEX judged_by_line ON judged (line)")
        try await transaction.execute("ANALYZE judged")
        return try await transaction.queryOne(CountVerdicts())
    }

    /// Hands over what is refused, by line, and of a line in the order in which it was found.
    public func rejections(
        naming columns: ImportColumns,
        in transaction: borrowing Transaction,
        _ body: (Rejection) throws -> Void
    ) async throws {
        try await transaction.stream(SelectRejections(columns: columns), body)
    }

    /// Writes what is to be written, slice by slice, and says after each how many rows of how many are done.
    public func write(in transaction: borrowing Transaction, _ done: (_ rows: Int, _ of: Int) -> Void) async throws {
        for statement in Row.preparation(question) { try await transaction.execute(statement) }
        let bounds = try await transaction.queryOne("SELECT min(line) AS first, max(line) AS last FROM judged")
        guard let first: Int = try bounds["first"], let last: Int = try bounds["last"] else { return }
        for start in stride(from: first, through: last, by: ImportSlice.lines) {
            let end = start + ImportSlice.lines
            let slice: SQL = "judged.line >= \(start) AND judged.line < \(end)"
            for statement in Row.writing(question, slice: slice) { try await transaction.execute(statement) }
            done(min(end, last + 1) - first, last + 1 - first)
        }
        for statement in Row.conclusion(question) { try await transaction.execute(statement) }
        // Of fewer rows no plan goes wrong by much.
        if last - first >= 1_000 { _ = try await transaction.query("SELECT access.count_imported(\(Row.noun))") }
    }
}

private enum ImportSlice {
    /// Enough to make a statement worth its while, few enough that Ctrl-C and the progress are not late.
    static let lines = 20_000
}

/// What the columns are called that a refusal of the records can be about.
public struct ImportColumns: Sendable {
    let day: String
    let reference: String

    /// Names of the column with the row's day, and of the one that names its case.
    public init(day: String, reference: String) {
        (self.day, self.reference) = (day, reference)
    }
}

private struct CountVerdicts: Statement {
    var sql: SQL {
        """
        SELECT count(*) FILTER (WHERE judged.verdict = 'insert') AS inserted,
               count(*) FILTER (WHERE judged.verdict = 'same') AS unchanged,
               count(*) FILTER (WHERE judged.verdict = 'change') AS changed,
               count(*) FILTER (WHERE judged.verdict = 'missing') AS missing,
               count(*) FILTER (WHERE judged.verdict = 'reject')
                   + (SELECT count(DISTINCT incoming.line) FROM incoming WHERE incoming.fault_reason IS NOT NULL) AS rejected
        FROM judged
        """
    }

    func decode(_ row: Row) throws -> ImportCounts {
        var counts = ImportCounts()
        counts.inserted = try row["inserted"]
        counts.unchanged = try row["unchanged"]
        counts.changed = try row["changed"]
        counts.missing = try row["missing"]
        counts.rejected = try row["rejected"]
        return counts
    }
}

private struct SelectRejections: Statement {
    let columns: ImportColumns

    var sql: SQL {
        """
        SELECT incoming.line, incoming.fault_column, incoming.fault_class, incoming.fault_reason, NULL AS fault,
               incoming.ctid AS place, NULL::bigint AS number
        FROM incoming WHERE incoming.fault_reason IS NOT NULL
        UNION ALL
        SELECT judged.line, NULL, NULL, NULL, fault, NULL, number
        FROM judged,
            unnest(CASE WHEN cardinality(judged.faults) > 0 THEN judged.faults ELSE '{conflict}' END)
                WITH ORDINALITY AS found (fault, number)
        WHERE judged.verdict = 'reject'
        ORDER BY line, place, number
        """
    }

    func decode(_ row: Row) throws -> Rejection {
        let code: String? = try row["fault"]
        guard let fault = code.flatMap(ImportFault.init(rawValue:)) else {
            let valueClass: String? = try row["fault_class"]
            return try Rejection(
                line: row["line"],
                column: row["fault_column"],
                valueClass: valueClass.flatMap(ValueClass.init(rawValue:)),
                reason: row["fault_reason"]
            )
        }
        return try Rejection(
            line: row["line"],
            column: fault.column(day: columns.day, reference: columns.reference),
            valueClass: fault.valueClass,
            reason: fault.reason
        )
    }
}
