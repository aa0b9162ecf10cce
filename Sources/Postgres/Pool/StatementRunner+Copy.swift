extension StatementRunner where Self: ~Copyable {
    /// Runs a COPY FROM STDIN with what `body` writes; gives the number of rows.
    ///
    /// A throw from `body` makes the COPY fail as a whole. What the server has against a row is thrown at the end.
    @discardableResult
    nonisolated(nonsending) public func copyIn(
        _ sql: SQL,
        _ body: nonisolated(nonsending) (inout CopyWriter) async throws -> Void
    ) async throws -> Int {
        let connection = conversation.connection
        return try await conversation.cancellable { limits in
            try await connection.startCopyIn(sql, limits)
            do {
                var writer = CopyWriter(connection: connection, limits: limits)
                try await body(&writer)
                try await writer.send()
                return try await connection.finishCopyIn(limits)
            } catch {
                await connection.abandon()
                throw error
            }
        }
    }

    /// Runs a COPY FROM STDIN with the bytes of a sequence; gives the number of rows.
    @discardableResult
    nonisolated(nonsending) public func copyIn<Chunks: AsyncSequence>(
        _ sql: SQL,
        from chunks: Chunks
    ) async throws -> Int where Chunks.Element == [UInt8] {
        try await copyIn(sql) { writer in
            for try await chunk in chunks { try await writer.write(chunk) }
        }
    }

    /// Runs a COPY TO STDOUT and hands over its bytes in pieces of whole lines, in constant memory.
    ///
    /// A throw from `body` stops the statement on the server; the transaction can then only be rolled back.
    nonisolated(nonsending) public func copyOut(_ sql: SQL, _ body: ([UInt8]) throws -> Void) async throws {
        let connection = conversation.connection
        try await conversation.cancellable { limits in
            try await connection.startCopyOut(sql, limits)
            do {
                while let chunk = try await connection.nextCopyChunk(limits) { try body(chunk) }
            } catch {
                await connection.abandon()
                throw error
            }
        }
    }
}
