/// A treatment of the catalogue with its usual protocol.
public struct Treatment: Hashable, Sendable {
    /// Its code.
    public let code: TreatmentCode
    /// Name as printed.
    public let name: String
    /// What it is by its means.
    public let kind: TreatmentKind
    /// Usual number of sessions.
    public let usualSessions: ClosedRange<Int>
    /// Usual days between sessions; nil where no source gives any.
    public let intervalDays: Int?
    /// Days by which an interval may miss the planned one without a word.
    public let intervalTolerance: Int
    /// Days a session may be late before it is overdue.
    public let graceDays: Int
    /// Whether a session without ultrasound guidance is worth a warning.
    public let asksForGuidance: Bool
    /// Where the protocol comes from, as in `heel-pain-article`.
    public let source: String
    /// The doses that trials used, part by part; empty where no source gives any.
    public let usualDoses: [DoseQuantity: UsualRange]
    /// The numbers of sessions that trials used.
    public let trialSessions: UsualRange?

    /// A treatment with its protocol.
    public init(
        code: TreatmentCode,
        name: String,
        kind: TreatmentKind,
        usualSessions: ClosedRange<Int>,
        intervalDays: Int?,
        intervalTolerance: Int,
        graceDays: Int,
        asksForGuidance: Bool,
        source: String,
        usualDoses: [DoseQuantity: UsualRange],
        trialSessions: UsualRange?
    ) {
        self.code = code
        self.name = name
        self.kind = kind
        self.usualSessions = usualSessions
        self.intervalDays = intervalDays
        self.intervalTolerance = intervalTolerance
        self.graceDays = graceDays
        self.asksForGuidance = asksForGuidance
        self.source = source
        self.usualDoses = usualDoses
        self.trialSessions = trialSessions
    }
}

/// What is usual, and who says so.
public struct UsualRange: Hashable, Sendable {
    /// From the smallest to the largest usual value, both included.
    public let range: DoseRange
    /// Code of the source.
    public let source: String

    /// A usual range.
    public init(_ range: DoseRange, source: String) {
        self.range = range
        self.source = source
    }

    /// Whether a value is usual.
    func contains(_ value: ExactNumber) -> Bool { range.low <= value && value <= range.high }
}
