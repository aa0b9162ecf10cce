/// Whole numbers as one `bigint[]` in PostgreSQL's own form: as text, a million of them take a second to write and to read.
public struct PackedNumbers: Hashable, Sendable {
    /// The numbers.
    public let numbers: [Int64]

    /// Takes numbers.
    public init(_ numbers: [Int64]) {
        self.numbers = numbers
    }
}

extension PackedNumbers: PostgresEncodable {
    /// One dimension without NULLs, counted from 1; see `array_recv` in PostgreSQL.
    public var postgresValue: PostgresValue {
        guard let count = Int32(exactly: numbers.count) else { return .unencodable(typeName: "PackedNumbers") }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(20 + 12 * numbers.count)
        func append(_ number: some FixedWidthInteger) {
            withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
        }
        append(Int32(count == 0 ? 0 : 1))
        append(Int32(0))
        append(TypeOID.int8.rawValue)
        guard count > 0 else { return .binary(bytes) }
        append(count)
        append(Int32(1))
        for number in numbers {
            append(Int32(8))
            append(number)
        }
        return .binary(bytes)
    }
}
