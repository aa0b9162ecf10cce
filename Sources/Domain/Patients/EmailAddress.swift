/// An e-mail address: something, an `@`, something; whether it arrives only a mail can tell.
public struct EmailAddress: RawRepresentable, Hashable, Sendable, Parsable, CustomStringConvertible {
    /// The address.
    public let rawValue: String

    /// Takes an address as stored.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Reads an address.
    public init(parsing text: String) throws {
        // By scalars, as the database looks at it: to a reader an @ with an accent is a letter of its own.
        let parts = text.unicodeScalars.split(separator: "@", omittingEmptySubsequences: false)
        let isUnwritable = text.unicodeScalars.contains {
            $0.properties.isWhitespace || $0.properties.generalCategory == .control
        }
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }), !isUnwritable, text.utf8.count <= 254 else {
            throw InvalidInput("that is not an e-mail address; write it as in name@example.org")
        }
        rawValue = text
    }

    /// The address.
    public var description: String { rawValue }
}
