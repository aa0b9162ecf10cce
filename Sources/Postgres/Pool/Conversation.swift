/// The connection that a transaction or a session speaks through, and its deadline.
///
/// Opaque: it is there for ``StatementRunner``.
public struct Conversation: Sendable {
    let connection: Connection
    let deadline: ContinuousClock.Instant?

    /// Runs something on the connection; it is cancelled with the task.
    nonisolated(nonsending) func perform<R: Sendable>(
        _ body: @Sendable (isolated Connection, Limits) throws -> R
    ) async throws -> R {
        try await cancellable { limits in try await body(connection, limits) }
    }

    /// Runs several calls on the connection as one statement that is cancelled with the task.
    nonisolated(nonsending) func cancellable<R>(
        _ body: nonisolated(nonsending) (Limits) async throws -> R
    ) async throws -> R {
        let interrupts = connection.interrupts
        let generation = interrupts.begin()
        defer { interrupts.end(generation) }
        return try await withTaskCancellationHandler {
            try await body(Limits(generation: generation, deadline: deadline))
        } onCancel: {
            interrupts.cancel(generation)
        }
    }
}
