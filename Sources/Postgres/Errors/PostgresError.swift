/// What went wrong between the program and the server.
///
/// ``description`` is safe to print and to log: it holds no value, no SQL and none of the server's texts about a
/// statement, which quote values. Those are in ``debugDescription``.
public struct PostgresError: Error, Sendable {
    /// What kind of failure this is.
    public let code: Code

    /// The condition the server named, where it named one.
    public let sqlState: SQLState?

    /// The schema the condition is about.
    public let schema: String?

    /// The table the condition is about.
    public let table: String?

    /// The column the condition is about.
    public let column: String?

    /// The constraint that was violated.
    public let constraint: String?

    /// What happened in words that hold no value.
    let summary: String

    /// The server's own words, which may quote values.
    let serverText: String?

    init(
        _ code: Code,
        _ summary: String,
        sqlState: SQLState? = nil,
        schema: String? = nil,
        table: String? = nil,
        column: String? = nil,
        constraint: String? = nil,
        serverText: String? = nil
    ) {
        self.code = code
        self.summary = summary
        self.sqlState = sqlState
        self.schema = schema
        self.table = table
        self.column = column
        self.constraint = constraint
        self.serverText = serverText
    }
}

extension PostgresError {
    /// The kinds of failure.
    public enum Code: Hashable, Sendable {
        /// The server refused the statement; the connection is sound.
        case server(SQLState)
        /// No connection could be made.
        case unreachable
        /// The server asks for a password, and libpq found none.
        case passwordMissing
        /// The connection broke; what it was doing is undone, unless the code is ``commitUnknown``.
        case connectionLost
        /// The connection broke during COMMIT: the transaction may have been committed or not.
        case commitUnknown
        /// The transaction was rolled back although its body returned, because a statement in it had failed.
        case rolledBack
        /// The task was cancelled.
        case cancelled
        /// The deadline has passed.
        case deadlineExceeded
        /// A cell is not what was asked for.
        case undecodable
        /// A bound value cannot be sent.
        case unencodable
        /// One row was expected, and there were more or none.
        case notOneRow
        /// The pool has been closed.
        case poolClosed
        /// The library was used in a way it does not allow, such as a statement amid a COPY.
        case misuse
    }

    /// Whether the same transaction may succeed if it is run again.
    public var isTransient: Bool { sqlState?.isTransient ?? false }
}

extension PostgresError: CustomStringConvertible, CustomDebugStringConvertible {
    /// What happened, without values, SQL or the server's texts about a statement.
    public var description: String {
        var text = summary
        if let sqlState { text += " (SQLSTATE \(sqlState.rawValue))" }
        if let constraint { text += ", constraint \(constraint)" }
        if let table { text += ", table \(schema.map { $0 + "." } ?? "")\(table)" }
        if let column { text += ", column \(column)" }
        return text
    }

    /// What happened, with the server's own words, which may hold values; not for logs.
    public var debugDescription: String {
        serverText.map { "\(description): \($0)" } ?? description
    }
}
