import Domain

/// What the heels of a report can be broken down by.
public enum OutcomeDimension: String, Choice {
    /// The first clinic treatment, or home care only.
    case treatment
    /// The primary diagnosis.
    case diagnosis
    /// Left or right.
    case side
    /// Who gave the first session.
    case clinician
    /// The sex of the patient.
    case sex
    /// The age on day 0.
    case ageBand = "age-band"
    /// Who insured the patient on day 0.
    case payer
    /// How long the heel had hurt on day 0.
    case chronicity
    /// Whether the first series was delivered as planned.
    case completeness

    /// breakdown.
    public static let noun = "breakdown"

    /// The column that the database counts by.
    var column: String { self == .ageBand ? "age_band" : rawValue }
}
