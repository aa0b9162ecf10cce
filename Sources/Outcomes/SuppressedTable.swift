/// A table of counts with its totals, of which so much is hidden that no small count can be worked out.
///
/// Small counts are hidden, totals too. Where a hidden one could be narrowed down to fewer than three values from
/// everything shown, the smallest other count of its row and column is hidden as well, until none can. Zeros are always
/// shown, so a reader knows that what is hidden is at least 1; that is reckoned with.
///
/// Source: Cox, Journal of the American Statistical Association 1980 (complementary suppression); Hundepool and others,
/// Statistical disclosure control, 2012, chapter 4.
public struct SuppressedTable: Sendable, Equatable {
    /// What a reader sees of a count.
    public enum Cell: Sendable, Equatable {
        /// The count.
        case shown(Int)
        /// That it is there and not 0.
        case hidden
    }

    /// The fewest values that each hidden count may have.
    public static let fewestValues = 3

    /// The counts, row by row.
    public let cells: [[Cell]]
    /// The sums of the rows.
    public let rowTotals: [Cell]
    /// The sums of the columns.
    public let columnTotals: [Cell]
    /// The sum of all.
    public let total: Cell

    /// Hides what must be hidden of counts, which stand in rows of one length.
    ///
    /// - Precondition: all rows are equally long, and no count is negative.
    public init(_ counts: [[Int]]) {
        let width = counts.first?.count ?? 0
        precondition(
            counts.allSatisfy { $0.count == width && $0.allSatisfy { $0 >= 0 } },
            "counts in rows of one length"
        )
        var network = CellNetwork(counts)
        network.protect()
        let cells = network.cells
        self.cells = cells.dropLast().map { Array($0.dropLast()) }
        rowTotals = cells.dropLast().map { $0[width] }
        columnTotals = Array(cells[counts.count].dropLast())
        total = cells[counts.count][width]
    }
}
