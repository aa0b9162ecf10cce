/// What a patient agrees to, or does not.
public enum ConsentPurpose: String, Choice {
    /// To be examined and treated.
    case treatment
    /// To be counted in the clinic's own statistics; counted unless withdrawn.
    case outcomeStatistics = "outcome-statistics"
    /// To be part of research; part of it only when given.
    case research
    /// To be reminded and asked from home.
    case contact

    /// purpose.
    public static let noun = "purpose"
}
