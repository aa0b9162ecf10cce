/// A type whose values can be bound to a statement.
///
/// An enum or struct that is `RawRepresentable` by a type which conforms needs no code of its own.
public protocol PostgresEncodable: Sendable {
    /// The value as the server reads it.
    var postgresValue: PostgresValue { get }
}

/// A type that can be read from a cell of a result.
///
/// An enum or struct that is `RawRepresentable` by a type which conforms needs no code of its own.
public protocol PostgresDecodable: Sendable {
    /// Reads a value; NULL throws, except for an optional.
    ///
    /// Throws what ``Cell/mismatch(_:)`` and the cell's readers give, so that the column is named and the value is not.
    init(cell: Cell) throws
}

/// A type that goes both ways.
public typealias PostgresCodable = PostgresEncodable & PostgresDecodable
