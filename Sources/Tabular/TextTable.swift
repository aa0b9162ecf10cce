/// A table for the terminal: a header, a rule, and rows, in columns two spaces apart.
///
/// Widths are display widths. Control characters in cells are shown harmlessly, a line break too, so that no cell can
/// look like a row. No line ends in blanks.
public struct TextTable: Sendable {
    /// The columns from left to right.
    public let columns: [TextColumn]
    /// The cells, row by row.
    public private(set) var rows: [[String]] = []

    private static let gutter = "  "
    /// A flexible column is never made narrower: below this a text is a column of letters.
    private static let narrowest = 8

    /// Makes a table.
    public init(_ columns: [TextColumn], rows: [[String]] = []) {
        self.columns = columns
        rows.forEach { append($0) }
    }

    /// Adds a row; cells that it lacks at the end are empty.
    ///
    /// - Precondition: The row has at most as many cells as the table has columns.
    public mutating func append(_ row: [String]) {
        precondition(row.count <= columns.count, "a row has more cells than the table has columns")
        let missing = Array(repeating: "", count: columns.count - row.count)
        rows.append(row.map(TerminalText.harmless) + missing)
    }

    /// The table as lines, each ending with a line feed.
    ///
    /// To fit `maximumWidth`, the width of the terminal, the flexible columns, or the last one if none is, are wrapped; a
    /// table whose other columns are too wide already stays as wide as they need.
    public func rendered(maximumWidth: Int? = nil) -> String {
        let titles = columns.map { TerminalText.harmless($0.title) }
        let widths = fitted(naturalWidths(titles), into: maximumWidth)
        var text = lines(of: titles, widths: widths)
        text += Self.joined(widths.map { String(repeating: "─", count: $0) })
        for row in rows { text += lines(of: row, widths: widths) }
        return text
    }

    private func naturalWidths(_ titles: [String]) -> [Int] {
        rows.reduce(into: titles.map(DisplayWidth.of)) { widths, row in
            for (index, cell) in row.enumerated() { widths[index] = max(widths[index], DisplayWidth.of(cell)) }
        }
    }

    /// Takes what is too much from the widest flexible column, a column of the terminal at a time.
    private func fitted(_ natural: [Int], into maximumWidth: Int?) -> [Int] {
        guard let maximumWidth else { return natural }
        let marked = columns.indices.filter { columns[$0].isFlexible }
        let flexible = marked.isEmpty ? Array(columns.indices.suffix(1)) : marked
        var widths = natural
        var excess = natural.reduce(0, +) + Self.gutter.count * (natural.count - 1) - maximumWidth
        while excess > 0, let widest = flexible.max(by: { widths[$0] < widths[$1] }), widths[widest] > Self.narrowest {
            widths[widest] -= 1
            excess -= 1
        }
        return widths
    }

    private func lines(of cells: [String], widths: [Int]) -> String {
        let wrapped = zip(cells, widths).map { WordWrap.lines($0, width: $1) }
        let height = wrapped.map(\.count).max() ?? 1
        return (0..<height).reduce(into: "") { text, number in
            let pieces = wrapped.indices.map { index in
                aligned(number < wrapped[index].count ? wrapped[index][number] : "", in: index, width: widths[index])
            }
            text += Self.joined(pieces)
        }
    }

    private func aligned(_ text: String, in column: Int, width: Int) -> String {
        let blanks = String(repeating: " ", count: max(0, width - DisplayWidth.of(text)))
        return columns[column].alignment == .left ? text + blanks : blanks + text
    }

    private static func joined(_ pieces: [String]) -> String {
        pieces.joined(separator: gutter).withoutTrailingBlanks + "\n"
    }
}
