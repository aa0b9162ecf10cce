import Postgres

/// The columns of the tables that can leave, with what whoever is at the desk may read of them; what the database makes from
/// other columns stays.
struct SelectColumns: Statement {
    let kind: ExportRecords.Kind

    /// A column and where it stands.
    struct Output: Sendable {
        let schema: String
        let table: String
        let column: ExportTable.Column
        let isReadable: Bool
        let isKeyReadable: Bool
    }

    var sql: SQL {
        """
        SELECT schema.nspname::text AS schema_name, class.relname::text AS table_name, attribute.attname::text AS column_name,
               format_type(attribute.atttypid, attribute.atttypmod) AS type_name,
               coalesce(col_description(class.oid, attribute.attnum), '') AS meaning,
               has_schema_privilege(schema.oid, 'USAGE')
                   AND has_column_privilege(class.oid, attribute.attnum, 'SELECT') AS is_readable,
               attribute.attnum = ANY (key.indkey) IS TRUE AS is_key,
               NOT EXISTS (SELECT FROM unnest(key.indkey) AS part (number)
                           WHERE NOT has_column_privilege(class.oid, part.number, 'SELECT')) AS is_key_readable
        FROM pg_catalog.pg_class AS class
        JOIN pg_catalog.pg_namespace AS schema ON schema.oid = class.relnamespace
        JOIN pg_catalog.pg_attribute AS attribute
            ON attribute.attrelid = class.oid AND attribute.attnum > 0 AND NOT attribute.attisdropped
            AND attribute.attgenerated = ''
        LEFT JOIN pg_catalog.pg_index AS key ON key.indrelid = class.oid AND key.indisprimary
        WHERE \(tables)
        ORDER BY attribute.attnum
        """
    }

    private var tables: SQL {
        switch kind {
        case .deidentified: "schema.nspname = 'reporting' AND class.relkind = 'v'"
        case .identified:
            "schema.nspname IN ('clinic', 'billing') AND class.relkind IN ('r', 'p') AND NOT class.relispartition"
        }
    }

    func decode(_ row: Row) throws -> Output {
        let type: String = try row["type_name"]
        return try Output(
            schema: row["schema_name"],
            table: row["table_name"],
            column: ExportTable.Column(
                name: row["column_name"],
                type: type,
                meaning: row["meaning"],
                form: ExportTable.Form(of: type),
                isKey: row["is_key"]
            ),
            isReadable: row["is_readable"],
            isKeyReadable: row["is_key_readable"]
        )
    }
}

extension ExportTable {
    /// A table of which these are the columns.
    init(_ columns: [SelectColumns.Output], of first: SelectColumns.Output, _ kind: ExportRecords.Kind) {
        name = kind == .deidentified ? first.table : "\(first.schema).\(first.table)"
        self.columns = columns.filter(\.isReadable).map { output in
            var column = output.column
            // A part of a key orders nothing.
            column.isKey = column.isKey && output.isKeyReadable
            return column
        }
        withheld = columns.filter { !$0.isReadable }.map(\.column.name)
        (schema, table) = (first.schema, first.table)
        isOfClinics = columns.contains { $0.column.name == "clinic_id" }
    }
}

extension ExportTable.Form {
    /// The form of a type of PostgreSQL's; what is not known is text, and so guarded.
    fileprivate init(of type: String) {
        switch type {
        case "smallint", "integer", "bigint", "date", "uuid": self = .plain
        case _ where type.hasPrefix("numeric"): self = .plain
        case "boolean": self = .boolean
        case "timestamp with time zone": self = .moment
        case _ where type.hasSuffix("[]"): self = .list
        default: self = .text
        }
    }
}
