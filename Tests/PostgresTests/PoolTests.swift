import Postgres
import Synchronization
import Testing

@Suite struct PoolTests {
    @Test("a hundred tasks share four connections")
    func aHundredTasksShareFourConnections() async throws {
        try await withPool(size: 4) { pool in
            let processes = try await withThrowingTaskGroup(of: Int.self) { group in
                for number in 0..<100 {
                    group.addTask {
                        try await pool.transaction {
                            let row = try await $0.queryOne(
                                "SELECT pg_backend_pid(), \(number)::int, pg_sleep(0.002)::text"
                            )
                            #expect(try row[1] == number)
                            return try row[0]
                        }
                    }
                }
                return try await group.reduce(into: Set<Int>()) { $0.insert($1) }
            }
            #expect((1...4).contains(processes.count))
        }
    }

    @Test("a serialization failure is tried again when asked")
    func aSerializationFailureIsTriedAgainWhenAsked() async throws {
        try await withPool(size: 2) { pool in
            try await makeCounter(pool)
            let runs = Mutex(0)

            try await pool.transaction(isolation: .serializable, retries: 2) { transaction in
                let isFirst = runs.withLock { runs in
                    runs += 1; return runs == 1
                }
                let value: Int = try await transaction.queryOne("SELECT value FROM counter")[0]
                if isFirst {
                    try await pool.transaction { try await $0.execute("UPDATE counter SET value = value + 10") }
                }
                try await transaction.execute("UPDATE counter SET value = \(value + 1)")
            }

            #expect(runs.withLock { $0 } == 2)
            let found1 = try await pool.transaction { try await $0.queryOne("SELECT value FROM counter")[0] as Int }
            #expect(found1 == 11)
        }
    }

    @Test("a serialization failure is thrown when no retry was asked for")
    func aSerializationFailureIsThrownWhenNoRetryWasAskedFor() async throws {
        try await withPool(size: 2) { pool in
            try await makeCounter(pool)
            let error = await failure {
                try await pool.transaction(isolation: .repeatableRead) { transaction in
                    let value: Int = try await transaction.queryOne("SELECT value FROM counter")[0]
                    try await pool.transaction { try await $0.execute("UPDATE counter SET value = value + 10") }
                    try await transaction.execute("UPDATE counter SET value = \(value + 1)")
                }
            }
            #expect(error?.code == .server(.serializationFailure))
        }
    }

    @Test("a swallowed failure cannot pass for a commit")
    func aSwallowedFailureCannotPassForACommit() async throws {
        try await withPool { pool in
            let error = await failure {
                try await pool.transaction { transaction in
                    _ = try? await transaction.execute("SELECT 1 / 0")
                }
            }
            #expect(error?.code == .rolledBack)
            #expect(error?.sqlState?.rawValue == "22012")
        }
    }

    @Test("a read-only transaction refuses to write")
    func aReadOnlyTransactionRefusesToWrite() async throws {
        try await withPool { pool in
            let error = await failure {
                try await pool.transaction(access: .readOnly) { try await $0.execute("CREATE TABLE t (id int)") }
            }
            #expect(error?.code == .server(.readOnlySQLTransaction))
        }
    }

    @Test("a closed pool refuses")
    func aClosedPoolRefuses() async throws {
        try await withPool { pool in
            await pool.close()
            let failure1 = await failure { try await pool.transaction { _ in } }
            #expect(failure1?.code == .poolClosed)
        }
    }

    @Test("a connection left in a transaction does not come back")
    func aConnectionLeftInATransactionDoesNotComeBack() async throws {
        try await withPool(size: 1) { pool in
            let before: Int = try await pool.withConnection { session in
                try await session.executeScript("BEGIN")
                return try await session.queryOne("SELECT pg_backend_pid()")[0]
            }
            let after: Int = try await pool.transaction { try await $0.queryOne("SELECT pg_backend_pid()")[0] }
            #expect(after != before)
        }
    }

    @Test("a prepared statement whose table has changed works again in the next transaction")
    func aPreparedStatementWhoseTableHasChangedWorksAgainInTheNextTransaction() async throws {
        try await withPool(size: 2) { pool in
            try await pool.withConnection { session in
                try await session.executeScript("CREATE TABLE t (id int)")
                for _ in 0..<3 { _ = try await session.query("SELECT * FROM t") }
                try await pool.withConnection { try await $0.executeScript("ALTER TABLE t ADD name text") }
                let error = await failure { try await session.query("SELECT * FROM t") }
                #expect(error?.code == .server(.featureNotSupported))
                let rows = try await session.query("SELECT * FROM t")
                #expect(rows.isEmpty)
            }
        }
    }

    @Test("more statements than the cache holds are no trouble")
    func moreStatementsThanTheCacheHoldsAreNoTrouble() async throws {
        try await withPool(size: 1) { pool in
            try await pool.transaction { transaction in
                for number in 0..<300 {
                    for _ in 0..<2 { try await transaction.execute("SELECT 1 AS \(identifier: "c\(number)")") }
                }
                let kept: Int = try await transaction.queryOne("SELECT count(*) FROM pg_prepared_statements")[0]
                #expect((1...256).contains(kept))
            }
        }
    }

    private func makeCounter(_ pool: Pool) async throws {
        try await pool.transaction { try await $0.executeScript("CREATE TABLE counter AS SELECT 0 AS value") }
    }
}
