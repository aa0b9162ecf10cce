import Foundation
import Outcomes
import Records

extension CountFile {
    /// The file as JSON: keys in `snake_case` and in order; what there is not is left out.
    public func json() throws -> Data {
        try JSONText.encode(self)
    }

    /// The sums that a public report may carry besides its figures, which they add up to.
    public static func sums(of report: PublicOutcomeReport, _ cohort: OutcomeCohort) -> [SumsLine] {
        let windows = report.windows.compactMap { line -> SumsLine? in
            let heels = cohort.windows.first { $0.key.rawValue == line.window.code }?.value
            return line.figures.flatMap { figures in
                heels.flatMap { SumsLine("all", line.window.code, nil, "All", $0, figures) }
            }
        }
        let strata = report.breakdowns.flatMap { breakdown in
            let counts = cohort.strata.first { $0.key.rawValue == breakdown.by }?.value ?? [:]
            return breakdown.strata.compactMap { stratum -> SumsLine? in
                guard let figures = stratum.figures, let heels = counts[StratumCode(stratum.code)] else { return nil }
                return SumsLine(breakdown.by, report.window.code, stratum.code, stratum.name, heels, figures)
            }
        }
        return windows + strata
    }
}

extension CountFile.SumsLine {
    fileprivate init?(
        _ by: String,
        _ window: String,
        _ code: String?,
        _ name: String,
        _ heels: HeelCounts,
        _ figures: PublicFigures
    ) {
        self.init(
            by: by,
            window: window,
            code: code,
            name: name,
            sums: PairSums(heels.pairs),
            responders: figures.responders.compactMap { line in
                guard let responders = line.responders, let of = line.of else { return nil }
                return CountFile.ResponderCount(definition: line.definition, responders: responders, of: of)
            }
        )
    }
}
