import Tabular

extension OutcomeAnalysis {
    /// The groups against the reference for people; empty of one group.
    func comparisonText(width: Int?) -> String {
        guard let reference = comparisons.first?.reference else { return "" }
        let head = "COMPARED WITH \(TerminalText.harmless(reference))"
        let baseline = meanBaseline.map { " of \(figure($0))" } ?? ""
        var parts = [
            "\(head): SCORE AFTER, ADJUSTED TO THE SAME SCORE BEFORE\(baseline)\n"
                + adjustedTable.rendered(maximumWidth: width) + slopeLine(width),
            "\(head): CHANGE, NOT ADJUSTED\n" + unadjustedTable.rendered(maximumWidth: width),
        ]
        if !definitions.isEmpty {
            parts.append("\(head): RESPONDERS, IN PERCENTAGE POINTS\n" + responderTable.rendered(maximumWidth: width))
        }
        return parts.joined(separator: "\n")
    }

    private var adjustedTable: TextTable {
        table(["Difference", "SE", "95 % interval", "t", "df", "p", "p (Holm)"]) { line in
            let adjusted = line.adjusted
            return [
                figure(adjusted.difference), figure(adjusted.se), interval(adjusted.ci95),
                Figures.decimal(adjusted.t, places: 2), adjusted.df.map(String.init) ?? "",
                Figures.probability(adjusted.p), Figures.probability(adjusted.pHolm),
            ]
        }
    }

    private var unadjustedTable: TextTable {
        table(["Difference", "95 % interval", "df", "p"]) { line in
            let plain = line.unadjusted
            return [
                figure(plain.difference), interval(plain.ci95), Figures.decimal(plain.df, places: 1),
                Figures.probability(plain.p),
            ]
        }
    }

    private var responderTable: TextTable {
        let columns = ["Difference", "95 % interval", "p (Fisher)"].map { TextColumn($0, alignment: .right) }
        let rows = comparisons.flatMap { line in
            definitions.compactMap { definition -> [String]? in
                guard let found = line.responders.first(where: { $0.definition == definition.description }) else {
                    return nil
                }
                return [
                    line.group, title(definition), Figures.decimal(found.difference.map { 100 * $0 }, places: 1),
                    Figures.interval(found.ci95?.map { 100 * $0 }, places: 1), Figures.probability(found.fisherP),
                ]
            }
        }
        return TextTable([TextColumn("Group", isFlexible: true), TextColumn("Better by")] + columns, rows: rows)
    }

    private func slopeLine(_ width: Int?) -> String {
        guard let slopes else { return "" }
        let degrees = slopes.df.map(String.init).joined(separator: ", ")
        let p = Figures.probability(slopes.p)
        return TextTable.paragraph(
            "Equal slopes: F(\(degrees)) = \(Figures.decimal(slopes.f, places: 2)), p \(p.hasPrefix("<") ? p : "= " + p)",
            width: width
        )
    }

    private func table(
        _ titles: [String],
        cells: (AnalysedComparison) -> [String]
    ) -> TextTable {
        let columns = titles.map { TextColumn($0, alignment: .right) }
        return TextTable(
            [TextColumn("Group", isFlexible: true)] + columns,
            rows: comparisons.map { [$0.group] + cells($0) }
        )
    }
}
