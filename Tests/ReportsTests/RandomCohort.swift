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

    init(heels: Int, using random: inout SeededGenerator) {
        var cohort = OutcomeCohort(rules: Self.rules, names: StratumNames([:]))
        cohort.patients = heels
        for _ in 0..<heels {
            let outcome = Self.outcome(using: &random)
            let before = Int.random(in: 0...10, using: &random)
            let after = Int.random(in: 0...10, using: &random)
            let pair = ScorePair(before: before, after: outcome == .scored ? after : nil)
            cohort.windows[Self.twelveWeeks.code, default: HeelCounts()].add(1, outcome, pair)
            for (window, isDue) in [(Self.sixWeeks, true), (Self.sixMonths, outcome.isDue)] {
                let isCounted = outcome.isDue || outcome == .notYetDue
                let other = isCounted ? (isDue && Bool.random(using: &random) ? OutcomeFlow.scored : .lost) : outcome
                let later = ScorePair(before: before, after: other == .scored ? after : nil)
                cohort.windows[window.code, default: HeelCounts()].add(1, other, later)
            }
            guard outcome != .noConsent else { continue }
            for (dimension, codes) in [(OutcomeDimension.treatment, ["a", "b", "c", "d"]), (.diagnosis, ["x", "y"])] {
                let code = StratumCode(codes[min(codes.count - 1, Int.random(in: 0...9, using: &random) / 2)])
                cohort.strata[dimension, default: [:]][code, default: HeelCounts()].add(1, outcome, pair)
            }
            let month = "2026-0\(Int.random(in: 1...4, using: &random))"
            cohort.months[month, default: HeelCounts()].add(1, outcome, pair)
            let diagnosis = StratumCode(["x", "y", nil].randomElement(using: &random) ?? nil)
            if outcome != .otherHeel { cohort.diagnoses[diagnosis, default: 0] += 1 }
            guard outcome == .scored else { continue }
            var times = EventTimes()
            let responds = before - after >= 2
            times.add(
                time: Int.random(in: 20...200, using: &random),
                events: responds ? 1 : 0,
                censored: responds ? 0 : 1
            )
            cohort.courses["mcid", default: CourseCounts()] += CourseCounts(times: times, excluded: [:])
        }
        cohort.diagnosisClasses = [
            DiagnosisShare(code: "fascia", name: "Fascia", share: 0.7, diagnoses: ["x"]),
            DiagnosisShare(code: "tendon", name: "Tendon", share: 0.3, diagnoses: ["y"]),
        ]
        self.cohort = cohort
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

    /// Its whole report.
    func report() throws -> OutcomeReport {
        try OutcomeReport(
            cohort,
            question: OutcomeQuestion(),
            at: ReportMoment(
                moment: Moment(parsing: "2026-11-22T00:00:00Z"),
                day: Day(parsing: "2026-11-21"),
                clinicName: "Heel clinic",
                isSettled: true
            ),
            ofClinic: "heel",
            programVersion: "1"
        )
    }
}
