import Domain
import Foundation
import Postgres
import TestSupport

/// What STATISTICS says about a cohort, worked out heel by heel from the records, without a line of the database's counting.
struct CohortByHand {
    /// A heel with what was recorded of it; days count from 1970-01-01, and scores from its day 0.
    struct Heel {
        let caseNumber: Int
        let side: String
        let person: Int
        var index = 0
        var treatment: String?
        var baseline: Int?
        /// One score a day after the treatment of day 0 or on another day, in order.
        var scores: [(day: Int, value: Int)] = []
        /// Days on which scores were taken, for what lies between them.
        var scored: [Int] = []
        var withdrawn: Int?
        var treatedOtherwise: Int?
        var closed: Int?
        var agrees = true
        var isCounted = true
    }

    struct Window {
        let code: String
        let target: Int
        let days: ClosedRange<Int>
    }

    static let windows = [
        Window(code: "6w", target: 42, days: 28...56), Window(code: "12w", target: 84, days: 70...98),
        Window(code: "6m", target: 182, days: 154...210), Window(code: "12m", target: 365, days: 323...407),
    ]
    static let baseline = -28...0

    let heels: [Heel]
    let today: Int
    let mainWindow: String

    /// The rows that the database should give, in order: those of the parts that the page defines.
    var rows: [String] {
        var counts: [String: (heels: Int, early: Int, otherwise: Int)] = [:]
        func count(_ key: String, early: Bool = false, otherwise: Bool = false) {
            let known = counts[key, default: (0, 0, 0)]
            counts[key] = (known.heels + 1, known.early + (early ? 1 : 0), known.otherwise + (otherwise ? 1 : 0))
        }
        counts["patients,,,,,,,"] = (Set(heels.map(\.person)).count, 0, 0)
        for heel in heels {
            for window in Self.windows {
                let cell = cell(of: heel, in: window)
                count("window,,,\(window.code),\(cell.text)", early: cell.isEarly, otherwise: cell.isOtherwise)
                if window.code == mainWindow, heel.agrees {
                    let key = "stratum,treatment,,\(heel.treatment ?? ""),\(cell.text)"
                    count(key, early: cell.isEarly, otherwise: cell.isOtherwise)
                }
            }
            guard heel.agrees, heel.isCounted else { continue }
            for (definition, percent) in [("mcid", nil), ("30%", 30), ("50%", 50), ("60%", 60)] as [(String, Int?)] {
                let course = course(of: heel, percent: percent)
                count("survival,,\(definition),,\(course)")
                if percent == nil { count("survival,treatment,\(definition),\(heel.treatment ?? ""),\(course)") }
            }
            for (place, day) in heel.scored.enumerated() {
                if day > 0, place > 0, heel.baseline != nil { count("gap,,,,,,,\(day - heel.scored[place - 1])") }
                let ranges = [Self.baseline] + Self.windows.map(\.days)
                guard !ranges.contains(where: { $0.contains(day) }) else { continue }
                count("off_window,,,,,,,\(1 + ranges.filter { $0.upperBound < day }.count)")
            }
        }
        return counts.map { "(\($0.key),\($0.value.heels),\($0.value.early),\($0.value.otherwise))" }.sorted()
    }

    /// What became of a heel at a window, with the scores that are told of it.
    private func cell(of heel: Heel, in window: Window) -> (text: String, isEarly: Bool, isOtherwise: Bool) {
        let before = heel.agrees ? heel.baseline.map(String.init) ?? "" : ""
        let followed = heel.scores.filter { window.days.contains($0.day) }
            .min { one, other in
                let (near, far) = (abs(one.day - window.target), abs(other.day - window.target))
                return near == far ? one.day < other.day : near < far
            }
        let end = heel.index + window.days.upperBound
        func until(_ day: Int?) -> Bool { day.map { $0 <= end } ?? false }
        if !heel.agrees { return ("no_consent,,,", false, false) }
        if heel.baseline == nil { return ("no_baseline,,,", false, false) }
        if !heel.isCounted { return ("other_heel,\(before),,", false, false) }
        if today <= end { return ("not_yet_due,\(before),,", followed != nil, false) }
        if let followed {
            let isOtherwise = heel.treatedOtherwise.map { $0 <= heel.index + followed.day } ?? false
            return ("scored,\(before),\(followed.value),", false, isOtherwise)
        }
        if until(heel.withdrawn) { return ("withdrawn,\(before),,", false, false) }
        if until(heel.treatedOtherwise) { return ("treated_otherwise,\(before),,", false, false) }
        return (until(heel.closed) ? "case_closed,\(before),," : "lost,\(before),,", false, false)
    }

    /// How a heel takes part in the time to a response: a fall by two steps, or by so many percent of the baseline.
    private func course(of heel: Heel, percent: Int?) -> String {
        guard let before = heel.baseline else { return "no_baseline,,," }
        guard before >= (percent == nil ? 2 : 1) else { return "no_room,,," }
        let later = heel.scores.filter { $0.day > 0 }
        guard let last = later.last else { return "not_followed,,," }
        let response = later.first { score in
            guard let percent else { return before - score.value >= 2 }
            return 100 * (before - score.value) >= percent * before
        }
        return response.map { "event,,,\($0.day)" } ?? "censored,,,\(last.day)"
    }
}

extension CohortByHand {
    /// The heels of a question: the index heel of a person is chosen among all of theirs, and then the period is applied.
    init(_ heels: [Heel], of question: CountQuestion, today: Int) {
        var heels = heels
        for (_, places) in Dictionary(grouping: heels.indices, by: { heels[$0].person }) {
            let chosen = places.min { Self.isBefore(heels[$0], heels[$1]) }
            for place in places { heels[place].isCounted = place == chosen || question.allHeels }
        }
        let (from, to) = (question.from?.daysSince1970 ?? .min, question.to?.daysSince1970 ?? .max)
        self.heels = heels.filter { $0.index >= from && $0.index <= to }
        self.today = today
        mainWindow = question.window
    }

    /// With a baseline, then the earlier index day, the worse baseline, the right side.
    private static func isBefore(_ one: Heel, _ other: Heel) -> Bool {
        if (one.baseline == nil) != (other.baseline == nil) { return one.baseline != nil }
        if one.index != other.index { return one.index < other.index }
        if one.baseline != other.baseline { return one.baseline ?? 0 > other.baseline ?? 0 }
        if one.side != other.side { return one.side == "right" }
        return one.caseNumber < other.caseNumber
    }
}
