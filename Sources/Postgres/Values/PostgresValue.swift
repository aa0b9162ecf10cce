/// A value on its way to the server.
public enum PostgresValue: Sendable, Hashable {
    /// SQL's NULL.
    case null

    /// The text PostgreSQL's input function of the type reads; the server infers the type from the statement.
    case text(String)

    /// The bytes PostgreSQL's receive function of the type reads; for `bytea`, the bytes themselves.
    case binary([UInt8])

    /// A value that cannot be written; the statement that binds it throws, naming the type.
    case unencodable(typeName: String)
}
