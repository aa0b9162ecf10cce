/// Facts under each other, a label and its value on a line, for one record on the terminal.
///
/// Values stand in one column, two spaces after the longest label. A value's line breaks are kept, indented under it;
/// other control characters are shown harmlessly. No line ends in blanks.
public struct KeyValueTable: Sendable {
    /// The labels and values from top to bottom.
    public private(set) var pairs: [(label: String, value: String)] = []

    private static let gutter = 2
    private static let narrowest = 16

    /// Makes a table.
    public init(_ pairs: [(label: String, value: String)] = []) {
        self.pairs = pairs
    }

    /// Adds a line; one without a value is left out if `value` is nil.
    public mutating func append(_ label: String, _ value: String?) {
        if let value { pairs.append((label, value)) }
    }

    /// The table as lines, each ending with a line feed.
    ///
    /// Values are wrapped to `maximumWidth`, the width of the terminal, but never narrower than 16.
    public func rendered(maximumWidth: Int? = nil) -> String {
        let labels = pairs.map { TerminalText.harmless($0.label) }
        let indent = (labels.map(DisplayWidth.of).max() ?? 0) + Self.gutter
        let width = maximumWidth.map { max(Self.narrowest, $0 - indent) } ?? Int.max
        return zip(labels, pairs).reduce(into: "") { text, row in
            for (number, line) in Self.lines(row.1.value, width: width).enumerated() {
                let label = number == 0 ? row.0 : ""
                let blanks = String(repeating: " ", count: indent - DisplayWidth.of(label))
                text += line.isEmpty ? label + "\n" : label + blanks + line + "\n"
            }
        }
    }

    private static func lines(_ value: String, width: Int) -> [String] {
        value.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }.flatMap { line in
            WordWrap.lines(TerminalText.harmless(String(line)), width: width).map(\.withoutTrailingBlanks)
        }
    }
}
