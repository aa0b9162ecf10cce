import Domain
import Postgres

/// Takes rows that come in, on their way to the database.
public struct ImportIntake<Row: ImportableRow>: Sendable {
    private var rows = CopyRows()

    /// Number of rows taken, refused ones among them.
    public private(set) var count = 0

    init() {}

    /// Takes a row that stands alone on its line.
    public mutating func add(_ row: Row, line: Int) {
        add(row, number: line, line: nil)
    }

    /// Takes a row by its number in the file, since others may stand on its line; each row has its own.
    public mutating func add(_ row: Row, number: Int, line: Int?) {
        rows.add(number)
        rows.add(line)
        for _ in 0..<3 { rows.add(nil as String?) }
        row.stage(into: &rows)
        rows.endRow()
        count += 1
    }

    /// Takes the refusal of a row that stands alone on its line.
    public mutating func add(_ rejection: Rejection) {
        add(rejection, number: rejection.line, line: nil, id: nil)
        count += 1
    }

    /// Takes the refusals of one row by its number in the file, with its id where that could be read.
    public mutating func add(_ rejections: [Rejection], number: Int, id: ExternalID?) {
        for rejection in rejections { add(rejection, number: number, line: rejection.line, id: id) }
        count += 1
    }

    private mutating func add(_ rejection: Rejection, number: Int, line: Int?, id: ExternalID?) {
        rows.add(number)
        rows.add(line)
        rows.add(rejection.column)
        rows.add(rejection.valueClass?.rawValue)
        rows.add(rejection.reason)
        rows.add(id)
        for _ in Row.staging.dropFirst() { rows.add(nil as String?) }
        rows.endRow()
    }

    mutating func drain() -> [UInt8] { rows.drain() }
}
