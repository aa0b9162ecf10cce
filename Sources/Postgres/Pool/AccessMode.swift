/// Whether a transaction may write.
public enum AccessMode: String, Sendable, CaseIterable {
    /// It may.
    case readWrite = "READ WRITE"
    /// It may not; the server refuses a write.
    case readOnly = "READ ONLY"
}
