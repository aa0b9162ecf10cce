/// A connection of the pool in the hands of a task.
struct Lease: Sendable {
    let id: PoolState.ConnectionID
    let connection: Connection
    /// Whether it was opened for this task, and so cannot have died while it lay idle.
    let isFresh: Bool
}

extension Lease {
    func conversation(_ deadline: ContinuousClock.Instant?) -> Conversation {
        Conversation(connection: connection, deadline: deadline)
    }
}
