import Foundation
import Records

/// The whole record of a person as one JSON object, written piece by piece: who it is, each case as its summary, and every
/// row of every table; what is not for who exports is named.
public struct PatientRecordJSON {
    private var bytes: [UInt8] = []
    private var isFirst = true

    /// A record, to be begun.
    public init() {}

    /// Number of bytes to be drained.
    public var pending: Int { bytes.count }

    /// Number of rows written.
    public private(set) var rows = 0

    /// Writes who it is, and the cases.
    public mutating func begin(_ patient: RecordCard, cases: [CaseSummary]) throws {
        append("{\n\"patient\": ")
        append(try patient.json())
        append(",\n\"cases\": [")
        for (index, summary) in cases.enumerated() {
            append(index == 0 ? "\n" : ",\n")
            append(try summary.json())
        }
        append("],\n\"rows\": {")
    }

    /// Begins a table; its rows follow.
    public mutating func begin(_ table: PatientRows.Table, isFirst isFirstTable: Bool) {
        append(isFirstTable ? "\n" : ",\n")
        append("\"\(table.name)\": [")
        isFirst = true
    }

    /// Writes a row, which is a JSON object.
    public mutating func add(_ row: String) {
        append(isFirst ? "\n" : ",\n")
        append(row)
        isFirst = false
        rows += 1
    }

    /// Ends the table that was begun last.
    public mutating func endTable() { append("]") }

    /// Names what is not for who exports: tables, and columns of tables that are for them in part.
    public mutating func finish(notPermitted: [String]) throws {
        append("\n},\n\"not_permitted\": ")
        append(try JSONEncoder().encode(notPermitted))
        append("\n}\n")
    }

    /// Hands over what was written since the last call.
    public mutating func drain() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    private mutating func append(_ text: String) { bytes += text.utf8 }

    /// A value that was laid out on lines of its own.
    private mutating func append(_ json: Data) {
        bytes += json
        while bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
    }
}
