/// How much an alert presses.
public enum AlertTier: String, Choice, Comparable {
    /// To be known.
    case info
    /// To be acted on.
    case alert
    /// To be acted on today.
    case urgent

    /// tier.
    public static let noun = "tier"

    /// What presses less comes first.
    public static func < (left: Self, right: Self) -> Bool {
        rank(left) < rank(right)
    }

    private static func rank(_ tier: Self) -> Int {
        switch tier {
        case .info: 0
        case .alert: 1
        case .urgent: 2
        }
    }
}

/// What makes a rule fire only once for the same thing: a rule and its cause.
public struct FiringKey: Hashable, Sendable {
    /// The rule.
    public let rule: RuleCode
    /// What made it fire: a record's number, or a sign with the first day of it.
    public let cause: String

    /// A key.
    public init(rule: RuleCode, cause: String) {
        (self.rule, self.cause) = (rule, cause)
    }
}

/// A rule that fires on a heel.
public struct Firing: Hashable, Sendable {
    /// Rule and cause.
    public let key: FiringKey
    /// How much it presses.
    public let tier: AlertTier
    /// Why, in a sentence of numbers and days.
    public let why: String
    /// Whether it is about the patient rather than one heel.
    public let isOfPatient: Bool

    /// A firing on a heel.
    init(_ rule: RuleCode, _ tier: AlertTier, cause: String, why: String, isOfPatient: Bool = false) {
        key = FiringKey(rule: rule, cause: cause)
        (self.tier, self.why, self.isOfPatient) = (tier, why, isOfPatient)
    }

    /// The rule.
    public var rule: RuleCode { key.rule }
}
