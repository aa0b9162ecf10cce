import Domain

/// A detail that is still there.
public struct StoredDetail: Sendable {
    let salt: [UInt8]
    let body: [UInt8]

    /// A detail with its salt.
    public init(salt: [UInt8], body: [UInt8]) {
        self.salt = salt
        self.body = body
    }

    /// What the header of its event has to say.
    var digest: HexDigest { .of(salt + body) }
}
