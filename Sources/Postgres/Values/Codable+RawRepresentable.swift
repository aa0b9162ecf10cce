extension PostgresEncodable where Self: RawRepresentable, RawValue: PostgresEncodable {
    /// The raw value.
    public var postgresValue: PostgresValue { rawValue.postgresValue }
}

extension PostgresDecodable where Self: RawRepresentable, RawValue: PostgresDecodable {
    /// Reads the raw value; throws if the type has no case for it.
    @inlinable
    public init(cell: Cell) throws {
        guard let value = Self(rawValue: try RawValue(cell: cell)) else {
            throw cell.mismatch(Self.self, reason: "no case for the value")
        }
        self = value
    }
}
