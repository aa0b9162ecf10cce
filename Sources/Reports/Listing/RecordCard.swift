import Foundation
import Tabular

/// One record with its fields: the value behind every `show`.
public struct RecordCard: Sendable {
    /// One field.
    public struct Field: Sendable {
        /// Key in JSON and header in CSV, in `snake_case`; stable.
        public let key: String
        /// Label in a table.
        public let title: String
        /// Its value.
        public let cell: Cell

        /// A field with its value.
        public init(_ key: String, _ title: String, _ cell: Cell) {
            self.key = key
            self.title = title
            self.cell = cell
        }
    }

    /// The fields, in order.
    public let fields: [Field]

    /// A record with its fields.
    public init(_ fields: [Field]) {
        self.fields = fields
    }
}

extension RecordCard: Presentable {
    /// A line a field; what is missing is left out.
    public func text(width: Int?) -> String {
        let shown = fields.filter { !$0.cell.isMissing }
        return KeyValueTable(shown.map { (label: $0.title, value: $0.cell.shown) }).rendered(maximumWidth: width)
    }

    /// One object.
    public func json() throws -> Data {
        try JSONText.encode(object)
    }

    /// A header and one record.
    public func csv() -> [UInt8] {
        var writer = CSVWriter()
        writer.writeHeader(fields.map(\.key))
        for field in fields { field.cell.write(to: &writer) }
        writer.endRecord()
        return writer.bytes
    }

    /// The fields by key, as JSON holds them.
    var object: [String: Cell] {
        JSONText.object(fields.map { ($0.key, $0.cell) })
    }
}
