import Records
import Tabular

/// A table as a file, from the bytes in which the database hands it over.
public struct TableSheet: Sendable {
    /// What a file is written as.
    public enum Format: String, CaseIterable, Sendable {
        /// CSV with a header.
        case csv
        /// A JSON object a line, without a header.
        case ndjson

        /// What the database is asked for.
        public var copied: ExportRecords.Format {
            switch self {
            case .csv: .csv
            case .ndjson: .lines
            }
        }
    }

    private let table: ExportTable
    private let format: Format
    private var csv: CopiedCSV
    private var lines = 0

    /// A table in a format.
    public init(_ table: ExportTable, as format: Format) {
        (self.table, self.format) = (table, format)
        csv = CopiedCSV(table.columns.map(\.form.copied))
    }

    /// Number of rows so far.
    public var rows: Int { format == .csv ? csv.records : lines }

    /// The file's name.
    public var file: String { "\(table.name).\(format.rawValue)" }

    /// What stands above the rows.
    public var header: [UInt8] {
        guard format == .csv else { return [] }
        var writer = CSVWriter()
        writer.writeHeader(table.columns.map(\.name))
        return writer.drain()
    }

    /// Rows as the file has them, from whole rows as they come.
    public mutating func convert(_ copied: [UInt8]) -> [UInt8] {
        switch format {
        case .csv: return csv.convert(copied)
        case .ndjson:
            lines += copied.count { $0 == UInt8(ascii: "\n") }
            return copied
        }
    }
}

extension ExportTable.Form {
    fileprivate var copied: CopiedCSV.Column {
        switch self {
        case .text, .list: .text
        case .plain: .plain
        case .boolean: .boolean
        case .moment: .moment
        }
    }
}
