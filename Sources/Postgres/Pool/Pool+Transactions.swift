extension Pool {
    /// Runs `body` in a transaction that is committed when it returns and rolled back when it throws.
    ///
    /// If the task is cancelled it is rolled back too, even if `body` returns.
    ///
    /// - Parameters:
    ///   - isolation: how much of other transactions it sees.
    ///   - access: whether it may write.
    ///   - retries: how often it is run again after a serialization failure or a deadlock; `body` must then be fit to run
    ///     more than once.
    ///   - deadline: how long all of it may take, waiting for a connection included.
    ///   - body: what to do.
    /// - Returns: what `body` returned.
    /// - Throws: what `body` threw, after the rollback, or a ``PostgresError``.
    @discardableResult
    nonisolated(nonsending) public func transaction<R: Sendable>(
        isolation: IsolationLevel = .readCommitted,
        access: AccessMode = .readWrite,
        retries: Int = 0,
        deadline: Duration? = nil,
        _ body: nonisolated(nonsending) (borrowing Transaction) async throws -> R
    ) async throws -> R {
        let latest = deadline.map { ContinuousClock.now + $0 }
        var retry = 0
        while true {
            let lease = try await begin(isolation, access, latest)
            do {
                let value = try await run(body, on: lease, latest)
                await release(lease)
                return value
            } catch {
                let failure = await lease.connection.lastFailure
                await release(lease)
                guard retry < retries, failure?.isTransient == true, !Task.isCancelled else { throw error }
                retry += 1
                try await pause(before: retry, latest)
            }
        }
    }

    /// Runs `body` with a connection and no transaction, for statements that cannot be in one.
    ///
    /// - Parameters:
    ///   - deadline: how long all of it may take, waiting for a connection included.
    ///   - body: what to do; it leaves the session as it was, its settings above all.
    /// - Returns: what `body` returned.
    /// - Throws: what `body` threw, or a ``PostgresError``.
    @discardableResult
    nonisolated(nonsending) public func withConnection<R: Sendable>(
        deadline: Duration? = nil,
        _ body: nonisolated(nonsending) (borrowing Session) async throws -> R
    ) async throws -> R {
        let latest = deadline.map { ContinuousClock.now + $0 }
        let lease = try await acquireQuiet(latest)
        do {
            let value = try await body(Session(conversation: lease.conversation(latest)))
            await release(lease)
            return value
        } catch {
            await release(lease)
            throw error
        }
    }

    private nonisolated(nonsending) func run<R: Sendable>(
        _ body: nonisolated(nonsending) (borrowing Transaction) async throws -> R,
        on lease: Lease,
        _ deadline: ContinuousClock.Instant?
    ) async throws -> R {
        do {
            let value = try await body(Transaction(conversation: lease.conversation(deadline)))
            if Task.isCancelled { throw PostgresError.cancelled }
            try await lease.connection.commit(deadline)
            return value
        } catch {
            await lease.connection.rollBack()
            throw error
        }
    }

    // Here nothing is known to be repeatable, so a connection that died idle has to be told before it is used.
    private nonisolated(nonsending) func acquireQuiet(_ deadline: ContinuousClock.Instant?) async throws -> Lease {
        while true {
            let lease = try await acquire(deadline)
            if await lease.connection.isQuiet { return lease }
            await lease.connection.close()
            await release(lease)
        }
    }

    // Connections that lay idle may have died with their server. BEGIN has no effect to repeat, so it is simply tried on the
    // next one; at the latest the one after all idle ones is fresh.
    private nonisolated(nonsending) func begin(
        _ isolation: IsolationLevel,
        _ access: AccessMode,
        _ deadline: ContinuousClock.Instant?
    ) async throws -> Lease {
        while true {
            let lease = try await acquire(deadline)
            do {
                try await lease.conversation(deadline).perform { try $0.begin(isolation, access, $1) }
                return lease
            } catch {
                await release(lease)
                let isLost = (error as? PostgresError)?.code == .connectionLost
                guard isLost, !lease.isFresh else { throw error }
            }
        }
    }

    // Grows by doubling from ten milliseconds and is spread by chance, so that two which collided do not collide again.
    private nonisolated(nonsending) func pause(before retry: Int, _ deadline: ContinuousClock.Instant?) async throws {
        let longest = 10 << min(retry - 1, 7)
        let end = ContinuousClock.now + .milliseconds(Int.random(in: 0...longest))
        if let deadline, deadline < end { throw PostgresError.deadlineExceeded }
        do {
            try await Task.sleep(until: end, clock: .continuous)
        } catch {
            throw PostgresError.cancelled
        }
    }
}
