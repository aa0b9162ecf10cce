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
    /// Nor is a part of a word that is no longer than this ever broken.
    private static let longestWhole = 16

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
    /// To fit `maximumWidth`, the width of the terminal, headings are wrapped between words, then the cells of the flexible
    /// columns, or of the last one if none is; a table whose other columns are too wide already stays as wide as they need.
    public func rendered(maximumWidth: Int? = nil) -> String {
        let widths = fitted(into: maximumWidth)
        var text = lines(of: titles, widths: widths, areHeadings: true)
        text += Self.joined(widths.map { String(repeating: "─", count: $0) })
        for row in rows { text += lines(of: row, widths: widths) }
        return text
    }

    /// Whether the table, wrapped as much as it can be, is no wider than this.
    public func fits(_ maximumWidth: Int) -> Bool {
        Self.total(fitted(into: maximumWidth)) <= maximumWidth
    }

    private var titles: [String] { columns.map { TerminalText.harmless($0.title) } }

    private static func total(_ widths: [Int]) -> Int {
        widths.reduce(0, +) + gutter.count * max(0, widths.count - 1)
    }

    private func cellWidths() -> [Int] {
        rows.reduce(into: columns.map { _ in 0 }) { widths, row in
            for (index, cell) in row.enumerated() { widths[index] = max(widths[index], DisplayWidth.of(cell)) }
        }
    }

    /// Takes what is too much from the headings that are wider than their cells, then from the flexible columns.
    private func fitted(into maximumWidth: Int?) -> [Int] {
        let cells = cellWidths()
        let words = titles.map { title in title.split(separator: " ").map { DisplayWidth.of(String($0)) }.max() ?? 0 }
        var widths = zip(cells, titles).map { max($0, DisplayWidth.of($1)) }
        guard let maximumWidth else { return widths }
        narrow(&widths, to: maximumWidth, least: zip(cells, words).map { max($0, $1) })
        let marked = columns.indices.filter { columns[$0].isFlexible }
        let flexible = marked.isEmpty ? Array(columns.indices.suffix(1)) : marked
        var least = widths
        for index in flexible {
            let longest = rows.map { WordWrap.longestPart(of: $0[index]) }.max() ?? 0
            least[index] = max(Self.narrowest, words[index], min(longest, Self.longestWhole))
        }
        narrow(&widths, to: maximumWidth, least: least)
        return widths
    }

    /// Takes a column of the terminal at a time from the widest column that has one to give.
    private func narrow(_ widths: inout [Int], to maximumWidth: Int, least: [Int]) {
        var excess = Self.total(widths) - maximumWidth
        while excess > 0 {
            let giving = widths.indices.filter { widths[$0] > least[$0] }
            guard let widest = giving.max(by: { widths[$0] < widths[$1] }) else { return }
            widths[widest] -= 1
            excess -= 1
        }
    }

    /// Headings stand on the rule, cells hang from their row's first line.
    private func lines(of cells: [String], widths: [Int], areHeadings: Bool = false) -> String {
        let wrapped = zip(cells, widths).map { WordWrap.lines($0, width: $1) }
        let height = wrapped.map(\.count).max() ?? 1
        return (0..<height).reduce(into: "") { text, line in
            let pieces = wrapped.indices.map { index in
                let number = areHeadings ? line - height + wrapped[index].count : line
                let piece = wrapped[index].indices.contains(number) ? wrapped[index][number] : ""
                return aligned(piece, in: index, width: widths[index])
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
