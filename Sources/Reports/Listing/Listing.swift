import Domain
import Foundation
import Tabular

/// Rows of one kind: the value behind every list, in each of its formats.
public struct Listing: Sendable {
    /// Whether a table shows a column, which JSON and CSV always hold.
    public enum Showing: Sendable {
        /// It does.
        case always
        /// It does where something stands in it.
        case ifFilled
        /// It does not: another column says the same in words.
        case never
    }

    /// One column.
    public struct Column: Sendable {
        /// Key in JSON and header in CSV, in `snake_case`; stable.
        public let key: String
        /// Heading in a table.
        public let title: String
        /// Whether a table aligns it right, as numbers are.
        public let isNumeric: Bool
        /// Whether a table may wrap it.
        public let isFlexible: Bool
        /// Whether a table shows it.
        public let showing: Showing

        /// A column of text.
        public static func text(
            _ key: String,
            _ title: String,
            isFlexible: Bool = false,
            showing: Showing = .always
        ) -> Column {
            Column(key: key, title: title, isNumeric: false, isFlexible: isFlexible, showing: showing)
        }

        /// A column of numbers or amounts.
        public static func number(_ key: String, _ title: String, showing: Showing = .always) -> Column {
            Column(key: key, title: title, isNumeric: true, isFlexible: false, showing: showing)
        }
    }

    /// The columns, in order.
    public let columns: [Column]
    /// The rows, each as long as there are columns.
    public private(set) var rows: [[Cell]]
    /// What a table says when there are no rows.
    public let whenEmpty: String

    /// A listing; rows can be added later.
    public init(_ columns: [Column], rows: [[Cell]] = [], whenEmpty: String = "nothing to list") {
        self.columns = columns
        self.rows = rows
        self.whenEmpty = whenEmpty
    }

    /// Adds a row.
    public mutating func append(_ row: [Cell]) {
        rows.append(row)
    }
}

extension Listing: Presentable {
    /// A table, or a sentence where there are no rows.
    ///
    /// On a terminal that is too narrow for it, columns in which nothing stands are left out; if that does not do, each row
    /// is shown as a record. Columns that are not for who asks are named below.
    public func text(width: Int?) -> String {
        guard !rows.isEmpty else { return whenEmpty + "\n" }
        if let (shown, words) = withoutWithheld() { return shown.text(width: width) + words + "\n" }
        return inTables().fitted(width: width)
    }

    private func fitted(width: Int?) -> String {
        guard let width, !table.fits(width) else { return table.rendered(maximumWidth: width) }
        let filled = narrowed()
        if filled.table.fits(width) { return filled.table.rendered(maximumWidth: width) }
        return filled.records(width: width)
    }

    private var table: TextTable {
        TextTable(
            columns.map { TextColumn($0.title, alignment: $0.isNumeric ? .right : .left, isFlexible: $0.isFlexible) },
            rows: rows.map { $0.map(\.shown) }
        )
    }

    /// The rows under each other, an empty line between them.
    private func records(width: Int) -> String {
        rows.map { row in
            let fields = zip(columns, row).filter { !$1.isMissing }
            return KeyValueTable(fields.map { (label: $0.title, value: $1.shown) }).rendered(maximumWidth: width)
        }.joined(separator: "\n")
    }

    /// An array of objects.
    public func json() throws -> Data {
        try JSONText.encode(objects)
    }

    /// A header and a record a row.
    public func csv() -> [UInt8] {
        var writer = CSVWriter()
        writer.writeHeader(columns.map(\.key))
        for row in rows {
            for cell in row { cell.write(to: &writer) }
            writer.endRecord()
        }
        return writer.bytes
    }

    /// The rows by key, as JSON holds them.
    var objects: [[String: Cell]] {
        rows.map { row in JSONText.object(zip(columns, row).map { ($0.key, $1) }) }
    }
}
