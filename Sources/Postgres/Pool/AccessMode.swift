/// Whether a transaction may write.
public enum AccessMode: Sendable, CaseIterable {
    /// It may, where the server lets it: a standby refuses, and so does a database that is set to be read only.
    case readWrite
    /// It may not; the server refuses a write.
    case readOnly

    /// What BEGIN says of it: to ask a standby for READ WRITE would fail before anything is written.
    var clause: String { self == .readOnly ? ", READ ONLY" : "" }
}
