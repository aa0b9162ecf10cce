import Synchronization

/// Connections to one server, opened when they are needed and kept for the next who asks.
///
/// A connection comes back only if it is sound, idle and outside a transaction; any other is closed.
public final class Pool: Sendable {
    let settings: ConnectionSettings
    /// The number of connections at most.
    public let size: Int
    private let members: Mutex<PoolMembers>

    /// Makes a pool; nothing is connected yet.
    public init(_ settings: ConnectionSettings, size: Int = 4) {
        let state = PoolState(size: size)
        self.settings = settings
        self.size = state.size
        members = Mutex(PoolMembers(state: state))
    }

    /// Refuses everyone who asks from now on, waits for the work under way and closes all connections.
    public func close() async {
        await withCheckedContinuation { continuation in
            let actions = members.withLock { $0.close(continuation) }
            settle(actions)
        }
    }

    /// Lends a connection; waits for one, first come first served, if all are lent.
    func acquire(_ deadline: ContinuousClock.Instant?) async throws -> Lease {
        let (waiter, actions) = members.withLock { $0.acquire() }
        settle(actions)
        let answer = try await answer(to: waiter, deadline)
        switch answer {
        case .lend(let lease):
            return lease
        case .open(let id):
            return try await open(id, deadline)
        }
    }

    private func answer(to waiter: PoolState.WaiterID, _ deadline: ContinuousClock.Instant?) async throws -> PoolAnswer
    {
        if let answer = try members.withLock({ try $0.takeAnswer(to: waiter) }) { return answer }
        let timer = deadline.map { deadline in
            Task {
                try await Task.sleep(until: deadline, clock: .continuous)
                self.abandon(waiter, .deadlineExceeded)
            }
        }
        defer { timer?.cancel() }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                members.withLock { $0.await(waiter, continuation, isCancelled: Task.isCancelled) }
            }
        } onCancel: {
            self.abandon(waiter, .cancelled)
        }
    }

    private func abandon(_ waiter: PoolState.WaiterID, _ error: PostgresError) {
        members.withLock { $0.abandon(waiter, error) }
    }

    private func open(_ id: PoolState.ConnectionID, _ deadline: ContinuousClock.Instant?) async throws -> Lease {
        do {
            let connection = try Connection(settings)
            let conversation = Conversation(connection: connection, deadline: deadline)
            try await conversation.perform { [settings] in try $0.open(settings, $1) }
            members.withLock { $0.connections[id] = connection }
            return Lease(id: id, connection: connection, isFresh: true)
        } catch {
            settle(members.withLock { $0.state.release(id, isReusable: false) })
            throw error
        }
    }

    /// Takes a connection back.
    func release(_ lease: Lease) async {
        let isReusable = await lease.connection.isReusable
        settle(members.withLock { $0.state.release(lease.id, isReusable: isReusable) })
    }

    private func settle(_ actions: [PoolState.Action]) {
        for action in actions {
            guard let connection = members.withLock({ $0.settle(action) }) else { continue }
            // Nobody waits for it: closing sends one last message and frees memory.
            Task { await connection.close() }
        }
    }
}
