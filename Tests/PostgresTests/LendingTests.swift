import Postgres
import Testing

private func one(_ transaction: borrowing Transaction) async throws -> Int {
    try await transaction.queryOne("SELECT 1")[0]
}

private func two(_ runner: borrowing some StatementRunner & ~Copyable) async throws -> Int {
    try await runner.queryOne("SELECT 2")[0]
}

extension Transaction {
    fileprivate func three() async throws -> Int {
        try await queryOne("SELECT 3")[0]
    }
}

private actor Clerk {
    private(set) var total = 0

    func work(_ pool: Pool) async throws {
        try await pool.transaction { transaction in
            total += try await one(transaction)
            try await transaction.stream("SELECT 10") { total += try $0[0] }
        }
    }
}

@Suite struct LendingTests {
    @Test("a transaction is lent on to functions, generic functions and methods")
    func aTransactionIsLentOnToFunctionsGenericFunctionsAndMethods() async throws {
        try await withPool { pool in
            let sum = try await pool.transaction { try await one($0) + two($0) + $0.three() }
            let session = try await pool.withConnection { try await two($0) }
            #expect(sum == 6)
            #expect(session == 2)
        }
    }

    @Test("a body runs where its caller does, so an actor may use its own state in it")
    func aBodyRunsWhereItsCallerDoesSoAnActorMayUseItsOwnStateInIt() async throws {
        try await withPool { pool in
            let clerk = Clerk()
            try await clerk.work(pool)
            let total = await clerk.total
            #expect(total == 11)
        }
    }

    @Test("the main actor may ask as well") @MainActor
    func theMainActorMayAskAsWell() async throws {
        var total = 0
        try await withPool { pool in
            try await pool.transaction { transaction in
                total += try await one(transaction)
            }
        }
        #expect(total == 1)
    }

    @Test("a retry is decided by what the server said, whatever the body throws")
    func aRetryIsDecidedByWhatTheServerSaidWhateverTheBodyThrows() async throws {
        struct Mapped: Error {}
        try await withPool { pool in
            var runs = 0
            try await pool.transaction(retries: 1) { transaction in
                runs += 1
                do {
                    if runs == 1 {
                        try await transaction.executeScript(
                            "DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '40001'; END $$"
                        )
                    }
                } catch {
                    throw Mapped()
                }
            }
            #expect(runs == 2)
        }
    }
}
