import Domain
import Foundation
import Records
import Tabular

extension PublicOutcomeReport: PrintableReport {
    /// One object; what is hidden is null, with its name under `suppressed` beside it.
    public func json() throws -> Data {
        try JSONText.encode(SealedReport(self))
    }

    /// A record a stratum: all heels, then each breakdown; what is hidden is empty.
    public func csv() -> [UInt8] {
        var writer = CSVWriter()
        writer.writeHeader(header)
        writer.write(record("all", code: nil, "All", flow, overall))
        for breakdown in breakdowns {
            for stratum in breakdown.strata {
                writer.write(record(breakdown.by, code: stratum.code, stratum.name, stratum.flow, stratum.figures))
            }
        }
        return writer.bytes
    }

    private static let definitions = ["mcid", "30%", "50%", "60%"]

    private var header: [String] {
        [
            "clinic", "as_of", "settled", "instrument", "window", "publication", "breakdown", "code", "name", "heels",
            "due",
        ] + OutcomeFlow.allCases.map(\.rawValue) + [
            "pairs", "mean_before", "mean_after", "mean_change", "sd_change", "ci95_low", "ci95_high", "t", "df", "p",
        ]
            + Self.definitions.flatMap { definition in
                let name = definition.replacing("%", with: "_percent")
                return ["responders_\(name)", "responders_\(name)_of", "responders_\(name)_proportion"]
            }
    }

    private func record(
        _ breakdown: String,
        code: String?,
        _ name: String,
        _ flow: HiddenCounts,
        _ figures: PublicFigures?
    ) -> [CSVCell] {
        let texts: [CSVCell] = [
            .text(clinic), .text(asOf.description), .text(settled ? "true" : "false"), .text(instrument.code),
            .text(window.code), .text(publication), .text(breakdown), code.map { .text($0) } ?? .empty, .text(name),
        ]
        let names = [HiddenCounts.heels, HiddenCounts.due] + OutcomeFlow.allCases.map(\.rawValue)
        let change = figures?.change
        let numbers = [
            figures?.before.mean, figures?.after.mean, change?.mean, change?.sd, change?.ci95?.first,
            change?.ci95?.last,
            change?.t,
        ]
        return texts + names.map { whole(flow.shown($0)) } + [whole(figures?.pairs)] + numbers.map(cell)
            + [whole(change?.df), cell(change?.p)]
            + Self.definitions.flatMap { definition -> [CSVCell] in
                let line = figures?.responders.first { $0.definition == definition }
                return [whole(line?.responders), whole(line?.of), cell(line?.proportion)]
            }
    }

    private func whole(_ count: Int?) -> CSVCell { count.map { .number(String($0)) } ?? .empty }

    private func cell(_ value: Double?) -> CSVCell {
        value.map { .number(Figures.decimal($0, places: 10)) } ?? .empty
    }
}
