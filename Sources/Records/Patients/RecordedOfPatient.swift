import Domain
import Postgres

/// How much one table holds of a person.
public struct RecordedOfPatient: Sendable {
    /// Name of the table, with its schema.
    public let table: String
    /// Number of rows that stand; nil where the person at the desk may not read the table.
    public let records: Int?
    /// Cases that the rows are of, ascending; none where the table does not tell.
    public let cases: [CaseNumber]
}

extension PatientRecords {
    /// What is recorded under some numbers and stands, table by table; with a moment only what was recorded after it.
    ///
    /// The tables are found in the database's own catalogue, so that none is forgotten. One that holds nothing is left out,
    /// one that the person at the desk may not read is not.
    func recorded(
        under numbers: [PatientNumber],
        since moment: Moment? = nil,
        in transaction: borrowing Transaction
    ) async throws -> [RecordedOfPatient] {
        let tables = PatientTables(
            try await transaction.query(ListTables()),
            try await transaction.query(ListReferences())
        )
        let counted = tables.all.filter { moment == nil || $0.columns.contains("recorded_at") }
        let (readable, closed) = (counted.filter(tables.isReadable), counted.filter { !tables.isReadable($0) })
        let counts = readable.map { tables.count($0, of: clinic.id, numbers, since: moment) }
        let found = try await transaction.query(CountRecorded(counts: counts))
        return
            (found.filter { $0.records != 0 }
            + closed.map { RecordedOfPatient(table: $0.name, records: nil, cases: []) })
            .sorted { $0.table < $1.table }
    }
}

private struct CountRecorded: Statement {
    let counts: [SQL]

    var sql: SQL { counts.joined(separator: " UNION ALL ") }

    func decode(_ row: Row) throws -> RecordedOfPatient {
        try RecordedOfPatient(table: row["table_name"], records: row["records"], cases: row["cases"])
    }
}
