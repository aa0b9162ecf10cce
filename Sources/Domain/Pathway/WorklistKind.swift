/// What a line of the worklist asks for, the most pressing first.
public enum WorklistKind: String, Choice {
    /// A red flag, or what speaks against a treatment.
    case urgentAlert = "urgent-alert"
    /// A study's result after which nothing was done.
    case result
    /// A session whose day has passed, and its days of grace.
    case overdueSession = "overdue-session"
    /// An alert.
    case alert
    /// An estimate that a patient without insurance is owed.
    case estimate
    /// A session whose day has come.
    case dueSession = "due-session"
    /// A follow-up window that is open and holds no score.
    case dueScore = "due-score"
    /// A case of which nothing was heard for long.
    case quietCase = "quiet-case"
    /// What is good to know.
    case infoAlert = "info-alert"

    /// kind of work.
    public static let noun = "kind of work"
}
