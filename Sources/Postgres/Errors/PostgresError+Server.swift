import CLibPQ

extension PostgresError {
    /// The error a result carries.
    init(result: borrowing ResultHandle, connectionIsLost: Bool) {
        let state = SQLState(rawValue: result.text(firststep_error_sqlstate) ?? "XX000")
        let message = result.text(firststep_error_message) ?? result.text(PQresultErrorMessage) ?? ""
        let detail = result.text(firststep_error_detail).map { "\n" + $0 } ?? ""
        self.init(
            connectionIsLost ? .connectionLost : .server(state),
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

    static var poolClosed: PostgresError { PostgresError(.poolClosed, "the connection pool is closed") }
    static var cancelled: PostgresError { PostgresError(.cancelled, "cancelled") }
    static var deadlineExceeded: PostgresError { PostgresError(.deadlineExceeded, "the deadline has passed") }

    static var copyOutOfPlace: PostgresError { PostgresError(.misuse, "COPY needs copyIn or copyOut") }

    static func notOneRow(_ count: Int) -> PostgresError {
        PostgresError(.notOneRow, "expected one row, and there were \(count)")
    }
}
