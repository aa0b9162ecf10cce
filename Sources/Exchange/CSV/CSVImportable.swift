import Domain
import Records

/// A row that a CSV file can hold.
public protocol CSVImportable: ImportableRow {
    /// The names of the columns, in the order in which they are asked for by number.
    static var columnNames: [String] { get }
    /// The columns that a file cannot be without.
    static var neededColumns: Set<String> { get }
    /// The columns that a refusal of the records can be about.
    static var importColumns: ImportColumns { get }
    /// Reads a row; nil where a cell was refused, which the cells have noted.
    init?(_ cells: inout ImportCells)
}
