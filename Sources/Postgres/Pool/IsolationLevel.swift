/// How much of other transactions a transaction sees.
public enum IsolationLevel: String, Sendable, CaseIterable {
    /// Each statement sees what was committed before it began.
    case readCommitted = "READ COMMITTED"
    /// All statements see what was committed before the first.
    case repeatableRead = "REPEATABLE READ"
    /// As if the transactions had run one after another, or else a serialization failure.
    case serializable = "SERIALIZABLE"
}
