/// What a patient decided.
public enum ConsentDecision: String, Choice {
    /// Agreed.
    case given
    /// Took it back, or refused from the start.
    case withdrawn

    /// decision.
    public static let noun = "decision"
}
