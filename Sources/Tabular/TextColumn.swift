/// A column of a `TextTable`.
public struct TextColumn: Sendable, Equatable {
    /// The side on which a column's cells stand.
    public enum Alignment: Sendable, Equatable {
        /// Words.
        case left
        /// Numbers.
        case right
    }

    /// The heading.
    public let title: String
    /// The side on which the heading and the cells stand.
    public let alignment: Alignment
    /// Whether the column gives way, by wrapping its words, when the table is too wide.
    public let isFlexible: Bool

    /// Makes a column.
    public init(_ title: String, alignment: Alignment = .left, isFlexible: Bool = false) {
        self.title = title
        self.alignment = alignment
        self.isFlexible = isFlexible
    }
}
