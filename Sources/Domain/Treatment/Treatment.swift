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

    /// A treatment with its protocol.
    public init(
        code: TreatmentCode,
        name: String,
        kind: TreatmentKind,
        usualSessions: ClosedRange<Int>,
        intervalDays: Int?,
        intervalTolerance: Int,
        graceDays: Int,
        asksForGuidance: Bool
    ) {
        self.code = code
        self.name = name
        self.kind = kind
        self.usualSessions = usualSessions
        self.intervalDays = intervalDays
        self.intervalTolerance = intervalTolerance
        self.graceDays = graceDays
        self.asksForGuidance = asksForGuidance
    }

    /// What a dose of it can consist of.
    public var quantities: [DoseQuantity] {
        switch code {
        case .focusedShockwave: [.energy, .impulses, .frequency]
        case .radialShockwave: [.pressure, .impulses, .frequency]
        default: kind == .injection ? [.volume] : []
        }
    }
}
