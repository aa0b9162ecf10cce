/// A SHA-256 in 64 lower-case hexadecimal digits, as `sha256sum` prints it.
public struct HexDigest: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// The digits.
    public let rawValue: String

    /// Takes a digest as stored.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The digest of the empty text, which a chain begins after.
    public static let ofNothing = HexDigest(
        rawValue: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    )

    /// The digits.
    public var description: String { rawValue }
}

extension HexDigest: Parsable {
    /// Reads 64 hexadecimal digits in lower case.
    public init(parsing text: String) throws {
        let isDigest = text.utf8.count == 64 && text.utf8.allSatisfy { (0x30...0x39) ~= $0 || (0x61...0x66) ~= $0 }
        guard isDigest else { throw InvalidInput("a digest is 64 hexadecimal digits in lower case") }
        rawValue = text
    }
}
