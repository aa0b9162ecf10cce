import CLibPQ

extension Connection {
    /// Runs one statement and gathers its rows.
    func run(_ sql: SQL, _ limits: Limits) throws(PostgresError) -> StatementResult {
        let (text, values) = try prepareExchange(sql)
        return try exchange(limits) { () throws(PostgresError) in
            try send(text, values, limits)
            return try collect(text, limits)
        }
    }

    /// Runs several statements that bind nothing, by the simple protocol.
    func runScript(_ text: String, _ limits: Limits) throws(PostgresError) {
        // The script may change or drop what prepared statements rest on, or the statements themselves.
        defer { statements.forgetAll() }
        try runCommand(text, limits)
    }

    /// Runs a command that binds nothing and gives no rows, and tells what the server calls it.
    @discardableResult
    func runCommand(_ text: String, _ limits: Limits) throws(PostgresError) -> String {
        try requireQuiet(text)
        return try exchange(limits) { () throws(PostgresError) in
            guard PQsendQuery(handle.pointer, text) != 0 else { throw lost() }
            return try finish(limits)
        }
    }

    /// Checks what can be checked before anything is sent.
    func prepareExchange(_ sql: SQL) throws(PostgresError) -> (text: String, values: BoundValues) {
        let (text, values) = sql.render()
        try requireQuiet(text)
        return (text, try BoundValues(values))
    }

    func requireQuiet(_ text: String) throws(PostgresError) {
        guard case .none = activity else {
            throw PostgresError(.misuse, "a statement cannot run amid a stream or a COPY of its own connection")
        }
        // libpq ends the text at its first zero byte.
        guard !text.utf8.contains(0) else { throw PostgresError(.misuse, "the SQL holds U+0000") }
        guard handle.isUsable else { throw .connectionLost() }
    }

    /// Sends a statement, prepared if it has run before.
    func send(_ text: String, _ values: BoundValues, _ limits: Limits) throws(PostgresError) {
        var plan = cachesStatements ? statements.plan(for: text) : .runUnprepared
        if case .prepare(let name) = plan {
            try prepare(text, as: name, limits)
            plan = .run(name: name)
        }
        let pointer = handle.pointer
        let isSent = values.withPointers { count, values, lengths, formats in
            if case .run(let name) = plan {
                PQsendQueryPrepared(pointer, name, count, values, lengths, formats, 1)
            } else {
                PQsendQueryParams(pointer, text, count, nil, values, lengths, formats, 1)
            }
        }
        guard isSent != 0 else { throw lost() }
        try flush(limits)
    }

    private func prepare(_ text: String, as name: String, _ limits: Limits) throws(PostgresError) {
        if statements.isFull {
            statements.forgetAll()
            guard PQsendQuery(handle.pointer, "DEALLOCATE ALL") != 0 else { throw lost() }
            try finish(limits)
        }
        guard PQsendPrepare(handle.pointer, name, text, 0, nil) != 0 else { throw lost() }
        try finish(limits)
        statements.remember(name, for: text)
    }

    /// Waits for the end of an exchange whose rows nobody wants; gives the last command's tag.
    @discardableResult
    func finish(_ limits: Limits) throws(PostgresError) -> String {
        try flush(limits)
        var tag = ""
        try takeResults(limits) { tag = $0.commandTag }
        return tag
    }

    private func collect(_ text: String, _ limits: Limits) throws(PostgresError) -> StatementResult {
        var outcome: StatementResult?
        do {
            try takeResults(limits) { outcome = Self.read($0) }
        } catch {
            forget(text, after: error)
            throw error
        }
        guard let outcome else { throw lost() }
        return outcome
    }

    /// Takes up the results of an exchange to the last; throws what the server refused once all have come.
    func takeResults(_ limits: Limits, _ take: (borrowing ResultHandle) -> Void) throws(PostgresError) {
        var failure: PostgresError?
        while let result = try nextResult(limits) {
            if result.isFailure {
                failure = PostgresError(result: result)
                // Nothing more will come, and waiting for it would only hide the server's last words.
                if failure?.code == .connectionLost { break }
            } else if result.status == PGRES_COPY_IN || result.status == PGRES_COPY_OUT {
                throw .copyOutOfPlace
            } else {
                take(result)
            }
        }
        if let failure { throw failure }
    }

    /// Forgets a prepared statement that will not work again.
    func forget(_ text: String, after error: PostgresError) {
        // A plan whose result type changed with its tables fails for ever; prepared anew it works.
        if error.sqlState == .featureNotSupported || error.sqlState == .invalidStatementName {
            statements.forget(text)
        }
    }

    private static func read(_ result: borrowing ResultHandle) -> StatementResult {
        var builder = RowBatchBuilder(columns: result.columns(), expectedRows: result.rowCount)
        builder.append(result)
        return StatementResult(
            rows: builder.finish(),
            affectedRows: result.affectedRows,
            commandTag: result.commandTag
        )
    }
}
