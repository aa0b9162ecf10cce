/// What is unusual about a recorded session; a warning, never a refusal.
public struct SessionReview: Sendable {
    /// The treatment.
    public let treatment: Treatment
    /// Days planned between sessions, where planned.
    public let plannedInterval: Int?
    /// Sessions planned.
    public let plannedSessions: Int

    /// A review against a plan.
    public init(treatment: Treatment, plannedInterval: Int?, plannedSessions: Int) {
        self.treatment = treatment
        self.plannedInterval = plannedInterval
        self.plannedSessions = plannedSessions
    }

    /// The warnings for a session among the days of all sessions of its series, its own included.
    public func warnings(of session: SessionDetails, among days: [Day]) -> [String] {
        var warnings: [String] = []
        let earlier = days.filter { $0 < session.performedOn }.max()
        let later = days.filter { $0 > session.performedOn }.min()
        if let earlier { warnings += interval(session.performedOn - earlier, "after the session of \(earlier)") }
        if let later { warnings += interval(later - session.performedOn, "before the session of \(later)") }
        if days.count > plannedSessions {
            warnings.append("an extra session: \(days.count) delivered, \(plannedSessions) planned")
        }
        if treatment.asksForGuidance, session.guidance != .ultrasound {
            warnings.append("\(treatment.code) without ultrasound guidance")
        }
        return warnings + treatment.unusual(session.dose) + treatment.missing(in: session)
    }

    private func interval(_ days: Int, _ place: String) -> [String] {
        guard let plannedInterval, abs(days - plannedInterval) > treatment.intervalTolerance else { return [] }
        let count = days == 1 ? "1 day" : "\(days) days"
        return ["\(count) \(place); planned are \(plannedInterval) (give or take \(treatment.intervalTolerance))"]
    }
}
