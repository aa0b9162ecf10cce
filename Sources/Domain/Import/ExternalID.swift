/// The id of a row in the system that it comes from; with the source's name it means that row for ever.
public struct ExternalID: RawRepresentable, Hashable, Sendable, Parsable, CustomStringConvertible {
    /// The id.
    public let rawValue: String

    /// Longest id accepted, in characters.
    public static let maximumLength = 100

    /// Takes an id as stored.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Reads an id: one line of text, without blanks around it.
    public init(parsing text: String) throws {
        // Nearly every id is a few ASCII letters and digits, and there are millions of them.
        if text.utf8.count <= Self.maximumLength, !text.isEmpty, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) {
            rawValue = text
        } else {
            rawValue = try Line(parsing: text, atMost: Self.maximumLength).rawValue
        }
    }

    /// The id.
    public var description: String { rawValue }
}

extension Coded {
    /// A system or file that records come from.
    public enum Source: CodedWord {
        /// source.
        public static let noun = "source"
    }
}

/// Name of the system or file that records come from, as in `spreadsheet`.
public typealias SourceName = Code<Coded.Source>
