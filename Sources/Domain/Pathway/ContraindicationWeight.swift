/// How much a condition speaks against a treatment, if at all: what a clinic can hold of the two.
public enum ContraindicationWeight: String, Choice {
    /// Not to be done.
    case absolute
    /// To be weighed.
    case relative
    /// Does not speak against it.
    case harmless = "none"

    /// severity.
    public static let noun = "severity"
}
