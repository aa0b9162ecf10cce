extension PrintedTable {
    /// The table; nil where it has no rows.
    init?(_ table: ReportDocument.Table) {
        if table.rows.isEmpty { return nil }
        caption = table.caption
        columns = table.columns.map { Column(heading: $0.title, isNumeric: $0.isNumeric) }
        tableFooter = table.footer
        bodies = table.rows.reduce(into: []) { bodies, row in
            let isPart = row.kind == .part
            if row.kind == .heading || bodies.isEmpty || !isPart && bodies.last?.groupName != nil {
                let name = row.kind == .heading ? row.cells.first : nil
                bodies.append(Body(groupName: name, span: table.columns.count, rows: []))
            }
            if row.kind != .heading { bodies[bodies.count - 1].rows.append(Row(row, table.columns)) }
        }
    }
}

extension PrintedTable.Row {
    fileprivate init(_ row: ReportDocument.Row, _ columns: [ReportDocument.Column]) {
        let missing = Array(repeating: "", count: columns.count - row.cells.count)
        let all = zip(columns, row.cells + missing).map { column, text in
            PrintedTable.Cell(text: text, isNumeric: column.isNumeric, isPart: row.kind == .part)
        }
        name = all.first ?? PrintedTable.Cell(text: "", isNumeric: false, isPart: false)
        cells = Array(all.dropFirst())
        isTotal = row.kind == .total
    }
}
