import Domain
import Postgres

/// Takes rows that come in, on their way to the database.
public struct ImportIntake<Row: ImportableRow>: Sendable {
    private var rows = CopyRows()

    /// Number of rows taken, refused ones among them.
    public private(set) var count = 0

    init() {}

    /// Takes a row.
    public mutating func add(_ row: Row, line: Int) {
        rows.add(line)
        for _ in 0..<3 { rows.add(nil as String?) }
        row.stage(into: &rows)
        rows.endRow()
        count += 1
    }

    /// Takes the refusal of a row.
    public mutating func add(_ rejection: Rejection) {
        rows.add(rejection.line)
        rows.add(rejection.column)
        rows.add(rejection.valueClass?.rawValue)
        rows.add(rejection.reason)
        for _ in Row.staging { rows.add(nil as String?) }
        rows.endRow()
        count += 1
    }

    mutating func drain() -> [UInt8] { rows.drain() }
}
