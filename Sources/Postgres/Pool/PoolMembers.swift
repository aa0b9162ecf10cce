/// What the pool's mutex guards: the decisions, and the connections and tasks they are about.
struct PoolMembers: Sendable {
    private enum Mail {
        case awaited(CheckedContinuation<PoolAnswer, any Error>)
        case answered(Result<PoolAnswer, PostgresError>)
    }

    var state: PoolState
    var connections: [PoolState.ConnectionID: Connection] = [:]
    private var mail: [PoolState.WaiterID: Mail] = [:]
    private var closers: [CheckedContinuation<Void, Never>] = []
    private var isFinished = false
    private var lastWaiter = 0

    init(state: PoolState) {
        self.state = state
    }

    mutating func acquire() -> (PoolState.WaiterID, [PoolState.Action]) {
        lastWaiter += 1
        return (lastWaiter, state.acquire(lastWaiter))
    }

    mutating func takeAnswer(to waiter: PoolState.WaiterID) throws -> PoolAnswer? {
        guard case .answered(let answer) = mail[waiter] else { return nil }
        mail[waiter] = nil
        return try answer.get()
    }

    /// Registers who waits; the answer may have come since it was looked for, and so may a cancel.
    mutating func await(
        _ waiter: PoolState.WaiterID,
        _ continuation: CheckedContinuation<PoolAnswer, any Error>,
        isCancelled: Bool
    ) {
        if case .answered(let answer) = mail[waiter] {
            mail[waiter] = nil
            continuation.resume(with: answer.mapError { $0 })
        } else if isCancelled, state.abandon(waiter) {
            continuation.resume(throwing: PostgresError.cancelled)
        } else {
            mail[waiter] = .awaited(continuation)
        }
    }

    mutating func abandon(_ waiter: PoolState.WaiterID, _ error: PostgresError) {
        // Before it is registered nothing needs to be done: registering looks at the cancel itself.
        if case .awaited = mail[waiter], state.abandon(waiter) { answer(waiter, .failure(error)) }
    }

    private mutating func answer(_ waiter: PoolState.WaiterID, _ answer: Result<PoolAnswer, PostgresError>) {
        if case .awaited(let continuation) = mail[waiter] {
            mail[waiter] = nil
            continuation.resume(with: answer.mapError { $0 })
        } else {
            mail[waiter] = .answered(answer)
        }
    }

    mutating func close(_ continuation: CheckedContinuation<Void, Never>) -> [PoolState.Action] {
        if isFinished {
            continuation.resume()
        } else {
            closers.append(continuation)
        }
        return state.close()
    }

    /// Carries an action out; gives back a connection that is left to be closed.
    mutating func settle(_ action: PoolState.Action) -> Connection? {
        switch action {
        case .lend(let id, let waiter):
            guard let connection = connections[id] else { return nil }
            answer(waiter, .success(.lend(Lease(id: id, connection: connection, isFresh: false))))
        case .open(let id, let waiter):
            answer(waiter, .success(.open(id)))
        case .close(let id):
            return connections.removeValue(forKey: id)
        case .refuse(let waiter):
            answer(waiter, .failure(.poolClosed))
        case .finish:
            isFinished = true
            closers.forEach { $0.resume() }
            closers = []
        }
        return nil
    }
}
