/// Years after the last record of a patient within which they are not erased without a reason.
public struct RetentionYears: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// The number of years.
    public let rawValue: Int

    /// Takes a number as stored.
    public init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// What a clinic begins with; the law of its state decides.
    public static let usual = RetentionYears(rawValue: 10)

    /// The number.
    public var description: String { String(rawValue) }
}

extension RetentionYears: Parsable {
    /// Reads 6 to 100: documents of a covered entity are kept six years at least, 45 CFR 164.316(b)(2)(i).
    public init(parsing text: String) throws {
        guard text.isDigits, let years = Int(text), (6...100).contains(years) else {
            throw InvalidInput("\"\(text)\" is no number of years from 6 to 100")
        }
        rawValue = years
    }
}
