import Domain
import Outcomes
import Postgres

/// The one question behind an outcome report.
///
/// The rules are the database's, `reporting.outcome_counts`, so that the figures are the same for whoever asks: also for an
/// analyst, who may read no record, and for a clinician, from whom the case of a restricted patient is hidden.
struct CountCohort: Statement {
    let question: OutcomeQuestion
    let moment: Moment

    var sql: SQL {
        """
        SELECT part, dimension, definition, code, flow, before, after, day, heels, early, after_another_treatment
        FROM reporting.outcome_counts(\(question.parameters), \(moment))
        """
    }

    func decode(_ row: Row) throws -> CohortCount {
        let heels: Int = try row["heels"]
        switch try row.decode("part", as: CountPart.self) {
        case .patients: return .patients(heels)
        case .window: return try .window(row["code"], HeelCount(row))
        case .stratum:
            let name: String = try row["dimension"]
            let stratum = try StratumCode(row["code"])
            let dimension = OutcomeDimension.allCases.first { $0.column == name }
            return try dimension.map { try .stratum($0, stratum, HeelCount(row)) }
                ?? .month(stratum.code ?? "", HeelCount(row))
        case .survival:
            let isOfTreatment = try row.decode("dimension", as: String?.self) != nil
            return try isOfTreatment
                ? .treatmentCourse(StratumCode(row["code"]), row["flow"], day: row["day"], heels)
                : .course(row["definition"], row["flow"], day: row["day"], heels)
        case .gap: return try .gap(days: row["day"], heels)
        case .diagnosis: return try .diagnosis(StratumCode(row["code"]), heels)
        case .offWindow: return try .offWindow(place: row["day"], heels)
        case .ladder: return try .ladder(milestone: row["definition"], row["flow"], day: row["day"], heels)
        }
    }
}

/// What a count is about.
enum CountPart: String, Sendable {
    case patients, window, stratum, survival, gap, diagnosis, ladder
    case offWindow = "off_window"
}

/// A count as the database gives it.
enum CohortCount: Sendable {
    case patients(Int)
    case window(WindowCode, HeelCount)
    case stratum(OutcomeDimension, StratumCode, HeelCount)
    case month(String, HeelCount)
    case course(String, CourseFlow, day: Int?, Int)
    case treatmentCourse(StratumCode, CourseFlow, day: Int?, Int)
    case gap(days: Int, Int)
    case diagnosis(StratumCode, Int)
    case offWindow(place: Int, Int)
    case ladder(milestone: String?, LadderFlow, day: Int, Int)
}

/// Heels that came to the same at a window.
struct HeelCount: Sendable {
    let flow: OutcomeFlow
    let pair: ScorePair
    let heels: Int
    let early: Int
    let afterAnotherTreatment: Int

    init(_ row: Row) throws {
        flow = try row["flow"]
        pair = try ScorePair(before: row["before"], after: row["after"])
        heels = try row["heels"]
        early = try row["early"]
        afterAnotherTreatment = try row["after_another_treatment"]
    }
}

/// How a heel takes part in the time to a response.
enum CourseFlow: String, Sendable {
    case event, censored
    case noBaseline = "no_baseline"
    case noRoom = "no_room"
    case notFollowed = "not_followed"

    /// Why it takes no part; nil where it does.
    var exclusion: CourseExclusion? { CourseExclusion(rawValue: rawValue) }
}

/// How a heel stands on the ladder: a milestone reached, its case closed, or still open, when the day is the one on which it
/// began, in days from 1970-01-01.
enum LadderFlow: String, Sendable {
    case event, closed, open
}

extension OutcomeQuestion {
    /// Some strata are always counted: treatments, which are compared, clinicians, for their funnel, and months, for the course of
    /// time.
    var parameters: SQL {
        let strata = Set(breakdowns.dimensions.map(\.column)).union(["treatment", "clinician", "month"]).sorted()
        return """
            \(instrument), \(window), \(from), \(to), \(allHeels), \(purpose), \(strata)::text[]
            """
    }
}

extension OutcomeCohort {
    /// Adds the counts that a question gave.
    mutating func add(_ counts: [CohortCount]) {
        for count in counts {
            switch count {
            case .patients(let number): patients += number
            case .window(let code, let heels): windows[code, default: HeelCounts()].add(heels)
            case .stratum(let dimension, let code, let heels):
                strata[dimension, default: [:]][code, default: HeelCounts()].add(heels)
            case .month(let month, let heels): months[month, default: HeelCounts()].add(heels)
            case .course(let definition, let flow, let day, let heels):
                courses[definition, default: CourseCounts()].add(flow, day: day, heels)
            case .treatmentCourse(let code, let flow, let day, let heels):
                treatmentCourses[code, default: CourseCounts()].add(flow, day: day, heels)
            case .gap(let days, let number): gaps[days, default: 0] += number
            case .diagnosis(let code, let heels): diagnoses[code, default: 0] += heels
            case .offWindow(let place, let number): offWindow[place - 1] += number
            case .ladder: continue
            }
        }
    }
}

extension HeelCounts {
    fileprivate mutating func add(_ count: HeelCount) {
        add(count.heels, count.flow, count.pair, early: count.early, afterAnotherTreatment: count.afterAnotherTreatment)
    }
}

extension CourseCounts {
    fileprivate mutating func add(_ flow: CourseFlow, day: Int?, _ heels: Int) {
        if let reason = flow.exclusion {
            excluded[reason, default: 0] += heels
        } else if let day {
            times.add(time: day, events: flow == .event ? heels : 0, censored: flow == .censored ? heels : 0)
        }
    }
}
