extension StatementRunner where Self: ~Copyable {
    /// Runs a statement and gives its rows.
    nonisolated(nonsending) public func query(_ sql: SQL) async throws -> [Row] {
        let batch = try await conversation.perform { try $0.run(sql, $1) }.rows
        return (0..<batch.count).map { Row(batch: batch, index: $0) }
    }

    /// Runs a statement and reads its rows.
    nonisolated(nonsending) public func query<S: Statement>(_ statement: S) async throws -> [S.Output] {
        let batch = try await conversation.perform { [sql = statement.sql] in try $0.run(sql, $1) }.rows
        return try (0..<batch.count).map { try statement.decode(Row(batch: batch, index: $0)) }
    }

    /// Runs a statement that gives one row; throws ``PostgresError/Code/notOneRow`` if there are more or none.
    nonisolated(nonsending) public func queryOne(_ sql: SQL) async throws -> Row {
        let rows = try await query(sql)
        guard rows.count == 1 else { throw PostgresError.notOneRow(rows.count) }
        return rows[0]
    }

    /// Runs a statement that gives one row and reads it; throws ``PostgresError/Code/notOneRow`` otherwise.
    nonisolated(nonsending) public func queryOne<S: Statement>(_ statement: S) async throws -> S.Output {
        try statement.decode(await queryOne(statement.sql))
    }

    /// Runs a statement that gives one row or none; throws ``PostgresError/Code/notOneRow`` if there are more.
    nonisolated(nonsending) public func queryOptional(_ sql: SQL) async throws -> Row? {
        let rows = try await query(sql)
        guard rows.count <= 1 else { throw PostgresError.notOneRow(rows.count) }
        return rows.first
    }

    /// Runs a statement that gives one row or none and reads it; throws ``PostgresError/Code/notOneRow`` otherwise.
    nonisolated(nonsending) public func queryOptional<S: Statement>(_ statement: S) async throws -> S.Output? {
        try await queryOptional(statement.sql).map { try statement.decode($0) }
    }

    /// Runs a statement for its effect and gives the number of rows it dealt with.
    @discardableResult
    nonisolated(nonsending) public func execute(_ sql: SQL) async throws -> Int {
        try await conversation.perform { try $0.run(sql, $1) }.affectedRows
    }

    /// Runs several statements, separated by semicolons, that bind nothing and whose rows nobody wants.
    ///
    /// Stops at the first that fails. Outside a transaction of its own the whole text is one transaction.
    nonisolated(nonsending) public func executeScript(_ text: String) async throws {
        try await conversation.perform { try $0.runScript(text, $1) }
    }
}
