import Domain
import Tabular

/// The refusals of an import as a file: line, column, class of the value and reason, never the value.
public struct RejectsCSV: Sendable {
    private var writer = CSVWriter()

    /// A file with its header.
    public init() {
        writer.writeHeader(["line", "column", "value_class", "reason"])
    }

    /// Number of bytes to be drained.
    public var pending: Int { writer.bytes.count }

    /// Writes a refusal.
    public mutating func add(_ rejection: Rejection) {
        writer.write([
            .number(String(rejection.line)), rejection.column.map(CSVCell.text) ?? .empty,
            rejection.valueClass.map { .text($0.rawValue) } ?? .empty, .text(rejection.reason),
        ])
    }

    /// Hands over what was written since the last call.
    public mutating func drain() -> [UInt8] { writer.drain() }
}

extension Rejection {
    /// As a line for a person: `line 3, value (integer): ...`.
    public var words: String {
        let place = column.map { ", \($0)" } ?? ""
        let found = valueClass.map { " (\($0))" } ?? ""
        return "line \(line)\(place)\(found): \(reason)"
    }
}
