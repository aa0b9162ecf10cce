import CLibPQ

/// Gathers rows out of results into one ``RowBatch``.
struct RowBatchBuilder {
    private let columns: Columns
    private var bytes: [UInt8] = []
    private var bounds: [Int] = []
    private(set) var count = 0

    init(columns: Columns, expectedRows: Int, expectedBytes: Int = 0) {
        self.columns = columns
        bounds.reserveCapacity(2 * expectedRows * columns.names.count)
        bytes.reserveCapacity(expectedBytes)
    }

    var byteCount: Int { bytes.count }

    mutating func append(_ result: borrowing ResultHandle) {
        for row in 0..<PQntuples(result.pointer) {
            for column in 0..<Int32(columns.names.count) {
                append(result, row: row, column: column)
            }
            count += 1
        }
    }

    private mutating func append(_ result: borrowing ResultHandle, row: Int32, column: Int32) {
        bounds.append(bytes.count)
        let length = Int(PQgetlength(result.pointer, row, column))
        if length == 0, PQgetisnull(result.pointer, row, column) != 0 {
            bounds.append(-1)
        } else {
            bytes.append(
                contentsOf: UnsafeRawBufferPointer(start: PQgetvalue(result.pointer, row, column), count: length)
            )
            bounds.append(bytes.count)
        }
    }

    consuming func finish() -> RowBatch {
        RowBatch(columns: columns, bytes: bytes, bounds: bounds, count: count)
    }
}
