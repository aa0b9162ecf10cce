/// Rows copied out of the client library into two flat arrays.
///
/// One allocation serves hundreds of rows, and what is left is a value that threads may share freely.
@usableFromInline
final class RowBatch: Sendable {
    @usableFromInline let columns: Columns
    @usableFromInline let bytes: [UInt8]
    /// For each cell where it begins in ``bytes`` and where it ends; an end of -1 is NULL.
    @usableFromInline let bounds: [Int]
    @usableFromInline let count: Int

    init(columns: Columns, bytes: [UInt8], bounds: [Int], count: Int) {
        self.columns = columns
        self.bytes = bytes
        self.bounds = bounds
        self.count = count
    }
}
