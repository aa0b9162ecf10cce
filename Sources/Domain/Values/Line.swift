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
        try self.init(parsing: text, atMost: Self.maximumLength)
    }

    /// Reads a line for which there is less room.
    public init(parsing text: String, atMost limit: Int) throws {
        let trimmed = text.trimmingSpaces()
        guard !trimmed.isEmpty else { throw InvalidInput("the text is empty") }
        // Counted as the database counts: a picture of a family is one character to a reader and seven to it.
        let length = trimmed.unicodeScalars.count
        guard length <= limit else {
            throw InvalidInput("the text has \(length) characters; at most \(limit) fit")
        }
        guard !trimmed.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
            throw InvalidInput("the text holds a control character or a line break")
        }
        rawValue = trimmed
    }

    /// The text.
    public var description: String { rawValue }
}
