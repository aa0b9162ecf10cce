/// A value out of a short fixed list that is part of the design, such as a side; read from text by its raw value.
public protocol Choice: RawRepresentable<String>, CaseIterable, Parsable, Codable, Hashable, CustomStringConvertible {
    /// What the list is called in a sentence.
    static var noun: String { get }
}

extension Choice {
    /// Reads one of the list, in either case; a refusal names the whole list.
    public init(parsing text: String) throws {
        guard let value = Self(rawValue: text.lowercased()) else {
            let known = Self.allCases.map(\.rawValue).joined(separator: ", ")
            throw InvalidInput("\"\(text)\" is not \(Self.noun.withArticle); use one of: \(known)")
        }
        self = value
    }

    /// The word itself.
    public var description: String { rawValue }
}
