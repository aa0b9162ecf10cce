/// A line of text that says something: trimmed, not empty, without control characters, of bounded length.
public struct Line: RawRepresentable, Hashable, Sendable, Parsable, CustomStringConvertible {
    /// The text.
    public let rawValue: String

    /// Takes a text as stored.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Longest line accepted, in characters: names and addresses are far shorter, and a column has to hold it.
    public static let maximumLength = 100

    /// Reads one line.
    public init(parsing text: String) throws {
        let trimmed = text.trimmingSpaces()
        guard !trimmed.isEmpty else { throw InvalidInput("the text is empty") }
        guard trimmed.count <= Self.maximumLength else {
            throw InvalidInput("the text has \(trimmed.count) characters; at most \(Self.maximumLength) fit")
        }
        guard !trimmed.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
            throw InvalidInput("the text holds a control character or a line break")
        }
        rawValue = trimmed
    }

    /// The text.
    public var description: String { rawValue }
}
