import Domain
import Postgres

/// A table of the catalogue, as somebody reads it who wants to see every row with its source.
public struct CatalogueTable: Sendable {
    /// One column.
    public struct Column: Sendable {
        /// Its name.
        public let name: String
        /// What it means.
        public let meaning: String?
        /// What its values are.
        public let kind: Kind
    }

    /// What the values of a column are.
    public enum Kind: Sendable {
        /// Names, codes, sentences, days.
        case text
        /// Exact numbers.
        case number
        /// Yes or no.
        case flag
    }

    /// Name without the schema.
    public let name: String
    /// What it holds.
    public let meaning: String?
    /// Its columns, in order.
    public let columns: [Column]

    /// A statement that gives each row as texts, in the order of its columns.
    var rows: SQL {
        let cells = columns.map { SQL("\(identifier: $0.name)::text") }.joined(separator: ", ")
        let order = columns.map { SQL("\(identifier: $0.name)") }.joined(separator: ", ")
        return "SELECT ARRAY[\(cells)] AS cells FROM catalogue.\(identifier: name) ORDER BY \(order)"
    }

    /// Name as a person types it: `ladder-stage`.
    public var typed: String { name.replacing("_", with: "-") }
}

extension CatalogueRecords {
    /// The tables of the catalogue, by name.
    public static func tables(in transaction: borrowing Transaction) async throws -> [CatalogueTable] {
        let columns = try await transaction.query(SelectColumnsOfCatalogue())
        return Dictionary(grouping: columns, by: \.table).values
            .map { CatalogueTable(name: $0[0].table, meaning: $0[0].meaning, columns: $0.map(\.column)) }
            .sorted { $0.name < $1.name }
    }

    /// A table by its name, in which hyphens do for underscores.
    ///
    /// Throws ``InvalidInput`` for a name that is not there, with what is near.
    public static func table(
        _ name: String,
        in transaction: borrowing Transaction
    ) async throws -> CatalogueTable {
        let tables = try await tables(in: transaction)
        let wanted = name.lowercased().replacing("-", with: "_")
        if let table = tables.first(where: { $0.name == wanted }) { return table }
        let near = Spelling.near(name.lowercased(), among: tables.map(\.typed))
        let hint = near.isEmpty ? "see: firststep catalogue show" : "did you mean \(near.joined(separator: " or "))?"
        throw InvalidInput("there is no table \"\(name)\" in the catalogue; \(hint)")
    }

    /// The rows of a table, each a text for each column, in the order of the first column.
    public static func rows(
        of table: CatalogueTable,
        in transaction: borrowing Transaction
    ) async throws -> [[String?]] {
        try await transaction.query(SelectCatalogueRows(sql: table.rows))
    }

    /// How many rows each table has.
    public static func counts(
        of tables: [CatalogueTable],
        in transaction: borrowing Transaction
    ) async throws -> [Int] {
        guard !tables.isEmpty else { return [] }
        let counts = tables.map { SQL("(SELECT count(*) FROM catalogue.\(identifier: $0.name))") }
        return try await transaction.query(CountCatalogueRows(counts: counts.joined(separator: ", "))).first ?? []
    }
}

private struct SelectColumnsOfCatalogue: Statement {
    let sql: SQL = """
        SELECT class.relname::text AS table_name, obj_description(class.oid, 'pg_class') AS table_meaning,
               attribute.attname::text AS column_name, col_description(class.oid, attribute.attnum) AS meaning,
               CASE type.typcategory WHEN 'N' THEN 'number' WHEN 'B' THEN 'flag' ELSE 'text' END AS kind
        FROM pg_catalog.pg_class AS class
        JOIN pg_catalog.pg_attribute AS attribute
            ON attribute.attrelid = class.oid AND attribute.attnum > 0 AND NOT attribute.attisdropped
        JOIN pg_catalog.pg_type AS type ON type.oid = attribute.atttypid
        WHERE class.relnamespace = 'catalogue'::regnamespace AND class.relkind = 'r'
        ORDER BY class.relname, attribute.attnum
        """

    func decode(_ row: Row) throws -> (table: String, meaning: String?, column: CatalogueTable.Column) {
        let kind: String = try row["kind"]
        return try (
            row["table_name"], row["table_meaning"],
            CatalogueTable.Column(
                name: row["column_name"],
                meaning: row["meaning"],
                kind: kind == "number" ? .number : kind == "flag" ? .flag : .text
            )
        )
    }
}

private struct SelectCatalogueRows: Statement {
    let sql: SQL

    func decode(_ row: Row) throws -> [String?] {
        try row["cells"]
    }
}

private struct CountCatalogueRows: Statement {
    let counts: SQL

    var sql: SQL { "SELECT ARRAY[\(counts)]::bigint[] AS counts" }

    func decode(_ row: Row) throws -> [Int] {
        let counts: [Int64] = try row["counts"]
        return counts.map(Int.init)
    }
}
