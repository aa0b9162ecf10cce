import Postgres
import Testing

@Suite struct CancellationTests {
    @Test("a cancelled statement ends within a moment and its connection stays usable")
    func aCancelledStatementEndsWithinAMomentAndItsConnectionStaysUsable() async throws {
        try await withPool(size: 1) { pool in
            let process: Int = try await pool.transaction { try await $0.queryOne("SELECT pg_backend_pid()")[0] }
            let start = ContinuousClock.now

            let task = Task { try await pool.transaction { try await $0.execute("SELECT pg_sleep(60)") } }
            try await Task.sleep(for: .milliseconds(200))
            task.cancel()
            let error = await failure { _ = try await task.value }

            #expect(error?.code == .cancelled)
            #expect(ContinuousClock.now - start < .seconds(5))
            let after: Int = try await pool.transaction { try await $0.queryOne("SELECT pg_backend_pid()")[0] }
            #expect(after == process)
        }
    }

    @Test("a cancel that comes late does not hit the next statement")
    func aCancelThatComesLateDoesNotHitTheNextStatement() async throws {
        try await withPool(size: 1) { pool in
            try await pool.withConnection { session in
                // Cancels arrive all around the end of a short statement; the one after it must never notice.
                for round in 0..<200 {
                    let delay = Duration.microseconds(round * 10)
                    await withTaskGroup { group in
                        let conversation = session.conversation
                        group.addTask { _ = try? await Probe(conversation: conversation).execute("SELECT 1") }
                        try? await Task.sleep(for: delay)
                        group.cancelAll()
                    }
                    let found1 = try await session.queryOne("SELECT 2")[0] as Int
                    #expect(found1 == 2)
                }
            }
        }
    }

    @Test("a task that is cancelled while it waits for a connection gives up")
    func aTaskThatIsCancelledWhileItWaitsForAConnectionGivesUp() async throws {
        try await withPool(size: 1) { pool in
            try await pool.transaction { _ in
                let waiting = Task { try await pool.transaction { try await $0.execute("SELECT 1") } }
                try await Task.sleep(for: .milliseconds(50))
                waiting.cancel()
                let failure1 = await failure { _ = try await waiting.value }
                #expect(failure1?.code == .cancelled)
            }
        }
    }

    @Test("a cancelled transaction is not committed, though its body returns")
    func aCancelledTransactionIsNotCommittedThoughItsBodyReturns() async throws {
        try await withPool { pool in
            try await pool.transaction { try await $0.execute("CREATE TABLE t (id int)") }
            let task = Task {
                try await pool.transaction { transaction in
                    try await transaction.execute("INSERT INTO t VALUES (1)")
                    withUnsafeCurrentTask { $0?.cancel() }
                }
            }
            let failure2 = await failure { _ = try await task.value }
            #expect(failure2?.code == .cancelled)
            let found2 = try await pool.transaction { try await $0.queryOne("SELECT count(*) FROM t")[0] as Int }
            #expect(found2 == 0)
        }
    }

    @Test("a deadline ends a statement, and its connection stays usable")
    func aDeadlineEndsAStatementAndItsConnectionStaysUsable() async throws {
        try await withPool(size: 1) { pool in
            let start = ContinuousClock.now
            let error = await failure {
                try await pool.transaction(deadline: .milliseconds(200)) { try await $0.execute("SELECT pg_sleep(60)") }
            }

            #expect(error?.code == .deadlineExceeded)
            #expect(ContinuousClock.now - start < .seconds(5))
            let found3 = try await pool.transaction { try await $0.queryOne("SELECT 1")[0] as Int }
            #expect(found3 == 1)
        }
    }

    @Test("a deadline holds for the wait for a connection")
    func aDeadlineHoldsForTheWaitForAConnection() async throws {
        try await withPool(size: 1) { pool in
            try await pool.transaction { _ in
                let error = await failure {
                    try await pool.transaction(deadline: .milliseconds(50)) { try await $0.execute("SELECT 1") }
                }
                #expect(error?.code == .deadlineExceeded)
            }
        }
    }
}

/// Runs statements on a connection from another task than the one it was lent to.
private struct Probe: StatementRunner {
    let conversation: Conversation
}
