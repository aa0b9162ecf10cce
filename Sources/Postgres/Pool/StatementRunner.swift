/// What statements are run on: a ``Transaction``, or a ``Session`` where there must be none.
///
/// Every call throws a ``PostgresError`` of its own making, and what closures it was given throw.
public protocol StatementRunner: ~Copyable, Sendable {
    /// The connection behind it.
    var conversation: Conversation { get }
}
