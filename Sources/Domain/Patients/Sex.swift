/// Sex as recorded.
public enum Sex: String, Choice {
    /// Female.
    case female
    /// Male.
    case male
    /// Neither.
    case other
    /// Not recorded.
    case unknown

    /// sex.
    public static let noun = "sex"
}
