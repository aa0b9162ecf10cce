import Domain
import Postgres

/// Whole tables for other programs, as far as whoever is at the desk may read them.
public struct ExportRecords: Sendable {
    let clinic: ClinicContext

    /// The tables of this clinic.
    public init(_ clinic: ClinicContext) {
        self.clinic = clinic
    }

    /// Which rows leave.
    public enum Kind: Sendable {
        /// The de-identified rows of the schema `reporting`, for analysts.
        case deidentified
        /// The clinic's own tables.
        case identified
    }

    /// What the rows are written as.
    public enum Format: Sendable {
        /// CSV as PostgreSQL writes it, without a header.
        case csv
        /// A JSON object a line.
        case lines
    }

    /// The tables of a kind, by name, also those that this login may not read; throws ``NotPermitted`` where it may read none.
    public func tables(_ kind: Kind, in transaction: borrowing Transaction) async throws -> [ExportTable] {
        let columns = try await transaction.query(SelectColumns(kind: kind))
        let tables = Dictionary(grouping: columns) { "\($0.schema).\($0.table)" }.values.compactMap { columns in
            columns.first.map { ExportTable(columns, of: $0, kind) }
        }
        guard tables.contains(where: \.isReadable) else { throw refusal(of: kind) }
        return tables.sorted { $0.name < $1.name }
    }

    /// Hands over the rows of a table in pieces of whole lines and in constant memory, always in the same order.
    public func copy(
        _ table: ExportTable,
        as format: Format,
        in transaction: borrowing Transaction,
        _ body: ([UInt8]) throws -> Void
    ) async throws {
        // Moments are written by the session's clock.
        try await transaction.execute("SET LOCAL TimeZone = 'UTC'")
        try await transaction.copyOut(CopyTable(clinic: clinic.id, table: table, format: format).sql, body)
    }

    /// Whose records are in some tables, for the log; nil where they are nobody's.
    public func patients(
        in tables: [ExportTable],
        among all: [ExportTable],
        in transaction: borrowing Transaction
    ) async throws -> StoredPatients? {
        let ofPatients: [String] = try await transaction.queryOne(
            "SELECT ARRAY(SELECT schema_name || '.' || table_name FROM access.tables_of_patients()) AS names"
        )["names"]
        guard tables.contains(where: { ofPatients.contains($0.name) }) else { return nil }
        // A row need not name its patient itself. Who may not read who is a patient may read only tables that do.
        let everybody = all.filter { $0.name == "clinic.patient" && $0.isReadable }
        let sources = everybody.isEmpty ? tables.filter(\.namesPatients) : everybody
        guard !sources.isEmpty else { return nil }
        return StoredPatients(
            numbers: sources.map { $0.numbers(of: clinic.id) }.joined(separator: " UNION ") + " ORDER BY 1"
        )
    }

    private func refusal(of kind: Kind) -> NotPermitted {
        switch kind {
        case .deidentified:
            NotPermitted(
                NotPermitted("de-identified rows are", for: [.analyst], not: clinic.duties).description
                    + "; what it may read of the clinic's own tables leaves with --identified"
            )
        case .identified:
            NotPermitted(
                "the clinic's own tables are",
                for: [.clinician, .frontdesk, .billing, .administrator],
                not: clinic.duties
            )
        }
    }
}
