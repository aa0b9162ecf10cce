import Foundation
import Tabular

extension SurvivalAnalysis: Presentable {
    /// The analysis for people.
    public func text(width: Int?) -> String {
        let parts = [
            "TIME TO THE EVENT\n" + summary.rendered(maximumWidth: width) + testLine(width),
            "SHARE WITHOUT THE EVENT (Kaplan-Meier, 95 % interval log-log)\n" + curve.rendered(maximumWidth: width),
            warnings.isEmpty
                ? "" : "HOW TO READ THIS\n" + warnings.map { TextTable.paragraph("- " + $0, width: width) }.joined(),
        ]
        return parts.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// One object; keys in `snake_case`, what cannot be estimated as null.
    public func json() throws -> Data {
        try JSONText.encode(self)
    }

    /// A record a time of each group.
    public func csv() -> [UInt8] {
        var writer = CSVWriter()
        writer.writeHeader(["group", "time", "at_risk", "events", "censored", "survival", "ci95_low", "ci95_high"])
        for group in groups {
            for step in group.steps { writer.write(row(of: step, in: group).cells) }
        }
        return writer.bytes
    }

    private func row(of step: Step, in group: Group) -> FigureRow {
        var row = FigureRow()
        row.text("group", group.group)
        row.figure("time", step.time)
        row.count("at_risk", step.atRisk)
        row.count("events", step.events)
        row.count("censored", step.censored)
        row.figure("survival", step.survival)
        row.interval("", step.ci95)
        return row
    }

    private func time(_ value: Double?) -> String { Figures.decimal(value, places: places) }

    private var summary: TextTable {
        let columns = ["Subjects", "Events", "Median", "95 % interval"].map { TextColumn($0, alignment: .right) }
        return TextTable(
            [TextColumn("Group", isFlexible: true)] + columns,
            rows: groups.map { group in
                let ends = group.median.ci95.map { $0.map { time($0) } ?? "open" }.joined(separator: " to ")
                return [
                    group.group, String(group.n), String(group.events),
                    group.median.estimate.map { time($0) } ?? "not reached",
                    group.median.ci95.contains { $0 != nil } ? ends : "",
                ]
            }
        )
    }

    private func testLine(_ width: Int?) -> String {
        guard let logrank else { return "" }
        let p = Figures.probability(logrank.p)
        return TextTable.paragraph(
            "Log-rank: chi-squared \(Figures.decimal(logrank.chi2, places: 2)), df \(logrank.df), "
                + "p \(p.hasPrefix("<") ? p : "= " + p)",
            width: width
        )
    }

    private var curve: TextTable {
        let titles = ["Time", "At risk", "Events", "Censored", "Without it, %", "95 % interval"]
        let rows = groups.flatMap { group in
            group.steps.map { step in
                [
                    group.group, time(step.time), String(step.atRisk), String(step.events), String(step.censored),
                    Figures.decimal(100 * step.survival, places: 1),
                    Figures.interval(step.ci95?.map { 100 * $0 }, places: 1),
                ]
            }
        }
        return TextTable(
            [TextColumn("Group", isFlexible: true)] + titles.map { TextColumn($0, alignment: .right) },
            rows: rows
        )
    }
}
