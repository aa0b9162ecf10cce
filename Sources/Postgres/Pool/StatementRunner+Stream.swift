extension StatementRunner where Self: ~Copyable {
    /// Runs a statement and hands over its rows one by one, in constant memory.
    ///
    /// A throw from `body` stops the statement on the server; the transaction can then only be rolled back. Bulk readers
    /// take columns by index, `row[0]`, which saves the look-up.
    nonisolated(nonsending) public func stream(_ sql: SQL, _ body: (Row) throws -> Void) async throws {
        let connection = conversation.connection
        try await conversation.cancellable { limits in
            try await connection.startStream(sql, limits)
            do {
                while let batch = try await connection.nextBatch(limits) {
                    for index in 0..<batch.count { try body(Row(batch: batch, index: index)) }
                }
            } catch {
                await connection.abandon()
                throw error
            }
        }
    }

    /// Runs a statement and hands over its rows, each read, one by one, in constant memory.
    nonisolated(nonsending) public func stream<S: Statement>(
        _ statement: S,
        _ body: (S.Output) throws -> Void
    ) async throws {
        try await stream(statement.sql) { try body(statement.decode($0)) }
    }
}
