/// What a task that asked the pool is told.
enum PoolAnswer: Sendable {
    case lend(Lease)
    case open(PoolState.ConnectionID)
}
