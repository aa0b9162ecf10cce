/// A line of characters along an axis, with an interval and marks on it, for one row of a terminal's chart.
struct TextTrack {
    private var cells: [Character]
    private let scale: ChartScale

    /// An empty track of a width in columns.
    init(_ scale: ChartScale, width: Int) {
        self.scale = scale
        cells = Array(repeating: " ", count: max(2, width))
    }

    /// Draws an interval with its ends; one that leaves the axis has no end there.
    mutating func draw(_ lower: Double, _ upper: Double) {
        let (first, last) = (column(lower), column(upper))
        for index in first...max(first, last) { cells[index] = "─" }
        if scale.contains(lower) { cells[first] = first == last ? "│" : "├" }
        if scale.contains(upper), first < last { cells[last] = "┤" }
    }

    /// Puts a mark where a value is, if it is on the axis.
    mutating func put(_ mark: Character, at value: Double?) {
        guard let value, scale.contains(value) else { return }
        cells[column(value)] = mark
    }

    private func column(_ value: Double) -> Int {
        Int((scale.position(value) * Double(cells.count - 1)).rounded())
    }

    /// The track as it is printed.
    var text: String { String(cells) }

    /// The axis under tracks: its ends, and what stands between them as far as there is room.
    static func axis(_ scale: ChartScale, width: Int) -> String {
        var cells: [Character] = Array(repeating: " ", count: max(2, width))
        for tick in scale.ticks {
            let label = Array(tick.label)
            let middle = Int((scale.position(tick.at) * Double(cells.count - 1)).rounded())
            let start = min(max(0, middle - label.count / 2), cells.count - label.count)
            let room = max(0, start - 1)..<min(cells.count, start + label.count + 1)
            guard start >= 0, cells[room].allSatisfy({ $0 == " " }) else { continue }
            cells.replaceSubrange(start..<start + label.count, with: label)
        }
        return String(cells)
    }
}
