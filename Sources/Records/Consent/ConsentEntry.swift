import Domain

/// A decision on consent as recorded.
public struct ConsentEntry: Sendable {
    /// What was decided, for what, and when.
    public let consent: Consent
    /// When it was recorded.
    public let recordedAt: Moment
    /// Login that recorded it.
    public let recordedBy: String
    /// When the next decision took its place; nil while it stands.
    public let replacedAt: Moment?
}
