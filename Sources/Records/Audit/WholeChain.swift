/// A chain in which nothing is broken.
public struct WholeChain: Hashable, Sendable {
    /// Number of the first event that was checked.
    public let first: Int64
    /// Where it ends.
    public let last: ChainHead
    /// How many events were checked.
    public let count: Int
    /// How many of them once had a detail that was erased since.
    public let erasedDetails: Int
    /// How many anchors it was held against.
    public let anchors: Int
}
