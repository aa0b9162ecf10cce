/// A free text of any number of lines, kept as it was written.
public struct NoteText: RawRepresentable, Hashable, Sendable, Parsable {
    /// The text.
    public let rawValue: String

    /// Takes a text as stored.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Longest note accepted, in characters.
    public static let maximumLength = 1_000_000

    /// Reads a note; only NUL, which PostgreSQL cannot store, is refused.
    public init(parsing text: String) throws {
        guard !text.trimmingSpaces().isEmpty else { throw InvalidInput("the note is empty") }
        guard text.unicodeScalars.count <= Self.maximumLength else {
            throw InvalidInput("the note is longer than \(Self.maximumLength) characters")
        }
        guard !text.unicodeScalars.contains("\0") else { throw InvalidInput("the note holds a NUL character") }
        rawValue = text
    }
}
