/// A decision of a patient for one purpose.
public struct Consent: Hashable, Sendable {
    /// For what.
    public let purpose: ConsentPurpose
    /// What was decided.
    public let decision: ConsentDecision
    /// The text that was agreed to; nil where consent was withdrawn without one.
    public let form: FormVersion?
    /// Day of the decision.
    public let decidedOn: Day

    /// Consent given to a text.
    public static func given(_ purpose: ConsentPurpose, form: FormVersion, on day: Day) -> Consent {
        Consent(purpose, .given, form: form, on: day)
    }

    /// Consent withdrawn.
    public static func withdrawn(_ purpose: ConsentPurpose, on day: Day) -> Consent {
        Consent(purpose, .withdrawn, form: nil, on: day)
    }

    /// A decision as stored.
    public init(_ purpose: ConsentPurpose, _ decision: ConsentDecision, form: FormVersion?, on day: Day) {
        self.purpose = purpose
        self.decision = decision
        self.form = form
        self.decidedOn = day
    }
}
