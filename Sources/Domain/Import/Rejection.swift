/// What kind of text stands in a cell: all that is told of a value that was refused.
public enum ValueClass: String, Sendable, CaseIterable, CustomStringConvertible {
    /// Nothing.
    case empty
    /// A whole number.
    case integer
    /// A number with decimals.
    case decimal
    /// Numbers between dashes, slashes or dots.
    case date
    /// One word.
    case word
    /// Several words.
    case text

    /// The class of a cell.
    public init(of text: String) {
        let trimmed = text.trimmingSpaces()
        let parts = trimmed.split(whereSeparator: { "-/.".contains($0) })
        if trimmed.isEmpty {
            self = .empty
        } else if parts.count == 3, parts.allSatisfy({ $0.isDigits }) {
            self = .date
        } else if let number = try? ExactNumber(parsing: trimmed) {
            self = number.scale == 0 ? .integer : .decimal
        } else {
            self = trimmed.contains(where: \.isWhitespace) ? .text : .word
        }
    }

    /// The class in a word.
    public var description: String { rawValue }
}

/// Why a row that came in cannot be taken: where, what kind of value stands there, and what would be right; never the value.
public struct Rejection: Hashable, Sendable {
    /// Line of the file, from 1, on which the row starts.
    public let line: Int
    /// Name of the column; nil where it is the row as a whole.
    public let column: String?
    /// What stands in it; nil where it is the row as a whole.
    public let valueClass: ValueClass?
    /// What is wrong and what would be right.
    public let reason: String
    /// Whether the row would be taken if another one of the file were.
    public let isConsequence: Bool

    /// A rejection.
    public init(line: Int, column: String?, valueClass: ValueClass?, reason: String, isConsequence: Bool = false) {
        self.line = line
        self.column = column
        self.valueClass = valueClass
        self.reason = reason
        self.isConsequence = isConsequence
    }
}
