import Domain
import Tabular

extension OutcomeReport {
    /// A record a stratum: all heels, then each breakdown.
    public func csv() -> [UInt8] {
        var writer = CSVWriter()
        writer.writeHeader(header)
        writer.write(record("all", overall))
        for breakdown in breakdowns {
            for stratum in breakdown.strata { writer.write(record(breakdown.by.rawValue, stratum)) }
        }
        return writer.bytes
    }

    private var header: [String] {
        let fixed = [
            "clinic", "as_of", "settled", "instrument", "window", "breakdown", "code", "name", "heels",
            "no_baseline", "other_heel", "not_yet_due", "scored", "withdrawn", "treated_otherwise", "case_closed",
            "lost",
            "came_early", "without_follow_up", "pairs", "mean_before", "mean_after", "mean_change", "sd_change",
            "ci95_low",
            "ci95_high", "t", "df", "p", "purpose", "no_consent",
        ]
        return fixed
            + overall.responders.flatMap { line in
                let name = line.definition.replacing("%", with: "_percent")
                return ["", "_of", "_proportion", "_ci95_low", "_ci95_high"].map { "responders_\(name)\($0)" }
            }
    }

    private func record(_ breakdown: String, _ stratum: OutcomeStratum) -> [CSVCell] {
        let (flow, change) = (stratum.flow, stratum.change)
        let texts: [CSVCell] = [
            .text(clinic), .text(asOf.description), .text(settled ? "true" : "false"),
            .text(instrument.code), .text(window.code), .text(breakdown),
            stratum.code.map { .text($0) } ?? .empty, .text(stratum.name),
        ]
        let counts = [
            stratum.heels, flow.noBaseline, flow.otherHeel, flow.notYetDue, flow.scored,
            flow.withdrawn,
            flow.treatedOtherwise, flow.caseClosed, flow.lost, stratum.cameEarly, stratum.withoutFollowUp,
            stratum.pairs,
        ]
        let figures = [stratum.before.mean, stratum.after.mean, change.mean, change.sd]
        return texts + counts.map { .number(String($0)) } + figures.map(cell) + ends(change.ci95)
            + [cell(change.t), change.df.map { .number(String($0)) } ?? .empty, cell(change.p)]
            + [.text(purpose.rawValue), .number(String(flow.noConsent))]
            + stratum.responders.flatMap(cells)
    }

    private func cells(_ line: ResponderLine) -> [CSVCell] {
        [line.responders, line.of].map { $0.map { .number(String($0)) } ?? .empty } + [cell(line.proportion)]
            + ends(line.ci95)
    }

    private func ends(_ interval: [Double]?) -> [CSVCell] {
        guard let interval, interval.count == 2 else { return [.empty, .empty] }
        return interval.map(cell)
    }

    /// Ten decimals: more than any reader needs, and no exponent, which spreadsheets take for text.
    private func cell(_ value: Double?) -> CSVCell {
        value.map { .number(Figures.decimal($0, places: 10)) } ?? .empty
    }
}
