/// How often a service is billed on one line; negative for a credit, never 0.
public struct Units: RawRepresentable, Hashable, Sendable, Parsable, CustomStringConvertible {
    /// The number.
    public let rawValue: Int

    /// Takes a number as stored.
    public init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// Once.
    public static let one = Units(rawValue: 1)

    /// Most units on one line: no heel gets a thousand of anything in a day, and a slipped finger does.
    public static let maximum = 999

    /// Reads a whole number between -999 and 999 other than 0.
    public init(parsing text: String) throws {
        guard let number = Int(text), number != 0, number.magnitude <= Self.maximum else {
            throw InvalidInput(
                "\"\(text)\" is not a number of units; write 1 to \(Self.maximum), or a negative number for a credit"
            )
        }
        rawValue = number
    }

    /// The number.
    public var description: String { String(rawValue) }
}
