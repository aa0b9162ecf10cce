import Domain
import Postgres

/// A kind of row that comes in: how it waits in the database, what is wrong with it there, and how it is written.
///
/// Rows wait in the temporary table `incoming`, and what became of each stands in `judged`, in the columns `line`, `verdict`
/// (insert, same, change, missing, reject), `faults` and what the kind needs to write it. `line` is the line of the file, by
/// which a row is known; where several rows can stand on one line it is a number in their order, and `stands_on` the line.
public protocol ImportableRow: Sendable {
    /// What it is called in the plural.
    static var noun: String { get }
    /// The columns of `incoming` that ``stage(into:)`` fills, with their types; the first is `external_id`.
    static var staging: KeyValuePairs<String, String> { get }
    /// Lays the row out in the order of ``staging``.
    func stage(into rows: inout CopyRows)
    /// The SELECT whose rows are `judged`.
    static func judgement(_ question: ImportQuestion) -> SQL
    /// The statements that write the rows of `judged` once, before their slices.
    static func preparation(_ question: ImportQuestion) -> [SQL]
    /// The statements that write the rows of a slice of lines.
    static func writing(_ question: ImportQuestion, slice: SQL) -> [SQL]
    /// The statements that follow when every slice is written.
    static func conclusion(_ question: ImportQuestion) -> [SQL]
}

extension ImportableRow {
    /// Nothing.
    public static func conclusion(_ question: ImportQuestion) -> [SQL] { [] }
}

/// What is asked of rows that come in.
public struct ImportQuestion: Sendable {
    /// The clinic that they are for.
    public let clinic: ClinicContext
    /// Where they come from.
    public let source: SourceName
    /// Whether a row that stands otherwise is replaced; else it is a conflict.
    public let replacesChanged: Bool

    /// A question.
    public init(clinic: ClinicContext, source: SourceName, replacesChanged: Bool) {
        self.clinic = clinic
        self.source = source
        self.replacesChanged = replacesChanged
    }

    /// Begins a run, of one kind of rows or of several, and waits for another one from the same source.
    public func begin(in transaction: borrowing Transaction) async throws {
        try await transaction.execute("SET LOCAL work_mem = '64MB'")
        try await transaction.execute("SET LOCAL jit = off")
        let turn = "import \(clinic.id) \(source)"
        _ = try await transaction.query("SELECT pg_advisory_xact_lock(hashtextextended(\(turn), 0))")
        try await transaction.execute("CREATE TEMPORARY TABLE refused (kind text, external_id text) ON COMMIT DROP")
    }

    /// The reason of a void that an import makes.
    var voidReason: String { "replaced by an import from \(source)" }

    /// Rows of the file whose id stood in it before, as `twice`.
    static let twice: SQL = """
        twice AS (
            SELECT incoming.external_id, min(incoming.line) AS first_line
            FROM incoming WHERE incoming.fault_reason IS NULL
            GROUP BY incoming.external_id HAVING count(*) > 1
        )
        """

    /// What a row is to become.
    ///
    /// It follows from an array of fault codes, whether something stands or stood under the id, and whether that is otherwise.
    func verdict(faults: SQL, isKnown: SQL, differs: SQL) -> SQL {
        """
        CASE WHEN cardinality(\(faults)) > 0 THEN 'reject'
             WHEN NOT (\(isKnown)) THEN 'insert'
             WHEN NOT (\(differs)) THEN 'same'
             WHEN \(replacesChanged) THEN 'change'
             ELSE 'reject' END
        """
    }
}
