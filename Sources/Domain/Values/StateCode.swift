/// A two-letter US state or territory.
public struct StateCode: RawRepresentable, Hashable, Sendable, Parsable, CustomStringConvertible {
    /// Two capital letters.
    public let rawValue: String

    /// Takes a code as stored.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    private static let known: Set<String> = Set(
        """
        AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK \
        OR PA RI SC SD TN TX UT VT VA WA WV WI WY AS GU MP PR VI
        """.split(separator: " ").map(String.init)
    )

    /// Reads a USPS code in either case.
    public init(parsing text: String) throws {
        guard Self.known.contains(text.uppercased()) else {
            throw InvalidInput("\"\(text)\" is not a US state; write its two letters, as in CO")
        }
        rawValue = text.uppercased()
    }

    /// The code.
    public var description: String { rawValue }
}
