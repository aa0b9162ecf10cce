/// Version of the text that a patient agreed to, as the clinic calls it: `2026-01`.
public struct FormVersion: RawRepresentable, Hashable, Sendable, Parsable, CustomStringConvertible {
    /// The name of the version.
    public let rawValue: String

    /// Takes a version as stored.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Longest name accepted, in characters: a date or a short title, as the column holds it.
    public static let maximumLength = 50

    /// Reads one line.
    public init(parsing text: String) throws {
        rawValue = try Line(parsing: text, atMost: Self.maximumLength).rawValue
    }

    /// The name of the version.
    public var description: String { rawValue }
}
