import Crypto
import Domain

/// The SHA-256 of bytes that come in pieces.
public struct RunningDigest {
    private var hash = SHA256()

    /// Nothing so far.
    public init() {}

    /// Takes the next bytes.
    public mutating func add(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
    }

    /// The digest of all bytes so far.
    public var digest: HexDigest {
        let digits = Array("0123456789abcdef".utf8)
        let text = hash.finalize().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return HexDigest(rawValue: String(decoding: text, as: UTF8.self))
    }
}

extension HexDigest {
    /// The digest of bytes.
    static func of(_ bytes: [UInt8]) -> HexDigest {
        var running = RunningDigest()
        running.add(bytes)
        return running.digest
    }
}
