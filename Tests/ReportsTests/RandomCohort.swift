import Domain
import Outcomes
import Records
import Reports
import TestSupport

/// A made-up clinic, counted: small, so that most of its numbers are.
struct RandomCohort {
    static let sixWeeks = window("6w", 42, 28, 56)
    static let twelveWeeks = window("12w", 84, 70, 98)
    static let sixMonths = window("6m", 182, 154, 210)

    private static func window(_ code: String, _ target: Int, _ first: Int, _ last: Int) -> OutcomeWindow {
        OutcomeWindow(code: WindowCode(rawValue: code), name: code, targetDay: target, firstDay: first, lastDay: last)
    }

    static let rules = OutcomeRules(
        instrument: Instrument(
            code: .morningPain,
            name: "Morning pain",
            minimum: ExactNumber(unscaled: 0),
            maximum: ExactNumber(unscaled: 10),
            decimals: 0,
            unit: "{score}",
            higherIsBetter: false,
            zeroIsNoComplaint: true,
            isPerHeel: true
        ),
        baseline: window("baseline", 0, -28, 0),
        followUps: [sixWeeks, twelveWeeks, sixMonths],
        window: twelveWeeks,
        mcid: MCIDChoice(steps: 2, population: "everybody", version: 1, source: "a book"),
        percentFalls: [30, 50, 60]
    )

    let cohort: OutcomeCohort
    /// The same heels in two clinics.
    let halves: [OutcomeCohort]

    init(heels: Int, using random: inout SeededGenerator) {
        var cohort = Self.empty
        var halves = [Self.empty, Self.empty]
        for _ in 0..<heels {
            let heel = Heel(using: &random)
            heel.count(in: &cohort)
            heel.count(in: &halves[Int.random(in: 0...1, using: &random)])
        }
        (self.cohort, self.halves) = (cohort, halves)
    }

    private static var empty: OutcomeCohort {
        var cohort = OutcomeCohort(rules: rules, names: StratumNames([:]))
        cohort.diagnosisClasses = [
            DiagnosisShare(code: "fascia", name: "Fascia", share: 0.7, diagnoses: ["x"]),
            DiagnosisShare(code: "tendon", name: "Tendon", share: 0.3, diagnoses: ["y"]),
        ]
        cohort.milestones = [MilestoneTimes(code: "race", name: "Raced", times: EventTimes())]
        return cohort
    }

    /// The report of some heels.
    static func report(
        _ cohort: OutcomeCohort,
        clinic: String = "heel",
        name: String = "Heel clinic"
    ) throws
        -> OutcomeReport
    {
        try OutcomeReport(
            cohort,
            question: OutcomeQuestion(),
            at: moment(name),
            ofClinic: clinic,
            programVersion: "1"
        )
    }

    /// The count file of some heels.
    static func file(_ cohort: OutcomeCohort, clinic: String) throws -> CountFile {
        try CountFile(cohort, question: OutcomeQuestion(), at: moment(clinic), clinic: clinic, programVersion: "1")
    }

    private static func moment(_ name: String) throws -> ReportMoment {
        try ReportMoment(
            moment: Moment(parsing: "2026-11-22T00:00:00Z"),
            day: Day(parsing: "2026-11-21"),
            clinicName: name,
            isSettled: true
        )
    }
}

/// A made-up heel.
private struct Heel {
    let outcome: OutcomeFlow
    let before: Int
    let after: Int
    let treatment: StratumCode
    let side: StratumCode
    let diagnosis: StratumCode
    let month: String
    let isScored: [Bool]
    let day: Int

    init(using random: inout SeededGenerator) {
        outcome = Self.outcome(using: &random)
        (before, after) = (Int.random(in: 0...10, using: &random), Int.random(in: 0...10, using: &random))
        treatment = StratumCode(["a", "a", "a", "b", "b", "b", "c", "d"].randomElement(using: &random))
        diagnosis = StratumCode(["x", "x", "y", nil].randomElement(using: &random) ?? nil)
        side = StratumCode(Bool.random(using: &random) ? "left" : "right")
        month = "2026-0\(Int.random(in: 1...4, using: &random))"
        isScored = [Bool.random(using: &random), Bool.random(using: &random)]
        day = Int.random(in: 20...200, using: &random)
    }

    func count(in cohort: inout OutcomeCohort) {
        let pair = ScorePair(before: before, after: outcome == .scored ? after : nil)
        cohort.patients += 1
        cohort.windows[RandomCohort.twelveWeeks.code, default: HeelCounts()].add(1, outcome, pair)
        add(RandomCohort.sixWeeks, isScored[0], to: &cohort)
        add(RandomCohort.sixMonths, isScored[1] && outcome.isDue, to: &cohort)
        guard outcome != .noConsent else { return }
        for (dimension, code) in [(OutcomeDimension.treatment, treatment), (.diagnosis, diagnosis), (.side, side)] {
            cohort.strata[dimension, default: [:]][code, default: HeelCounts()].add(1, outcome, pair)
        }
        cohort.months[month, default: HeelCounts()].add(1, outcome, pair)
        if outcome != .otherHeel { cohort.diagnoses[diagnosis, default: 0] += 1 }
        cohort.gaps[day, default: 0] += 1
        cohort.offWindow[day % cohort.offWindow.count] += 1
        var times = EventTimes()
        let responds = before - after >= 2
        times.add(time: day, events: responds ? 1 : 0, censored: responds ? 0 : 1)
        let course =
            outcome == .noBaseline
            ? CourseCounts(times: EventTimes(), excluded: [.noBaseline: 1]) : CourseCounts(times: times, excluded: [:])
        cohort.courses["mcid", default: CourseCounts()] += course
        cohort.treatmentCourses[treatment, default: CourseCounts()] += course
        cohort.milestones = [
            MilestoneTimes(code: "race", name: "Raced", times: (cohort.milestones.first?.times ?? EventTimes()) + times)
        ]
    }

    /// Heels that count at all come to something else at another window.
    private func add(_ window: OutcomeWindow, _ isScored: Bool, to cohort: inout OutcomeCohort) {
        let isCounted = outcome.isDue || outcome == .notYetDue
        let other = isCounted ? (isScored ? OutcomeFlow.scored : .lost) : outcome
        let pair = ScorePair(before: before, after: other == .scored ? after : nil)
        cohort.windows[window.code, default: HeelCounts()].add(1, other, pair)
    }

    private static func outcome(using random: inout SeededGenerator) -> OutcomeFlow {
        switch Int.random(in: 0...19, using: &random) {
        case 0: .noConsent
        case 1, 2: .noBaseline
        case 3: .otherHeel
        case 4, 5: .notYetDue
        case 6: .withdrawn
        case 7: .treatedOtherwise
        case 8, 9: .lost
        default: .scored
        }
    }
}
