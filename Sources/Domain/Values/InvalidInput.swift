/// A value that cannot be accepted, said so that the person who typed it can mend it.
///
/// Holds the typed value where it is a code, a number or a date; never a name or a free text.
public struct InvalidInput: Error, Equatable, Sendable, CustomStringConvertible {
    /// What is wrong and what would be right, as a phrase: `"2026-02-30" is not a date; write YYYY-MM-DD`.
    public let description: String

    /// A refusal with its reason.
    public init(_ description: String) {
        self.description = description
    }
}

/// A value that is made from text at the door.
public protocol Parsable: Sendable {
    /// Reads the text, or throws ``InvalidInput`` saying what would be right.
    init(parsing text: String) throws
}
