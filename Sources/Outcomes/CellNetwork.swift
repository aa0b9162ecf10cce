/// The counts of a table and its totals as a network, in which what a reader can work out is a question of flow.
///
/// Each row with its total is a node, and each column; so are the row of totals and the column of totals. A count is an arc
/// between its row and its column: it adds to the one and takes from the other. Whatever changes of the hidden counts keep
/// every printed sum are then circulations of the hidden arcs, and because those are whole numbers, the values that a
/// count can have are a run without gaps around the true one.
struct CellNetwork {
    private struct Place: Hashable {
        let row: Int
        let column: Int
    }

    /// The counts, with the totals as the last row and the last column.
    private let counts: [[Int]]
    private var isHidden: [[Bool]]

    private var rows: Int { counts.count }
    private var columns: Int { counts[0].count }

    init(_ table: [[Int]]) {
        let width = table.first?.count ?? 0
        let withTotals = table.map { $0 + [$0.reduce(0, +)] }
        let totals = (0...width).map { column in withTotals.reduce(0) { $0 + $1[column] } }
        counts = withTotals + [totals]
        isHidden = counts.map { $0.map(SmallCells.hides(count:)) }
    }

    /// What a reader sees.
    var cells: [[SuppressedTable.Cell]] {
        zip(counts, isHidden).map { zip($0, $1).map { $1 ? .hidden : .shown($0) } }
    }

    /// Hides more until every hidden count can have enough values.
    ///
    /// It ends: where all that is not 0 is hidden, any count can rise together with its totals.
    mutating func protect() {
        while let next = complement { isHidden[next.row][next.column] = true }
    }

    private var all: [Place] {
        (0..<rows).flatMap { row in (0..<columns).map { Place(row: row, column: $0) } }
    }

    private var hidden: [Place] { all.filter { isHidden[$0.row][$0.column] } }

    /// The next count to hide; nil where all hidden ones can have enough values.
    ///
    /// It is the smallest that is shown and not 0 in a line where a hidden one stands alone; else in the lines of one that
    /// can still be narrowed down, else anywhere. Of equal ones it is no total, if that can be.
    private var complement: Place? {
        let exposed = hidden.filter { !isProtected($0) }
        guard let first = exposed.first else { return nil }
        let lonely = exposed.lazy.flatMap(lines).first { line in line.count { isHidden[$0.row][$0.column] } == 1 }
        for candidates in [lonely ?? [], lines(of: first).flatMap(\.self), all] {
            let shown = candidates.filter { !isHidden[$0.row][$0.column] && counts[$0.row][$0.column] > 0 }
            let smallest = shown.min {
                (counts[$0.row][$0.column], $0.row, $0.column) < (counts[$1.row][$1.column], $1.row, $1.column)
            }
            if let smallest { return smallest }
        }
        return nil
    }

    /// The row and the column of a count, with their totals.
    private func lines(of place: Place) -> [[Place]] {
        [
            (0..<columns).map { Place(row: place.row, column: $0) },
            (0..<rows).map { Place(row: $0, column: place.column) },
        ]
    }

    /// Whether a hidden count can have enough values: how far it can rise and fall along circulations.
    private func isProtected(_ place: Place) -> Bool {
        let needed = SuppressedTable.fewestValues - 1
        let value = counts[place.row][place.column]
        let rise = flow(through: place, isRise: true, atMost: needed)
        let fall = min(value - 1, flow(through: place, isRise: false, atMost: needed - rise))
        return rise + fall >= needed
    }

    /// By how much a count can rise or fall if only hidden counts change, none below 1; no more than asked.
    private func flow(through place: Place, isRise: Bool, atMost limit: Int) -> Int {
        var changes: [Place: Int] = [:]
        let (from, to) = ends(of: place)
        for step in 0..<limit {
            guard let path = path(from: isRise ? to : from, to: isRise ? from : to, without: place, changes) else {
                return step
            }
            for (place, change) in path { changes[place, default: 0] += change }
        }
        return limit
    }

    /// The nodes of a count; rows are 0..<rows, columns come after.
    private func ends(of place: Place) -> (from: Int, to: Int) {
        let (row, column) = (place.row, rows + place.column)
        // A total stands on the other side of its own equation; the total of totals does so in both.
        return (place.row == rows - 1) != (place.column == columns - 1) ? (column, row) : (row, column)
    }

    /// A shortest way over hidden counts that can still change by 1 in the direction walked.
    private func path(
        from start: Int,
        to end: Int,
        without excluded: Place,
        _ changes: [Place: Int]
    ) -> [(Place, Int)]? {
        let arcs = hidden.filter { $0 != excluded }
        var arrivals: [Int: (place: Place, change: Int, from: Int)] = [:]
        var queue = [start]
        var next = 0
        while next < queue.count, arrivals[end] == nil {
            let node = queue[next]
            next += 1
            for place in arcs {
                let (from, to) = ends(of: place)
                let canFall = counts[place.row][place.column] + changes[place, default: 0] > 1
                let step = from == node ? (to, 1) : to == node && canFall ? (from, -1) : nil
                guard let (target, change) = step, target != start, arrivals[target] == nil else { continue }
                arrivals[target] = (place, change, node)
                queue.append(target)
            }
        }
        guard arrivals[end] != nil else { return nil }
        var path: [(Place, Int)] = []
        var node = end
        while let arrival = arrivals[node] {
            path.append((arrival.place, arrival.change))
            node = arrival.from
        }
        return path
    }
}
