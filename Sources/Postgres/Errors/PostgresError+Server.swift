import CLibPQ

extension PostgresError {
    /// The error a result carries.
    init(result: borrowing ResultHandle) {
        // The server's last words come before the end of its stream: the connection still looks sound then.
        let severity = result.text(firststep_error_severity)
        // A failure without a state was made up by libpq, because it could not go on.
        let connectionIsLost =
            severity == "FATAL" || severity == "PANIC" || result.text(firststep_error_sqlstate) == nil
        let state = result.text(firststep_error_sqlstate).map { SQLState(rawValue: $0) }
        let message = result.text(firststep_error_message) ?? result.text(PQresultErrorMessage) ?? ""
        let detail = result.text(firststep_error_detail).map { "\n" + $0 } ?? ""
        self.init(
            connectionIsLost ? .connectionLost : state.map { .server($0) } ?? .connectionLost,
            connectionIsLost ? "the connection to the server was lost" : "the server refused the statement",
            sqlState: state,
            schema: result.text(firststep_error_schema),
            table: result.text(firststep_error_table),
            column: result.text(firststep_error_column),
            constraint: result.text(firststep_error_constraint),
            serverText: message + detail
        )
    }

    static func connectionLost(_ text: String? = nil) -> PostgresError {
        PostgresError(.connectionLost, "the connection to the server was lost", serverText: text)
    }

    static var passwordMissing: PostgresError {
        PostgresError(.passwordMissing, "the server asks for a password, and there is none")
    }

    static var poolClosed: PostgresError { PostgresError(.poolClosed, "the connection pool is closed") }
    static var cancelled: PostgresError { PostgresError(.cancelled, "cancelled") }
    static var deadlineExceeded: PostgresError { PostgresError(.deadlineExceeded, "the deadline has passed") }

    static var copyOutOfPlace: PostgresError { PostgresError(.misuse, "COPY needs copyIn or copyOut") }

    static func notOneRow(_ count: Int) -> PostgresError {
        PostgresError(.notOneRow, "expected one row, and there were \(count)")
    }
}
