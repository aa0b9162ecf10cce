import Domain
import Testing

@Suite("Series and sessions")
struct SeriesTests {
    private let due = Day(daysSince1970: 20_000)

    private func treatment(_ code: String, _ kind: TreatmentKind, guided: Bool = false) -> Treatment {
        Treatment(
            code: TreatmentCode(rawValue: code),
            name: code,
            kind: kind,
            usualSessions: 3...5,
            intervalDays: 7,
            asksForGuidance: guided
        )
    }

    @Test("a session is due for its day and three more, then overdue; before the first, the series is planned")
    func states() {
        let before = SeriesProgress(planned: 3, delivered: 0, nextDueOn: due, end: nil)
        let under = SeriesProgress(planned: 3, delivered: 1, nextDueOn: due, end: nil)
        #expect(before.state(on: due + -1) == .planned && under.state(on: due + -1) == .onTrack)
        #expect(before.state(on: due) == .due && under.state(on: due + 3) == .due)
        #expect(before.state(on: due + 4) == .overdue)
    }

    @Test("an end is said before anything else, and extra sessions are counted beyond the plan")
    func endings() {
        let stopped = SeriesProgress(planned: 3, delivered: 1, nextDueOn: nil, end: .withdrawn)
        #expect(stopped.state(on: due) == .withdrawn)
        let extra = SeriesProgress(planned: 3, delivered: 4, nextDueOn: nil, end: nil)
        #expect(extra.state(on: due) == .completed && extra.extra == 1 && extra.words == "3 of 3 + 1 extra")
        #expect(SeriesProgress(planned: 3, delivered: 3, nextDueOn: nil, end: nil).words == "3 of 3")
    }

    @Test("a weekly series takes five to nine days without a word")
    func intervals() {
        let review = SessionReview(
            treatment: treatment("focused-eswt", .shockwave),
            plannedInterval: 7,
            plannedSessions: 3
        )
        let first = due
        for (days, isFine) in [(4, false), (5, true), (9, true), (10, false)] {
            let session = SessionDetails(performedOn: first + days)
            #expect(review.warnings(of: session, among: [first, first + days]).isEmpty == isFine)
        }
        let late = SessionDetails(performedOn: first + 1)
        #expect(
            review.warnings(of: late, among: [first, first + 1, first + 8]) == [
                "warning: 1 day after the session of \(first); planned are 7 (give or take 2)"
            ]
        )
    }

    @Test("guidance is missed only where the treatment asks for it")
    func guidance() {
        var session = SessionDetails(performedOn: due)
        let review = SessionReview(
            treatment: treatment("prp", .injection, guided: true),
            plannedInterval: nil,
            plannedSessions: 1
        )
        #expect(review.warnings(of: session, among: [due]) == ["warning: prp without ultrasound guidance"])
        session.guidance = .ultrasound
        #expect(review.warnings(of: session, among: [due]).isEmpty)
    }

    @Test("each dose fits its own treatment")
    func doses() throws {
        var dose = Dose()
        dose.pressure = try ExactNumber(parsing: "2.5")
        try dose.check(fits: treatment("radial-eswt", .shockwave))
        #expect(throws: InvalidInput.self) { try dose.check(fits: treatment("focused-eswt", .shockwave)) }
        #expect(throws: InvalidInput.self) { try dose.check(fits: treatment("tenotomy", .procedure)) }
        dose.pressure = try ExactNumber(parsing: "2.55")
        #expect(throws: InvalidInput("--pressure 2.55 is out of range: above 0 and at most 10 bar, at most 1 decimal"))
        {
            try dose.check(fits: treatment("radial-eswt", .shockwave))
        }
    }
}
