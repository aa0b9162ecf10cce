import Domain
import Foundation
import Postgres
import TestSupport
import Testing

@Suite("Every duty on every table")
struct MatrixTests {
    /// A table without a line here fails, and so does a line that says what is not so: who adds a table decides who may
    /// do what with it.
    @Test("may do what the matrix says, and nothing else")
    func matrix() async throws {
        let clinic = try await TestClinic()
        for duty in Duty.allCases { _ = try await clinic.colleague(duty) }
        let settings = TestServer.shared.settings(database: clinic.database)
        let found = try await Pool.lent(settings) { pool in
            try await Attempt.prepare(pool)
            return try await pool.transaction { transaction in
                var found: [String: [String]] = [:]
                for table in try await transaction.query(ListTables()) {
                    for duty in Duty.allCases {
                        let login = TestServer.login(duty)
                        let letters = try await Attempt.letters(of: login, on: table, clinic: 1, in: transaction)
                        found[table, default: []].append(letters)
                    }
                }
                return found
            }
        }
        let expected = try Self.expected()
        for (table, letters) in found.sorted(by: { $0.key < $1.key }) {
            #expect(expected[table] == letters, "\(table) \(letters.joined(separator: " "))")
        }
        #expect(Set(expected.keys).subtracting(found.keys).isEmpty, "there is no such table")
    }

    private static func expected() throws -> [String: [String]] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "matrix.txt")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }
        return Dictionary(
            uniqueKeysWithValues: lines.map { line in
                let words = line.split(separator: " ").map(String.init)
                return (words[0], Array(words.dropFirst()))
            }
        )
    }
}

/// Every table and view that is not PostgreSQL's own.
private struct ListTables: Statement {
    var sql: SQL {
        """
        SELECT nspname || '.' || relname AS name
        FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
        WHERE relkind IN ('r', 'v', 'm', 'p', 'f') AND nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
        ORDER BY 1
        """
    }

    func decode(_ row: Row) throws -> String {
        try row["name"]
    }
}
