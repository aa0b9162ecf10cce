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
                var next = try await connection.nextBatch(limits)
                while let batch = next {
                    // The connection gathers the rows after these while these are read.
                    async let following = connection.nextBatch(limits)
                    do {
                        for index in 0..<batch.count { try body(Row(batch: batch, index: index)) }
                    } catch {
                        // Or else the error would wait for rows that nobody wants any more.
                        if let generation = limits.generation { connection.interrupts.cancel(generation) }
                        throw error
                    }
                    next = try await following
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
