/// An answer to a question that was asked; nil beside it is not asked, and never no.
public enum Answer: String, Choice {
    /// Yes.
    case yes
    /// No.
    case no

    /// answer.
    public static let noun = "answer"

    /// Whether it is yes.
    public var isYes: Bool { self == .yes }
}
