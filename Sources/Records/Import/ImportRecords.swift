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

    /// Makes the place where rows wait; what another kind of the same run left there is gone.
    public func begin(in transaction: borrowing Transaction) async throws {
        try await transaction.execute(
            "DROP TABLE IF EXISTS pg_temp.incoming, pg_temp.judged, pg_temp.taken, pg_temp.course, pg_temp.placed"
        )
        let columns = Row.staging.map { SQL(unescaped: "\($0.key) \($0.value)") }.joined(separator: ", ")
        try await transaction.execute(
            """
            CREATE TEMPORARY TABLE incoming (
                line bigint NOT NULL, stands_on bigint, fault_column text, fault_class text, fault_reason text, \(columns)
            ) ON COMMIT DROP
            """
        )
    }

    /// Takes rows, refused ones among them, which `next` hands over piece by piece until it says that there are no more.
    ///
    /// Gives their number, in which a row counts as often as it is refused.
    public func load(
        in transaction: borrowing Transaction,
        _ next: (inout ImportIntake<Row>) throws -> Bool
    ) async throws -> Int {
        let rows = try await transaction.copyIn("COPY incoming FROM STDIN") { writer in
            var intake = ImportIntake<Row>()
            while try next(&intake) { try await writer.write(intake.drain()) }
        }
        try await transaction.execute("ANALYZE incoming")
        return rows
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
        let parents = Row.staging.map(\.key).compactMap(ImportParent.init(rawValue:))
        try await transaction.stream(SelectRejections(columns: columns, parents: parents), body)
    }

    /// Keeps in mind whom of this kind is refused, for the rows of other kinds that name them.
    public func rememberRefused(in transaction: borrowing Transaction) async throws {
        try await transaction.execute(
            """
            INSERT INTO refused (kind, external_id)
            SELECT \(Row.noun), incoming.external_id
            FROM incoming LEFT JOIN judged ON judged.line = incoming.line
            WHERE incoming.external_id IS NOT NULL AND (incoming.fault_reason IS NOT NULL OR judged.verdict = 'reject')
            """
        )
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
        // What comes next reads what was written now; of fewer rows no plan goes wrong by much.
        if last - first >= 1_000 { try await GrownTables.look(in: transaction) }
    }
}

private enum ImportSlice {
    /// Enough to make a statement worth its while, few enough that Ctrl-C and the progress are not late.
    static let lines = 20_000
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
