import Domain

/// Where a chain ends.
public struct ChainHead: Hashable, Sendable {
    /// Number of the last event; 0 of a chain without any.
    public let event: Int64
    /// Its digest.
    public let digest: HexDigest

    /// An end.
    public init(event: Int64, digest: HexDigest) {
        self.event = event
        self.digest = digest
    }

    /// Before the first event.
    public static let beginning = ChainHead(event: 0, digest: .ofNothing)
}
