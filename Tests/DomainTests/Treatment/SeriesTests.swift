import Domain
import Testing

@Suite("Series and sessions")
struct SeriesTests {
    private let due = Day(daysSince1970: 20_000)

    private func treatment(
        _ code: String,
        _ kind: TreatmentKind,
        guided: Bool = false,
        doses: [DoseQuantity: DoseRange] = [:]
    ) -> Treatment {
        Treatment(
            code: TreatmentCode(rawValue: code),
            name: code,
            kind: kind,
            usualSessions: 3...5,
            intervalDays: 7,
            intervalTolerance: 2,
            graceDays: 3,
            asksForGuidance: guided,
            source: "article",
            usualDoses: doses.mapValues { UsualRange($0, source: "trials") },
            trialSessions: nil
        )
    }

    @Test("a session is due for its day and three more, then overdue; before the first, the series is planned")
    func states() {
        let before = SeriesProgress(planned: 3, delivered: 0, nextDueOn: due, end: nil, graceDays: 3)
        let under = SeriesProgress(planned: 3, delivered: 1, nextDueOn: due, end: nil, graceDays: 3)
        #expect(before.state(on: due + -1) == .planned && under.state(on: due + -1) == .onTrack)
        #expect(before.state(on: due) == .due && under.state(on: due + 3) == .due)
        #expect(before.state(on: due + 4) == .overdue)
    }

    @Test("an end is said before anything else, and extra sessions are counted beyond the plan")
    func endings() {
        let stopped = SeriesProgress(planned: 3, delivered: 1, nextDueOn: nil, end: .withdrawn, graceDays: 3)
        #expect(stopped.state(on: due) == .withdrawn)
        let extra = SeriesProgress(planned: 3, delivered: 4, nextDueOn: nil, end: nil, graceDays: 3)
        #expect(extra.state(on: due) == .completed && extra.extra == 1 && extra.words == "3 of 3 + 1 extra")
        #expect(SeriesProgress(planned: 3, delivered: 3, nextDueOn: nil, end: nil, graceDays: 3).words == "3 of 3")
    }

    @Test("a session of the plan is late after its days of grace, by the session before; an extra one never is")
    func lateness() {
        let weekly = SeriesProgress(planned: 3, delivered: 3, nextDueOn: nil, end: nil, graceDays: 3)
        let late: [([Int], Int)] = [
            ([3, 13, 23], 0), ([4, 14, 24], 1), ([3, 14, 24], 1), ([4, 15, 26], 3), ([0, 7, 14, 60], 0), ([], 0),
        ]
        for (days, count) in late {
            #expect(weekly.late(among: days.map { due + $0 }, startsOn: due, intervalDays: 7) == count, "\(days)")
        }
        #expect(weekly.late(among: [due + 4, due + 90], startsOn: due, intervalDays: nil) == 1)
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
            var session = SessionDetails(performedOn: first + days)
            session.dose.energy = ExactNumber(unscaled: 2, scale: 1)
            #expect(review.warnings(of: session, among: [first, first + days]).isEmpty == isFine)
        }
        var late = SessionDetails(performedOn: first + 1)
        late.dose.energy = ExactNumber(unscaled: 2, scale: 1)
        #expect(
            review.warnings(of: late, among: [first, first + 1, first + 8]) == [
                "1 day after the session of \(first); planned are 7 (give or take 2)"
            ]
        )
    }

    @Test("guidance is missed only where the treatment asks for it")
    func guidance() {
        var session = SessionDetails(performedOn: due)
        let review = SessionReview(
            treatment: treatment("corticosteroid", .injection, guided: true),
            plannedInterval: nil,
            plannedSessions: 1
        )
        #expect(review.warnings(of: session, among: [due]) == ["corticosteroid without ultrasound guidance"])
        session.guidance = .ultrasound
        #expect(review.warnings(of: session, among: [due]).isEmpty)
    }

    @Test(
        "both ends of what trials used are usual, and what lies outside is said with range, unit and source",
        arguments: [("1.9", false), ("2", true), ("4.0", true), ("4.1", false)]
    )
    func usualDoses(bar: String, isUsual: Bool) throws {
        let usual = try DoseRange(low: ExactNumber(parsing: "2"), high: ExactNumber(parsing: "4"))
        let review = SessionReview(
            treatment: treatment("radial-eswt", .shockwave, doses: [.pressure: usual]),
            plannedInterval: nil,
            plannedSessions: 1
        )
        var session = SessionDetails(performedOn: due)
        session.dose.pressure = try ExactNumber(parsing: bar)
        session.dose.frequency = try ExactNumber(parsing: "99")
        session.dose.impulses = 1
        let expected = isUsual ? [] : ["\(bar) bar of radial-eswt: usual is 2-4 bar (trials)"]
        #expect(review.warnings(of: session, among: [due]) == expected)
    }

    @Test("a dose says what it lacks: energy, or pressure with impulses and frequency; of PRP volume and preparation")
    func completeDoses() {
        let lacking: [(String, TreatmentKind, String)] = [
            ("focused-eswt", .shockwave, "--energy (mJ/mm2) not said"),
            ("radial-eswt", .shockwave, "--pressure (bar), --impulses, --frequency (Hz) not said"),
            ("prp", .injection, "--volume (ml), --preparation not said"),
        ]
        for (code, kind, words) in lacking {
            let review = SessionReview(treatment: treatment(code, kind), plannedInterval: nil, plannedSessions: 1)
            let bare = SessionDetails(performedOn: due)
            #expect(review.warnings(of: bare, among: [due]) == ["the dose of \(code) is incomplete: \(words)"])
        }
        for (code, kind) in [("corticosteroid", TreatmentKind.injection), ("tenotomy", .procedure)] {
            let review = SessionReview(treatment: treatment(code, kind), plannedInterval: nil, plannedSessions: 1)
            #expect(review.warnings(of: SessionDetails(performedOn: due), among: [due]).isEmpty)
        }
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
