import Domain
import Postgres

/// Every row that names a patient or hangs on one that does, found from PostgreSQL's catalogue.
public struct PatientRows: Sendable {
    /// All numbers of the person.
    public let numbers: [PatientNumber]
    /// The tables, by name.
    public let tables: [Table]
    private let clinic: ClinicContext

    /// A table with rows of patients.
    public struct Table: Sendable {
        /// Its name, with the schema.
        public let name: String
        /// Columns that this login may not read; all of them where the table is not for it.
        public let withheld: [String]
        fileprivate let schema: String
        fileprivate let table: String
        fileprivate let columns: [String]
        fileprivate let keys: [String]
        fileprivate let condition: String

        /// Whether there is anything in it that this login may read.
        public var isReadable: Bool { !columns.isEmpty }
    }

    /// Finds the tables, for all numbers of a person.
    public static func find(
        _ patient: PatientNumber,
        of clinic: ClinicContext,
        in transaction: borrowing Transaction
    ) async throws -> PatientRows {
        let numbers: [PatientNumber] = try await transaction.queryOne(
            "SELECT access.numbers_of(\(patient)) AS numbers"
        )["numbers"]
        let tables = try await transaction.query(SelectTablesOfPatients())
        return PatientRows(numbers: numbers.sorted(), tables: tables, clinic: clinic)
    }

    /// Hands over the rows of a table one by one, each as a JSON object, voided and replaced ones among them.
    public func stream(
        _ table: Table,
        in transaction: borrowing Transaction,
        _ body: (String) throws -> Void
    ) async throws {
        let columns = table.columns.map { "held.\(identifier: $0)" as SQL }.joined(separator: ", ")
        let keys = (table.keys.map { "held.\(identifier: $0)" as SQL } + ["1"]).joined(separator: ", ")
        let condition = table.condition
            .replacing("$1", with: "\(clinic.id)")
            .replacing("$2", with: "'{\(numbers.map { "\($0.rawValue)" }.joined(separator: ","))}'::bigint[]")
        try await transaction.stream(
            """
            SELECT row_to_json(part)::text FROM (
                SELECT \(columns) FROM \(identifier: table.schema).\(identifier: table.table) AS held
                WHERE \(unescaped: condition) ORDER BY \(keys)) AS part
            """
        ) { try body($0[0]) }
    }
}

private struct SelectTablesOfPatients: Statement {
    var sql: SQL {
        """
        SELECT part.schema_name, part.table_name, part.condition,
               coalesce(array_agg(attribute.attname::text ORDER BY attribute.attnum) FILTER (WHERE seen.is_seen), '{}') AS columns,
               coalesce(array_agg(attribute.attname::text ORDER BY attribute.attnum) FILTER (WHERE NOT seen.is_seen), '{}') AS withheld,
               coalesce(array_agg(attribute.attname::text ORDER BY attribute.attnum)
                   FILTER (WHERE seen.is_seen AND attribute.attnum = ANY (key.indkey)), '{}') AS keys
        FROM access.tables_of_patients() AS part
        JOIN pg_catalog.pg_namespace AS schema ON schema.nspname = part.schema_name
        JOIN pg_catalog.pg_class AS class ON class.relnamespace = schema.oid AND class.relname = part.table_name
        JOIN pg_catalog.pg_attribute AS attribute
            ON attribute.attrelid = class.oid AND attribute.attnum > 0 AND NOT attribute.attisdropped
            AND attribute.attgenerated = ''
        LEFT JOIN pg_catalog.pg_index AS key ON key.indrelid = class.oid AND key.indisprimary
        CROSS JOIN LATERAL (
            SELECT has_schema_privilege(schema.oid, 'USAGE')
                AND has_column_privilege(class.oid, attribute.attnum, 'SELECT') AS is_seen) AS seen
        GROUP BY part.schema_name, part.table_name, part.condition
        ORDER BY part.schema_name, part.table_name
        """
    }

    func decode(_ row: Row) throws -> PatientRows.Table {
        let (schema, table): (String, String) = try (row["schema_name"], row["table_name"])
        return try PatientRows.Table(
            name: "\(schema).\(table)",
            withheld: row["withheld"],
            schema: schema,
            table: table,
            columns: row["columns"],
            keys: row["keys"],
            condition: row["condition"]
        )
    }
}
