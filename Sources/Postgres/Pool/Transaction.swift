/// A transaction lent to a closure.
///
/// It cannot be copied or kept, so no statement can come after its COMMIT.
public struct Transaction: ~Copyable, StatementRunner {
    /// The connection behind it.
    public let conversation: Conversation
}
