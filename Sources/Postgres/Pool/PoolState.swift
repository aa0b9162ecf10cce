/// The decisions of a pool, without connections, tasks or sockets.
///
/// Each event returns what is to be done about it; whoever calls does it outside the lock.
struct PoolState {
    typealias ConnectionID = Int
    typealias WaiterID = Int

    enum Action: Equatable {
        /// Let the waiter use the connection.
        case lend(ConnectionID, to: WaiterID)
        /// Let the waiter open a connection under this number.
        case open(ConnectionID, for: WaiterID)
        /// Close the connection.
        case close(ConnectionID)
        /// Tell the waiter that the pool is closed.
        case refuse(WaiterID)
        /// Tell whoever closes the pool that the last connection is gone.
        case finish
    }

    let size: Int
    private var idle: [ConnectionID] = []
    private var lent: Set<ConnectionID> = []
    private var waiters: [WaiterID] = []
    private var lastConnection = 0
    private(set) var isClosed = false

    init(size: Int) {
        self.size = max(1, size)
    }

    /// A task asks for a connection; no action means that it waits.
    mutating func acquire(_ waiter: WaiterID) -> [Action] {
        if isClosed { return [.refuse(waiter)] }
        waiters.append(waiter)
        return serve()
    }

    /// A task comes to be cancelled or late while it waits; false if it has been served already.
    mutating func abandon(_ waiter: WaiterID) -> Bool {
        guard let index = waiters.firstIndex(of: waiter) else { return false }
        waiters.remove(at: index)
        return true
    }

    /// A connection comes back, or could not be opened, which is the same as coming back unusable.
    mutating func release(_ connection: ConnectionID, isReusable: Bool) -> [Action] {
        guard lent.remove(connection) != nil else { return [] }
        guard isReusable, !isClosed else {
            return [.close(connection)] + serve() + (isClosed && lent.isEmpty ? [.finish] : [])
        }
        idle.append(connection)
        return serve()
    }

    /// The pool is closed: who waits is refused, who has a connection keeps it to the end of its work.
    mutating func close() -> [Action] {
        guard !isClosed else { return [] }
        isClosed = true
        defer {
            waiters = []
            idle = []
        }
        return waiters.map { .refuse($0) } + idle.map { .close($0) } + (lent.isEmpty ? [.finish] : [])
    }

    // First come, first served; the connection used last is the likeliest to be alive and warm.
    private mutating func serve() -> [Action] {
        guard !isClosed, let waiter = waiters.first else { return [] }
        if let connection = idle.popLast() {
            waiters.removeFirst()
            lent.insert(connection)
            return [.lend(connection, to: waiter)]
        }
        guard lent.count < size else { return [] }
        waiters.removeFirst()
        lastConnection += 1
        lent.insert(lastConnection)
        return [.open(lastConnection, for: waiter)]
    }
}
