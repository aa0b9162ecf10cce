import Outcomes

/// Counts that stand beside each other, of which the small ones are hidden, and others so that these cannot be worked out.
public struct HiddenCounts: Sendable, Encodable {
    /// The counts by their name; null is hidden.
    public private(set) var counts: [String: Int?] = [:]
    /// Names of the counts that are hidden.
    public private(set) var suppressed: [String] = []

    init() {}

    /// The parts of a total, and the total.
    init(_ parts: [(name: String, count: Int)], total name: String) {
        let row = HiddenRow(parts.map(\.count))
        for (part, count) in zip(parts, row.cells) { set(part.name, count) }
        set(name, row.total)
    }

    /// A count that is shown; nil where it is hidden or not there.
    public func shown(_ name: String) -> Int? { counts[name] ?? nil }

    mutating func set(_ name: String, _ count: Int?) {
        counts.updateValue(count, forKey: name)
        if count == nil { suppressed.append(name) }
    }

    mutating func add(_ other: HiddenCounts) {
        counts.merge(other.counts) { first, _ in first }
        suppressed += other.suppressed
    }
}

/// The counts of one total with what a reader may see of them.
struct HiddenRow {
    /// The counts; nil is hidden.
    let cells: [Int?]
    /// Their sum.
    let total: Int?

    init(_ counts: [Int]) {
        guard !counts.isEmpty else {
            (cells, total) = ([], 0)
            return
        }
        let table = SuppressedTable([counts])
        cells = zip(table.cells[0], table.columnTotals).map { cell, total in
            if case .shown(let count) = cell, case .shown = total { count } else { nil }
        }
        if case .shown(let sum) = table.total, table.rowTotals[0] == table.total { total = sum } else { total = nil }
    }
}
