/// How a case ended.
public enum CaseOutcome: String, Choice {
    /// The pain is gone.
    case resolved
    /// Better than at the start.
    case improved
    /// As at the start.
    case unchanged
    /// Worse than at the start.
    case worse
    /// The patient withdrew.
    case withdrawn
    /// Nothing was heard of the patient.
    case lost

    /// outcome.
    public static let noun = "outcome"
}

/// How sure a diagnosis is.
public enum DiagnosisStatus: String, Choice {
    /// Likely, to be confirmed.
    case suspected
    /// Sure.
    case confirmed
    /// Ruled out.
    case refuted

    /// diagnosis status.
    public static let noun = "diagnosis status"
}

/// What a diagnosis was reached by.
public enum DiagnosisBasis: String, Choice {
    /// What the patient told.
    case history
    /// Examination.
    case exam
    /// Imaging.
    case imaging

    /// basis.
    public static let noun = "basis"
}

/// Whether a case still runs; derived from its closing.
public enum CaseState: String, Choice {
    /// Not closed, or reopened.
    case open
    /// Closed with an outcome.
    case closed

    /// case state.
    public static let noun = "case state"
}
