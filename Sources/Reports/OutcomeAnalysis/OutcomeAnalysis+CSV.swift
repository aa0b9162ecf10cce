import Outcomes
import Tabular

extension OutcomeAnalysis {
    /// A record a group, with its comparison beside it; that of the reference is empty.
    public func csv() -> [UInt8] {
        let rows = groups.map { group in row(of: group, comparisons.first { $0.group == group.group }) }
        var writer = CSVWriter()
        writer.writeHeader(rows.first?.names ?? ["group"])
        for row in rows { writer.write(row.cells) }
        return writer.bytes
    }

    private func row(of group: AnalysedGroup, _ comparison: AnalysedComparison?) -> FigureRow {
        var row = FigureRow()
        row.text("group", group.group)
        row.count("subjects", group.subjects)
        row.count("pairs", group.pairs)
        row.count("missing_before", group.missingBefore)
        row.count("missing_after", group.missingAfter)
        row.figure("mean_before", group.before.mean)
        row.figure("sd_before", group.before.sd)
        row.figure("mean_after", group.after.mean)
        row.figure("sd_after", group.after.sd)
        addChange(group.change, to: &row)
        addRanks(group, to: &row)
        for line in group.responders {
            let name = "responders_\(Self.word(line.definition))"
            row.count(name, line.responders)
            row.count("\(name)_of", line.of)
            row.figure("\(name)_proportion", line.proportion)
            row.interval("\(name)_", line.ci95)
        }
        add(comparison, to: &row)
        return row
    }

    private func addChange(_ change: AnalysedGroup.Change, to row: inout FigureRow) {
        row.figure("mean_change", change.mean)
        row.figure("sd_change", change.sd)
        row.interval("", change.ci95)
        row.figure("t", change.t)
        row.count("df", change.df)
        row.figure("p", change.p)
        row.figure("d_z", change.dZ)
        row.interval("d_z_", change.dZCi95)
        row.figure("g_z", change.gZ)
        row.figure("d_av", change.dAv)
    }

    private func addRanks(_ group: AnalysedGroup, to row: inout FigureRow) {
        row.text("zero_method", group.wilcoxon.zeroMethod)
        row.text("wilcoxon_exact", group.wilcoxon.exact ? "true" : "false")
        row.count("wilcoxon_used", group.wilcoxon.used)
        row.figure("wilcoxon_v", group.wilcoxon.v)
        row.figure("wilcoxon_z", group.wilcoxon.z)
        row.figure("wilcoxon_p", group.wilcoxon.p)
        row.figure("hodges_lehmann", group.hodgesLehmann.estimate)
        row.interval("hodges_lehmann_", group.hodgesLehmann.ci95)
        row.figure("hodges_lehmann_achieved", group.hodgesLehmann.achieved)
    }

    private func add(_ comparison: AnalysedComparison?, to row: inout FigureRow) {
        row.text("reference", comparison?.reference)
        row.figure("adjusted_difference", comparison?.adjusted.difference)
        row.figure("adjusted_se", comparison?.adjusted.se)
        row.interval("adjusted_", comparison?.adjusted.ci95)
        row.figure("adjusted_t", comparison?.adjusted.t)
        row.count("adjusted_df", comparison?.adjusted.df)
        row.figure("adjusted_p", comparison?.adjusted.p)
        row.figure("adjusted_p_holm", comparison?.adjusted.pHolm)
        row.figure("unadjusted_difference", comparison?.unadjusted.difference)
        row.interval("unadjusted_", comparison?.unadjusted.ci95)
        row.figure("unadjusted_df", comparison?.unadjusted.df)
        row.figure("unadjusted_p", comparison?.unadjusted.p)
        for definition in question.definitions.map(\.description) {
            let line = comparison?.responders.first { $0.definition == definition }
            let name = "compared_\(Self.word(definition))"
            row.figure("\(name)_difference", line?.difference)
            row.interval("\(name)_", line?.ci95)
            row.figure("\(name)_fisher_p", line?.fisherP)
        }
    }

    private static func word(_ definition: String) -> String { definition.replacing("%", with: "_percent") }
}
