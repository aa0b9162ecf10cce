import Domain

/// What became of a heel at a window; the first that applies, so that the numbers add up.
public enum OutcomeFlow: String, Choice {
    /// The patient withdrew consent to statistics, or gave none to research where that is the purpose.
    case noConsent = "no_consent"
    /// No score in the baseline window.
    case noBaseline = "no_baseline"
    /// Another heel of the patient is counted.
    case otherHeel = "other_heel"
    /// The window is not closed yet.
    case notYetDue = "not_yet_due"
    /// Has both scores.
    case scored
    /// The patient withdrew.
    case withdrawn
    /// Another treatment, here or elsewhere, and no score.
    case treatedOtherwise = "treated_otherwise"
    /// The case was closed before, and no score.
    case caseClosed = "case_closed"
    /// No score and no reason known.
    case lost

    /// flow.
    public static let noun = "flow"

    /// Whether the window is closed for the heel, so that it enters the analysis.
    public var isDue: Bool {
        switch self {
        case .noConsent, .noBaseline, .otherHeel, .notYetDue: false
        case .scored, .withdrawn, .treatedOtherwise, .caseClosed, .lost: true
        }
    }
}

/// Why a heel takes no part in the time to a response; the first that applies.
public enum CourseExclusion: String, Choice {
    /// No score in the baseline window.
    case noBaseline = "no_baseline"
    /// No complaint before treatment, or too little for the difference that matters.
    case noRoom = "no_room"
    /// No score after day 0.
    case notFollowed = "not_followed"

    /// reason.
    public static let noun = "reason"
}
