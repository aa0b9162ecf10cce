/// One record of a CSV file, with the line it starts on.
public struct CSVRecord: Sendable, Equatable {
    /// The line of the file, from 1, on which the record starts; a quoted line break makes a record span several.
    public let line: Int
    /// The cells in the order of the file, without their quotes; an absent and a quoted empty cell are both `""`.
    public let cells: [String]

    /// Makes a record.
    public init(line: Int, cells: [String]) {
        self.line = line
        self.cells = cells
    }
}
