/// A connection lent to a closure, without a transaction: each statement commits by itself.
///
/// For statements that cannot be in a transaction, such as CREATE DATABASE and VACUUM.
public struct Session: ~Copyable, StatementRunner {
    /// The connection behind it.
    public let conversation: Conversation
}
