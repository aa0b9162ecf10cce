import Domain
import Postgres

/// Puts the reference data that the program carries into the database; the same data again changes nothing.
public enum CatalogueLoader {
    /// Loads every table of the catalogue, as the owner.
    ///
    /// Rows are added or changed, never removed: a record may point at
    /// them.
    ///
    /// Returns the number of rows that were added or changed.
    @discardableResult
    public static func load(in transaction: borrowing Transaction) async throws -> Int {
        var changed = 0
        for file in embeddedFiles {
            // "03_diagnosis.csv": the number puts a table after those that it points at.
            let table = String(file.name.drop { $0 != "_" }.dropFirst().prefix { $0 != "." })
            changed += try await load(file.text, into: table, in: transaction)
        }
        changed += try await transaction.execute(fillInstrumentValues)
        try await transaction.execute(
            """
            INSERT INTO meta.catalogue_load (digest, changed_rows) SELECT \(digest.rawValue), \(Int64(changed))
            WHERE \(digest.rawValue) IS DISTINCT FROM
                (SELECT digest FROM meta.catalogue_load ORDER BY catalogue_load_id DESC LIMIT 1)
            """
        )
        return changed
    }

    /// SHA-256 of the files that the program carries, in the order of their names.
    public static var digest: HexDigest {
        var digest = RunningDigest()
        for file in embeddedFiles { digest.add(Array(file.text.utf8)) }
        return digest.digest
    }

    private static func load(
        _ text: String,
        into table: String,
        in transaction: borrowing Transaction
    ) async throws -> Int {
        let columns = text.prefix { !$0.isNewline }.split(separator: ",").map(String.init)
        let list = columns.map { SQL(unescaped: $0) }.joined(separator: ", ")
        let loaded: SQL = "\(identifier: "loaded_\(table)")"
        try await transaction.execute(
            "CREATE TEMPORARY TABLE \(loaded) (LIKE catalogue.\(identifier: table) INCLUDING DEFAULTS) ON COMMIT DROP"
        )
        try await transaction.copyIn("COPY \(loaded) (\(list)) FROM STDIN WITH (FORMAT csv, HEADER match)") { writer in
            try await writer.write(Array(text.utf8))
        }
        let key: [String] = try await transaction.query(PrimaryKey(table: table))
        let rest = columns.filter { !key.contains($0) }
        let assignments = rest.map { SQL(unescaped: "\($0) = excluded.\($0)") }.joined(separator: ", ")
        let old = rest.map { SQL(unescaped: "present.\($0)") }.joined(separator: ", ")
        let new = rest.map { SQL(unescaped: "excluded.\($0)") }.joined(separator: ", ")
        return try await transaction.execute(
            """
            INSERT INTO catalogue.\(identifier: table) AS present (\(list)) SELECT \(list) FROM \(loaded)
            ON CONFLICT (\(key.map { SQL(unescaped: $0) }.joined(separator: ", "))) DO UPDATE SET \(assignments)
            WHERE (\(old)) IS DISTINCT FROM (\(new))
            """
        )
    }

    /// Scores point at these rows, so that only a value of the instrument can be stored.
    private static let fillInstrumentValues: SQL = """
        INSERT INTO catalogue.instrument_value (instrument_code, value, per_heel)
        SELECT code, value, per_heel
        FROM catalogue.instrument,
            generate_series((minimum * 10 ^ decimals)::integer, (maximum * 10 ^ decimals)::integer) AS value
        ON CONFLICT DO NOTHING
        """
}

private struct PrimaryKey: Statement {
    let table: String

    var sql: SQL {
        """
        SELECT attribute.attname::text AS name
        FROM pg_catalog.pg_index AS index
        JOIN pg_catalog.pg_attribute AS attribute
            ON attribute.attrelid = index.indrelid AND attribute.attnum = ANY (index.indkey)
        WHERE index.indrelid = ('catalogue.' || \(table)::text)::regclass AND index.indisprimary
        """
    }

    func decode(_ row: Row) throws -> String {
        try row["name"]
    }
}
