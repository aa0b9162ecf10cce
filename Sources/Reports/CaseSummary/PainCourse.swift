import Domain
import Outcomes
import Records
import Tabular

/// Morning pain of one heel over time, and what became of it.
public struct PainCourse: Sendable {
    /// The heel.
    public let side: Side
    /// The scores in the order of their days; empty: none was recorded, which is missing and not 0.
    public let scores: [ScoreEntry]
    /// The last score that has a change from the baseline; nil where there is no change to tell.
    public let latest: ScoreEntry?

    init(_ side: Side, of scores: [ScoreEntry]) {
        self.side = side
        self.scores = scores.filter { $0.side == side && $0.instrument.code == .morningPain }
        latest = self.scores.last { $0.change != nil }
    }

    /// The change from the baseline to the latest score.
    public var change: ScoreChange? { latest?.change }

    /// Day 0, from which outcome days are counted.
    var indexOn: Day? { scores.first.map { $0.takenOn + -$0.outcomeDay } }

    /// The falls in percent that count as a response, and whether this one does; nil where percent has no meaning.
    var responses: [(percent: Int, isResponse: Bool?)] {
        ResponderDefinition.percentFalls.compactMap { definition in
            guard case .percentFall(let percent) = definition else { return nil }
            return (percent, change?.responds(toFallOf: percent))
        }
    }
}

extension PainCourse {
    /// `7 to 2, -5 points, -71.4 %, responder at 30, 50 and 60 %`, or why there is no such thing to say.
    public var sentence: String {
        guard let first = scores.first else { return "no morning pain recorded: missing, not 0" }
        guard let change, let latest, let baseline = latest.baseline else {
            return first.baseline == nil
                ? "no baseline up to day 0: the change is missing, not 0"
                : "no score after the baseline yet: the change is missing, not 0"
        }
        let before = latest.instrument.value(ofSteps: baseline.steps)
        let points = "\(signed(change.points)) \(abs(change.points.unscaled) == 1 ? "point" : "points")"
        guard let percent = change.percent else {
            return "\(before) to \(latest.value), \(points), percent undefined: the baseline is 0"
        }
        return "\(before) to \(latest.value), \(points), \(signed(percent)) %, \(responder)"
    }

    /// The records that the sentence compares: `M-3 on day 70 against M-1 on day -1`.
    public var trace: String? {
        guard let latest, let baseline = latest.baseline, let indexOn else { return nil }
        return "\(latest.number) on day \(latest.outcomeDay) against \(baseline.number) on day "
            + "\(baseline.takenOn - indexOn); day 0 is \(indexOn)"
    }

    private var responder: String {
        let met = responses.filter { $0.isResponse == true }.map { "\($0.percent)" }
        let missed = responses.filter { $0.isResponse == false }.map { "\($0.percent)" }
        if missed.isEmpty { return "responder at \(Self.list(met, "and")) %" }
        if met.isEmpty { return "no responder at \(Self.list(missed, "or")) %" }
        return "responder at \(Self.list(met, "and")) %, not at \(Self.list(missed, "or")) %"
    }

    private func signed(_ number: ExactNumber) -> String {
        number.unscaled > 0 ? "+\(number)" : "\(number)"
    }

    private static func list(_ words: [String], _ conjunction: String) -> String {
        guard words.count > 1, let last = words.last else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " \(conjunction) " + last
    }
}

extension PainCourse {
    /// The scores as programs get them.
    var listing: Listing {
        Listing(
            [
                .text("score", "No."), .text("taken_on", "Day"), .number("outcome_day", "Outcome day"),
                .number("value", "Pain"), .text("is_baseline", "Baseline"),
                .text("after_treatment", "After treatment"), .number("change", "Change"),
                .number("change_percent", "Change %"),
            ],
            rows: scores.map { score in
                [
                    .text(score.number), .day(score.takenOn), .integer(score.outcomeDay), .number(score.value),
                    .flag(score.isBaseline), .flag(score.afterTreatment), .number(score.change?.points),
                    .number(score.change?.percent),
                ]
            },
            whenEmpty: sentence
        )
    }

    /// The scores as people get them: a bar each, a column of blocks a point.
    var chart: Listing {
        Listing(
            [
                .text("score", "No."), .text("taken_on", "Day"), .number("outcome_day", "Outcome day"),
                .number("value", "Pain"), .text("bar", ""), .number("change", "Change"), .text("remark", "Remark"),
            ],
            rows: scores.map { score in
                [
                    .text(score.number), .day(score.takenOn), .integer(score.outcomeDay), .number(score.value),
                    .text(bar(score)), .text((score.change?.points).map(signed)), .text(remark(score)),
                ]
            },
            whenEmpty: sentence
        )
    }

    private func bar(_ score: ScoreEntry) -> TextBar {
        TextBar(value: Double(score.steps), of: Double(score.instrument.maximumSteps), width: 20)
    }

    private func remark(_ score: ScoreEntry) -> String? {
        if score.isBaseline { return "baseline" }
        return score.afterTreatment ? "after treatment" : nil
    }
}

extension Instrument {
    /// The largest value in steps.
    var maximumSteps: Int { maximum.steps(places: decimals) ?? 0 }
}
