import Outcomes

/// Somebody who has the printed table and tries every other that it could stand for.
///
/// What can be added to the true counts without changing a printed one is looked for by trying all changes from -2 to 2
/// of all hidden counts, line by line. That misses nothing below three values: what a count can be has no gaps, and
/// to move one by 2 no other has to move further.
struct Attacker {
    /// What is printed, with the totals as last row and column; nil is hidden.
    private let cells: [[Int?]]
    private let counts: [[Int]]
    private let places: [(row: Int, column: Int)]

    init(cells: [[Int?]], counts: [[Int]]) {
        self.cells = cells
        self.counts = counts
        places = cells.indices.flatMap { row in cells[row].indices.map { (row, $0) } }
            .filter { cells[$0.0][$0.1] == nil }.map { (row: $0.0, column: $0.1) }
    }

    /// The number of values that the best known hidden count can have, counted up to three.
    var fewestValues: Int {
        places.indices.map { place in
            1 + [-2, -1, 1, 2].count { isPossible(place, change: $0) }
        }.min() ?? .max
    }

    private func isPossible(_ place: Int, change: Int) -> Bool {
        var changes = Array(repeating: 0, count: places.count)
        changes[place] = change
        guard counts[places[place].row][places[place].column] + change >= 1 else { return false }
        return search(from: 0, fixed: place, &changes)
    }

    /// Tries the changes of the places from one on.
    private func search(from next: Int, fixed: Int, _ changes: inout [Int]) -> Bool {
        if next == fixed { return search(from: next + 1, fixed: fixed, &changes) }
        guard next < places.count else { return sums(changes).allSatisfy { $0 == 0 } }
        for change in [0, 1, -1, 2, -2] where counts[places[next].row][places[next].column] + change >= 1 {
            changes[next] = change
            if isOpen(after: next, fixed: fixed, changes), search(from: next + 1, fixed: fixed, &changes) {
                return true
            }
        }
        changes[next] = 0
        return false
    }

    /// Whether the lines through a place can still be made to fit by the places after it.
    private func isOpen(after last: Int, fixed: Int, _ changes: [Int]) -> Bool {
        let sums = sums(changes)
        var room = Array(repeating: 0, count: sums.count)
        for place in places.indices where place > last && place != fixed {
            for line in lines(of: places[place]) { room[line.index] += 2 }
        }
        return zip(sums, room).allSatisfy { abs($0) <= $1 }
    }

    /// By how much each row and column, its total subtracted, misses 0.
    private func sums(_ changes: [Int]) -> [Int] {
        var sums = Array(repeating: 0, count: counts.count + counts[0].count)
        for (place, change) in zip(places, changes) {
            for line in lines(of: place) { sums[line.index] += line.sign * change }
        }
        return sums
    }

    private func lines(of place: (row: Int, column: Int)) -> [(index: Int, sign: Int)] {
        [
            (place.row, place.column == counts[0].count - 1 ? -1 : 1),
            (counts.count + place.column, place.row == counts.count - 1 ? -1 : 1),
        ]
    }
}

extension Attacker {
    /// Takes a suppressed table at its word; the true counts only say where to begin, any table that fits would do.
    init(_ table: SuppressedTable, _ counts: [[Int]]) {
        func printed(_ cell: SuppressedTable.Cell) -> Int? {
            if case .shown(let count) = cell { count } else { nil }
        }
        let rows = zip(table.cells, table.rowTotals).map { row, total in (row + [total]).map(printed) }
        let withTotals = counts.map { $0 + [$0.reduce(0, +)] }
        let width = counts.first?.count ?? 0
        self.init(
            cells: rows + [(table.columnTotals + [table.total]).map(printed)],
            counts: withTotals + [(0...width).map { column in withTotals.reduce(0) { $0 + $1[column] } }]
        )
    }
}
