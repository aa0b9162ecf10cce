extension PostgresEncodable where Self: FixedWidthInteger {
    /// The decimal digits.
    public var postgresValue: PostgresValue { .text(String(self)) }
}

extension PostgresDecodable where Self: FixedWidthInteger {
    /// Reads an int2, int4, int8 or oid; throws if it is out of range.
    @inlinable
    public init(cell: Cell) throws {
        let wide: Int64 =
            switch cell.type {
            case .int8: try cell.integer(Int64.self, as: Self.self)
            case .int4: Int64(try cell.integer(Int32.self, as: Self.self))
            case .int2: Int64(try cell.integer(Int16.self, as: Self.self))
            case .oid: Int64(try cell.integer(UInt32.self, as: Self.self))
            default: throw cell.mismatch(Self.self)
            }
        guard let value = Self(exactly: wide) else { throw cell.mismatch(Self.self, reason: "out of range") }
        self = value
    }
}

extension Int: PostgresCodable {}
extension Int16: PostgresCodable {}
extension Int32: PostgresCodable {}
extension Int64: PostgresCodable {}
extension UInt32: PostgresCodable {}
