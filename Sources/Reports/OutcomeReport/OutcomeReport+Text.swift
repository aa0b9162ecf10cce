import Domain
import Foundation
import Tabular

extension OutcomeReport: Presentable {
    /// The report for people.
    public func text(width: Int?) -> String {
        var parts = [head(width)]
        if overall.heels == 0 {
            parts.append("No heel has its index day in this period.\n")
        } else {
            if let banner { parts.append(paragraph("WARNING: " + banner, width)) }
            parts.append("WHO IS COUNTED\n" + flowList(width))
            if !breakdowns.isEmpty { parts.append(flowTable(width)) }
            parts.append("CHANGE (after - before, \(better))\n" + changeTable(width))
            parts.append("RESPONDERS (how many of the scored heels, with 95 % interval)\n" + responderTable(width))
        }
        parts.append("HOW TO READ THIS\n" + (notes + warningLines).map { paragraph("- " + $0, width) }.joined())
        return parts.joined(separator: "\n")
    }

    /// One object; keys in `snake_case`, what is not known as null.
    public func json() throws -> Data {
        try JSONText.encode(self)
    }

    /// The strata with their names, all heels first.
    private var strata: [(label: String, stratum: OutcomeStratum)] {
        [("All", overall)] + breakdowns.flatMap { breakdown in breakdown.strata.map { ($0.name, $0) } }
    }

    private var better: String { instrument.higherIsBetter ? "higher is better" : "lower is better" }

    private func head(_ width: Int?) -> String {
        let period: String? =
            switch (from, to) {
            case (nil, nil): nil
            case (let from?, nil): "from \(from)"
            case (nil, let to?): "until \(to)"
            case (let from?, let to?): "\(from) to \(to)"
            }
        var table = KeyValueTable()
        table.append("Outcome report", "\(clinicName) (\(clinic))")
        table.append("Instrument", "\(instrument.name); \(better)")
        table.append("Before", "the latest score from day \(baseline.firstDay) to day \(baseline.lastDay)")
        table.append(
            "After",
            "\(window.name): the score nearest to day \(window.targetDay), from day \(window.firstDay) to \(window.lastDay)"
        )
        table.append("Day 0", "first session in the clinic; without one, start of home care")
        table.append("Day 0 lies", period ?? "any time")
        table.append("Counted", allHeels ? "every heel" : "one heel a patient")
        if purpose == .research { table.append("For", "research: whoever gave consent to it") }
        table.append("As of", "\(asOfDay) (\(asOf)), \(settled ? "settled" : "not settled: records may still come in")")
        return table.rendered(maximumWidth: width)
    }

    private func flowList(_ width: Int?) -> String {
        let flow = overall.flow
        let early = overall.cameEarly > 0 ? " (\(overall.cameEarly) came early)" : ""
        let rows: [(String, Int, String)] = [
            (purpose == .research ? "no consent to research" : "consent withdrawn", flow.noConsent, ""),
            ("no score before treatment", flow.noBaseline, ""),
            ("another heel of the patient counts", flow.otherHeel, ""),
            ("\(window.name) not over yet", flow.notYetDue, early),
            ("scored before and after", flow.scored, ""),
            ("withdrew, no score after", flow.withdrawn, ""),
            ("treated otherwise, no score after", flow.treatedOtherwise, ""),
            ("case closed, no score after", flow.caseClosed, ""),
            ("lost, no score after", flow.lost, ""),
        ]
        let people = patients == 1 ? "1 patient" : "\(patients) patients"
        let lines = [("All heels", "\(overall.heels) of \(people)")] + rows.map { ("  " + $0.0, "\($0.1)\($0.2)") }
        let share = overall.completeness.proportion.map { " (\(Figures.percent($0)))" } ?? ""
        let scored = "\(overall.completeness.scored) of \(overall.completeness.due) due\(share)"
        return KeyValueTable(lines.map { (label: $0.0, value: $0.1) } + [(label: "Scored", value: scored)])
            .rendered(maximumWidth: width)
    }

    /// On a terminal that is too narrow for all of it without what no heel came to; the list above says that it is 0.
    private func flowTable(_ width: Int?) -> String {
        let columns: [(title: String, value: (OutcomeStratum) -> Int)] = [
            ("Heels", { $0.heels }),
            ("No consent", { $0.flow.noConsent }), ("No baseline", { $0.flow.noBaseline }),
            ("Other heel", { $0.flow.otherHeel }), ("Not due", { $0.flow.notYetDue }), ("Scored", { $0.flow.scored }),
            ("Withdrew", { $0.flow.withdrawn }), ("Otherwise", { $0.flow.treatedOtherwise }),
            ("Closed", { $0.flow.caseClosed }), ("Lost", { $0.flow.lost }),
        ]
        let whole = table(columns.map(\.title)) { stratum in columns.map { String($0.value(stratum)) } }
        guard let width, !whole.fits(width) else { return whole.rendered(maximumWidth: width) }
        let filled = columns.filter { $0.title == "Scored" || $0.value(overall) != 0 }
        return table(filled.map(\.title)) { stratum in filled.map { String($0.value(stratum)) } }.rendered(
            maximumWidth: width
        )
    }

    private func changeTable(_ width: Int?) -> String {
        table(["Pairs", "Before", "After", "Change", "SD", "95 % interval", "t", "df", "p"]) { stratum in
            let change = stratum.change
            return [
                String(stratum.pairs), Figures.decimal(stratum.before.mean, places: 2),
                Figures.decimal(stratum.after.mean, places: 2), Figures.decimal(change.mean, places: 2),
                Figures.decimal(change.sd, places: 2), Figures.interval(change.ci95, places: 2),
                Figures.decimal(change.t, places: 2), change.df.map(String.init) ?? "", Figures.probability(change.p),
            ]
        }.rendered(maximumWidth: width)
    }

    private func responderTable(_ width: Int?) -> String {
        let titles = overall.responders.map { $0.definition == "mcid" ? "MCID" : "Fall of \($0.definition)" }
        let missing = overall.withoutFollowUp
        let cases: [[String]] =
            missing == 0
            ? []
            : [
                ["  if no missing one responded"] + overall.responders.map { Figures.percent($0.worstCase) },
                ["  if every missing one responded"] + overall.responders.map { Figures.percent($0.bestCase) },
            ]
        return table(titles, areFlexible: true, belowAll: cases) { $0.responders.map(responderCell) }
            .rendered(maximumWidth: width)
    }

    /// A row a stratum, the strata of a breakdown under its name.
    private func table(
        _ titles: [String],
        areFlexible: Bool = false,
        belowAll: [[String]] = [],
        cells: (OutcomeStratum) -> [String]
    ) -> TextTable {
        var rows = [["All"] + cells(overall)] + belowAll
        for breakdown in breakdowns where !breakdown.strata.isEmpty {
            rows.append(["By \(breakdown.by)"])
            rows += breakdown.strata.map { ["  " + $0.name] + cells($0) }
        }
        let columns =
            [TextColumn("", isFlexible: true)]
            + titles.map { TextColumn($0, alignment: .right, isFlexible: areFlexible) }
        return TextTable(columns, rows: rows)
    }

    private func responderCell(_ line: ResponderLine) -> String {
        guard let responders = line.responders, let of = line.of else { return "not defined" }
        guard let share = line.proportion, let ends = line.ci95, ends.count == 2 else {
            return "none scored"
        }
        let interval = ends.map(Figures.percentNumber).joined(separator: "-")
        return "\(responders) of \(of): \(Figures.percent(share)) (\(interval))"
    }

    /// What is missing and why, each reason once with the groups it holds for.
    private var warningLines: [String] {
        guard overall.heels > 0 else { return [] }
        return strata.flatMap(\.stratum.warnings).uniqued().map { warning in
            let groups = strata.filter { $0.stratum.warnings.contains(warning) }.map(\.label).uniqued()
            return "\(warning) (\(groups.joined(separator: ", ")))"
        }
    }

    private func paragraph(_ text: String, _ width: Int?) -> String {
        TextTable.paragraph(text, width: width)
    }
}
