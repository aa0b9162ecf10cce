import Postgres

extension TestClinic {
    /// Runs a statement as the superuser of the test server, whom no policy holds; gives its rows.
    @discardableResult
    public func superuser(_ sql: SQL) async throws -> [Row] {
        try await Pool.lent(TestServer.shared.settings(database: database)) { pool in
            try await pool.transaction { try await $0.query(sql) }
        }
    }

    /// Runs a statement by plain SQL as somebody who has a login; gives its rows.
    @discardableResult
    public func plain(_ login: String, _ sql: SQL) async throws -> [Row] {
        try await Pool.lent(TestServer.shared.settings(database: database, user: login)) { pool in
            try await pool.transaction { try await $0.query(sql) }
        }
    }
}

extension FirstStepBinary {
    /// Runs the program with the words of a line, separated by spaces; what is between double quotes is one word.
    public func line(_ line: String) async throws -> Outcome {
        let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
        let words = parts.enumerated().flatMap { index, part in
            index.isMultiple(of: 2) ? part.split(separator: " ").map(String.init) : [String(part)]
        }
        return try await run(words)
    }
}
