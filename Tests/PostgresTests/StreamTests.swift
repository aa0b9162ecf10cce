import Postgres
import TestSupport
import Testing

@Suite struct StreamTests {
    private struct Enough: Error {}

    @Test("every row of a long result comes once and in order")
    func everyRowOfALongResultComesOnceAndInOrder() async throws {
        try await withPool(size: 1) { pool in
            var next = 1
            try await pool.transaction { transaction in
                try await transaction.stream("SELECT g, g::text, NULL::int FROM generate_series(1, \(200_000)::int) g")
                { row in
                    guard try row[0] == next, try row[1] == String(next), try row[2] == Int?.none else {
                        throw Enough()
                    }
                    next += 1
                }
            }
            #expect(next == 200_001)
        }
    }

    @Test("a throw amid 200,000 rows ends the stream, and the connection stays usable")
    func aThrowAmid200000RowsEndsTheStreamAndTheConnectionStaysUsable() async throws {
        try await withPool(size: 1) { pool in
            let before: Int = try await pool.transaction { try await $0.queryOne("SELECT pg_backend_pid()")[0] }
            var count = 0
            await #expect(throws: Enough.self) {
                try await pool.transaction { transaction in
                    try await transaction.stream("SELECT g, repeat('x', 100) FROM generate_series(1, 200000) g") { _ in
                        count += 1
                        if count == 1_000 { throw Enough() }
                    }
                }
            }
            #expect(count == 1_000)
            let after: Int = try await pool.transaction { try await $0.queryOne("SELECT pg_backend_pid()")[0] }
            #expect(after == before)
        }
    }

    @Test("an error amid the rows is thrown")
    func anErrorAmidTheRowsIsThrown() async throws {
        try await withPool(size: 1) { pool in
            var count = 0
            let error = await failure {
                try await pool.transaction { transaction in
                    try await transaction.stream("SELECT 1 / (5000 - g) FROM generate_series(1, 10000) g") { _ in
                        count += 1
                    }
                }
            }
            #expect(error?.sqlState?.rawValue == "22012")
            #expect(count <= 5_000)
            let found1 = try await pool.transaction { try await $0.queryOne("SELECT 1")[0] as Int }
            #expect(found1 == 1)
        }
    }

    @Test("a stream is cancelled with its task")
    func aStreamIsCancelledWithItsTask() async throws {
        try await withPool(size: 1) { pool in
            let task = Task {
                try await pool.transaction {
                    try await $0.stream("SELECT pg_sleep(0.01) FROM generate_series(1, 10000)") { _ in }
                }
            }
            try await Task.sleep(for: .milliseconds(200))
            task.cancel()
            let failure1 = await failure { try await task.value }
            #expect(failure1?.code == .cancelled)
            let found2 = try await pool.transaction { try await $0.queryOne("SELECT 1")[0] as Int }
            #expect(found2 == 1)
        }
    }

    @Test("an empty result and a statement without rows end at once")
    func anEmptyResultAndAStatementWithoutRowsEndAtOnce() async throws {
        try await withPool(size: 1) { pool in
            try await pool.transaction { transaction in
                try await transaction.stream("SELECT 1 WHERE false") { _ in Issue.record("a row") }
                try await transaction.stream("CREATE TABLE t (id int)") { _ in Issue.record("a row") }
                let found3 = try await transaction.queryOne("SELECT 1")[0] as Int
                #expect(found3 == 1)
            }
        }
    }

    @Test("without a statement cache nothing is prepared")
    func withoutAStatementCacheNothingIsPrepared() async throws {
        let database = try await TestServer.shared.createDatabase()
        var settings = TestServer.shared.settings(database: database)
        settings.statementCache = false
        let pool = Pool(settings, size: 1)
        try await pool.transaction { transaction in
            for number in 0..<3 {
                let back: Int = try await transaction.queryOne("SELECT \(number)::int")[0]
                #expect(back == number)
            }
            let found4 = try await transaction.queryOne("SELECT count(*) FROM pg_prepared_statements")[0] as Int
            #expect(found4 == 0)
        }
        await pool.close()
    }
}
