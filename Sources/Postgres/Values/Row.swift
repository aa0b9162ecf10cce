/// One row of a result.
///
/// Columns are asked for by name, or by index where a bulk reader wants no look-up for each cell. An optional reads NULL
/// as nil. NULL for anything else, a type that does not fit and a column that is not there throw an error which names the
/// column and the types and never the value.
public struct Row: Sendable {
    @usableFromInline let batch: RowBatch
    @usableFromInline let index: Int

    @inlinable
    init(batch: RowBatch, index: Int) {
        self.batch = batch
        self.index = index
    }

    /// Reads a column by name.
    @inlinable
    public subscript<T: PostgresDecodable>(_ column: String) -> T {
        get throws { try T(cell: cell(at: batch.columns.index(of: column))) }
    }

    /// Reads a column by its index from 0.
    @inlinable
    public subscript<T: PostgresDecodable>(_ column: Int) -> T {
        get throws { try T(cell: cell(at: column)) }
    }

    /// Reads a column by name as a type that is said.
    @inlinable
    public func decode<T: PostgresDecodable>(_ column: String, as type: T.Type = T.self) throws -> T {
        try self[column]
    }

    /// Reads a column by its index from 0 as a type that is said.
    @inlinable
    public func decode<T: PostgresDecodable>(_ column: Int, as type: T.Type = T.self) throws -> T {
        try self[column]
    }

    /// The names of the columns, in order.
    public var columnNames: [String] { batch.columns.names }

    /// The index of a column, to be looked up once for many rows; throws if there is none of that name.
    public func index(of column: String) throws(PostgresError) -> Int {
        try batch.columns.index(of: column)
    }

    /// The cell of a column, undecoded; throws if there is no such column.
    @inlinable
    public func cell(at column: Int) throws(PostgresError) -> Cell {
        let width = batch.columns.names.count
        guard column >= 0, column < width else { throw batch.columns.outOfRange(column) }
        let place = 2 * (index * width + column)
        return Cell(
            batch: batch,
            lower: batch.bounds[place],
            upper: batch.bounds[place + 1],
            type: batch.columns.types[column],
            column: column
        )
    }
}

extension Row: CustomStringConvertible {
    /// The names of the columns, without the values.
    public var description: String {
        "Row(\(columnNames.joined(separator: ", ")))"
    }
}
