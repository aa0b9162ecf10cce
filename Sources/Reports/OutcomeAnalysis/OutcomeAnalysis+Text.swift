import Foundation
import Outcomes
import Tabular

extension OutcomeAnalysis: Presentable {
    /// The analysis for people.
    public func text(width: Int?) -> String {
        let parts = [
            "SCORES (means over the pairs; \(better))\n" + scoreTable.rendered(maximumWidth: width),
            "CHANGE (after - before)\n" + changeTable.rendered(maximumWidth: width),
            "TYPICAL CHANGE (Hodges-Lehmann) AND RANK TEST (Wilcoxon\(pratt))\n"
                + rankTable.rendered(maximumWidth: width),
            "EFFECT SIZE (d_z in SDs of the change, g_z for few pairs, d_av in SDs of scores)\n"
                + effectTable.rendered(maximumWidth: width),
            definitions.isEmpty
                ? "" : "RESPONDERS\n" + responderTable.rendered(maximumWidth: width),
            comparisonText(width: width),
            warnings.isEmpty
                ? "" : "HOW TO READ THIS\n" + warnings.map { TextTable.paragraph("- " + $0, width: width) }.joined(),
        ]
        return parts.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// One object; keys in `snake_case`, what cannot be estimated as null.
    public func json() throws -> Data {
        try JSONText.encode(self)
    }

    private var better: String {
        question.scale.direction == .higherIsBetter ? "higher is better" : "lower is better"
    }

    private var pratt: String { question.zeroMethod == .pratt ? ", zeros by Pratt" : "" }

    /// As many as the file has, but two at least: a mean is finer than a score.
    var decimals: Int { max(2, places) }

    /// The decimal places of a step.
    private var places: Int { String(question.scale.stepsPerUnit).count - 1 }

    func figure(_ value: Double?) -> String { Figures.decimal(value, places: decimals) }

    func interval(_ ends: [Double]?) -> String { Figures.interval(ends, places: decimals) }

    private var scoreTable: TextTable {
        table(["Subjects", "No before", "No after", "Pairs", "Before", "SD", "After", "SD"]) { group in
            [group.subjects, group.missingBefore, group.missingAfter, group.pairs].map(String.init)
                + [group.before.mean, group.before.sd, group.after.mean, group.after.sd].map(figure)
        }
    }

    private var changeTable: TextTable {
        table(["Pairs", "Change", "SD", "95 % interval", "t", "df", "p"]) { group in
            let change = group.change
            return [
                String(group.pairs), figure(change.mean), figure(change.sd), interval(change.ci95),
                Figures.decimal(change.t, places: 2), change.df.map(String.init) ?? "", Figures.probability(change.p),
            ]
        }
    }

    private var rankTable: TextTable {
        table(["Typical change", "95 % interval", "Changed", "V", "z", "p", "p is"]) { group in
            let (test, typical) = (group.wilcoxon, group.hodgesLehmann)
            return [
                figure(typical.estimate), interval(typical.ci95), String(test.used), Figures.decimal(test.v, places: 1),
                Figures.decimal(test.z, places: 2), Figures.probability(test.p),
                test.p == nil ? "" : test.exact ? "exact" : "normal",
            ]
        }
    }

    private var effectTable: TextTable {
        table(["d_z", "95 % interval", "g_z", "d_av"]) { group in
            let change = group.change
            return [
                Figures.decimal(change.dZ, places: 2), Figures.interval(change.dZCi95, places: 2),
                Figures.decimal(change.gZ, places: 2), Figures.decimal(change.dAv, places: 2),
            ]
        }
    }

    /// A row for each group and definition: beside each other they would fit no terminal.
    private var responderTable: TextTable {
        let columns = ["Responders", "Of", "%", "95 % interval"].map { TextColumn($0, alignment: .right) }
        let rows = groups.flatMap { group in
            definitions.compactMap { definition -> [String]? in
                guard let line = group.responders.first(where: { $0.definition == definition.description }) else {
                    return nil
                }
                return [
                    group.group, title(definition), line.responders.map(String.init) ?? "",
                    line.of.map(String.init) ?? "", Figures.decimal(line.proportion.map { 100 * $0 }, places: 1),
                    Figures.interval(line.ci95?.map { 100 * $0 }, places: 1),
                ]
            }
        }
        return TextTable([TextColumn("Group", isFlexible: true), TextColumn("Better by")] + columns, rows: rows)
    }

    /// The definitions that have a meaning on the scale; why the others have none is a warning.
    var definitions: [ResponderDefinition] {
        question.definitions.filter { $0.refusal(on: question.scale) == nil }
    }

    /// `2 (MCID)`, `30 %`.
    func title(_ definition: ResponderDefinition) -> String {
        switch definition {
        case .mcid(let steps):
            "\(Figures.decimal(Double(steps) / Double(question.scale.stepsPerUnit), places: places)) (MCID)"
        case .percentFall(let percent): "\(percent) %"
        }
    }

    private func table(
        _ titles: [String],
        cells: (AnalysedGroup) -> [String]
    ) -> TextTable {
        let columns = titles.map { TextColumn($0, alignment: $0 == "p is" ? .left : .right) }
        return TextTable([TextColumn("Group", isFlexible: true)] + columns, rows: groups.map { [$0.group] + cells($0) })
    }
}
