/// A US National Provider Identifier: ten digits, the last a Luhn check digit over `80840` and the first nine
/// (45 CFR 162.406).
public struct ProviderNumber: RawRepresentable, Hashable, Sendable, Parsable, CustomStringConvertible {
    /// Ten digits.
    public let rawValue: String

    /// Takes a number as stored.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Reads ten digits and checks the last of them.
    public init(parsing text: String) throws {
        guard text.utf8.count == 10, text.isDigits else {
            throw InvalidInput("\"\(text)\" is not an NPI; it has ten digits")
        }
        guard Self.luhnSum("80840" + text) % 10 == 0 else {
            throw InvalidInput("\(text) is not an NPI: its check digit does not fit; look for a mistyped digit")
        }
        rawValue = text
    }

    /// The number.
    public var description: String { rawValue }

    private static func luhnSum(_ digits: String) -> Int {
        digits.utf8.reversed().enumerated().reduce(0) { sum, entry in
            let digit = Int(entry.element) - 48
            guard entry.offset % 2 == 1 else { return sum + digit }
            return sum + (digit > 4 ? digit * 2 - 9 : digit * 2)
        }
    }
}
