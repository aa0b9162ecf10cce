import Postgres

/// A COPY of all rows of a table that the policies let through.
struct CopyTable {
    let clinic: Int64
    let table: ExportTable
    let format: ExportRecords.Format

    var sql: SQL {
        switch format {
        case .csv: return "COPY (\(rows(\.inCSV))) TO STDOUT (FORMAT csv)"
        case .lines:
            // JSON writes every control character as an escape, so that nothing of it is ever quoted.
            let rows = rows { "\(identifier: $0.name)" }
            return
                "COPY (SELECT row_to_json(part) FROM (\(rows)) AS part) TO STDOUT (FORMAT csv, QUOTE E'\\x01', DELIMITER E'\\x02')"
        }
    }

    private func rows(_ expression: (ExportTable.Column) -> SQL) -> SQL {
        """
        SELECT \(table.columns.map(expression).joined(separator: ", ")) FROM \(table.source)
        WHERE \(table.condition(clinic)) ORDER BY \(table.order)
        """
    }
}

extension ExportTable {
    var source: SQL { "\(identifier: schema).\(identifier: table)" }

    func condition(_ clinic: Int64) -> SQL { isOfClinics ? "clinic_id = \(literal: clinic)" : "true" }

    var namesPatients: Bool { columns.contains { $0.name == PersonNumber.column } }

    /// The numbers of the patients that its rows name.
    func numbers(of clinic: Int64) -> SQL {
        "SELECT \(identifier: PersonNumber.column) FROM \(source) WHERE \(condition(clinic))"
    }

    /// By the primary key, as its index is; without one by every column, so that no two orders are right.
    fileprivate var order: SQL {
        let keys = columns.filter(\.isKey)
        return (keys.isEmpty ? columns : keys).map(\.inOrder).joined(separator: ", ")
    }
}

extension ExportTable.Column {
    fileprivate var inCSV: SQL {
        form == .list ? "array_to_string(\(identifier: name), ' ') AS \(identifier: name)" : "\(identifier: name)"
    }

    fileprivate var inOrder: SQL {
        form == .text && !isKey ? "\(identifier: name) COLLATE \"C\"" : "\(identifier: name)"
    }
}
