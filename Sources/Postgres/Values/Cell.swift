/// One cell of a result in PostgreSQL's binary format, with what an error has to name.
public struct Cell: Sendable {
    @usableFromInline let batch: RowBatch
    @usableFromInline let lower: Int
    @usableFromInline let upper: Int
    @usableFromInline let column: Int

    /// The type of the value.
    public let type: TypeOID

    @inlinable
    init(batch: RowBatch, lower: Int, upper: Int, type: TypeOID, column: Int) {
        self.batch = batch
        self.lower = lower
        self.upper = upper
        self.type = type
        self.column = column
    }

    /// Whether the value is NULL.
    @inlinable public var isNull: Bool { upper < 0 }

    /// The length of the value in bytes; 0 for NULL.
    @inlinable public var count: Int { isNull ? 0 : upper - lower }

    /// The name of the column.
    public var columnName: String { batch.columns.names[column] }

    /// Lends the bytes; throws if the value is NULL.
    @inlinable
    public func withBytes<R>(as target: Any.Type, _ body: (UnsafeRawBufferPointer) throws -> R) throws -> R {
        if isNull { throw mismatch(target) }
        return try batch.bytes.withUnsafeBytes { try body(UnsafeRawBufferPointer(rebasing: $0[lower..<upper])) }
    }

    /// Reads a big-endian integer that must fill the value; throws if the value is NULL or of another length.
    @inlinable
    public func integer<I: FixedWidthInteger & BitwiseCopyable>(_: I.Type, as target: Any.Type) throws -> I {
        guard upper - lower == MemoryLayout<I>.size, upper >= 0 else { throw mismatch(target) }
        return batch.bytes.withUnsafeBytes { I(bigEndian: $0.loadUnaligned(fromByteOffset: lower, as: I.self)) }
    }

    /// The error for a value that is NULL, of a type that does not fit, or out of the target's range.
    ///
    /// Names the column and both types, never the value.
    public func mismatch(_ target: Any.Type, reason: String? = nil) -> PostgresError {
        let found = isNull ? "NULL" : String(describing: type)
        let suffix = reason.map { ": " + $0 } ?? ""
        return PostgresError(.undecodable, "column \"\(columnName)\": \(found) cannot be read as \(target)\(suffix)")
    }

    /// A part of the value, such as an element of an array.
    func part(from lower: Int, to upper: Int, type: TypeOID) -> Cell {
        Cell(batch: batch, lower: lower, upper: upper, type: type, column: column)
    }
}
