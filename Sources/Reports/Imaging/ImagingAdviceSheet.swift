import Domain
import Foundation
import Records
import Tabular

/// What to look with at the heels of a case, and why.
public struct ImagingAdviceSheet: Sendable {
    let found: CaseImagingAdvice

    /// The sheet of what the catalogue advises.
    public init(_ found: CaseImagingAdvice) {
        self.found = found
    }
}

extension ImagingAdviceSheet: Presentable {
    /// A paragraph a scenario: what it is matched by, its studies, and the reason for them.
    public func text(width: Int?) -> String {
        guard !found.advice.isEmpty else {
            return """
                nothing recorded on \(found.caseNumber) matches a scenario of the imaging table; record an exam: \
                firststep exam record \(found.caseNumber) --finding hop=negative

                """
        }
        return found.advice.map { text(of: $0, width: width) }.joined(separator: "\n")
    }

    private func text(of advice: ImagingAdvice, width: Int?) -> String {
        let title = "\(found.caseNumber), \(advice.side) heel: \(advice.scenario.name)"
        let steps = advice.scenario.steps.map { step in
            [
                step.isFirstLine ? "first" : "next", words(for: step), step.study?.utility.map(utility) ?? "",
                step.study?.priceRange.map { "\($0)" } ?? "", state(of: step, advice) ?? "",
            ]
        }
        let table = TextTable(
            [
                TextColumn("Step"), TextColumn("Study", isFlexible: true), TextColumn("Utility"),
                TextColumn("Price range"),
                TextColumn("So far", isFlexible: true),
            ],
            rows: steps
        )
        let reasons = KeyValueTable([
            (label: "Because", value: advice.match.because.joined(separator: "; ")),
            (label: "Why", value: advice.scenario.why),
        ])
        return "\(title)\n\n" + table.rendered(maximumWidth: width) + "\n" + reasons.rendered(maximumWidth: width)
    }

    /// A row a step, with everything that is said of it.
    public func json() throws -> Data { try listing.json() }

    /// A header and a record a step.
    public func csv() -> [UInt8] { listing.csv() }

    private var listing: Listing {
        Listing(
            [
                .text("case", "Case"), .text("side", "Heel"), .text("scenario", "Scenario"),
                .text("scenario_name", "Name"),
                .text("because", "Because"), .text("step", "Step"), .text("study", "Study"),
                .text("study_name", "Name"),
                .text("condition", "Condition"), .number("utility_min", "Utility from"), .number("utility_max", "to"),
                .number("price_low", "Price from"), .number("price_high", "to"), .text("price_origin", "Range of"),
                .text("price_basis", "Price is for"), .text("imaging_order", "Order"), .text("performed_on", "Done"),
                .text("conclusion", "Conclusion"), .text("why", "Why"),
            ],
            rows: found.advice.flatMap { advice in advice.scenario.steps.map { row(of: $0, advice) } }
        )
    }

    private func row(of step: ImagingScenario.Step, _ advice: ImagingAdvice) -> [Cell] {
        let (study, order) = (step.study, step.study.flatMap { advice.latest($0.code) })
        return [
            .text(found.caseNumber), .text(advice.side), .text(advice.scenario.code), .text(advice.scenario.name),
            .text(advice.match.because.joined(separator: "; ")), .text(step.isFirstLine ? "first-line" : "next"),
            .text(study?.code), .text(study?.name ?? "Examination"), .text(step.condition),
            .integer(study?.utility?.lowerBound), .integer(study?.utility?.upperBound), .money(study?.priceRange?.low),
            .money(study?.priceRange?.high), .text(study?.priceRange?.origin), .text(study?.priceBasis),
            .text(order?.number), .day(order?.performedOn), .text(order?.conclusion), .text(advice.scenario.why),
        ]
    }

    private func words(for step: ImagingScenario.Step) -> String {
        [step.study?.name ?? "Examination", step.condition].compactMap(\.self).joined(separator: ", ")
    }

    private func utility(_ range: ClosedRange<Int>) -> String {
        let ends =
            range.lowerBound == range.upperBound ? "\(range.lowerBound)" : "\(range.lowerBound)-\(range.upperBound)"
        return "\(ends) of 10"
    }

    /// `I-1 positive on 2026-04-14`, `I-2 ordered on 2026-04-01`; nil where nothing was ordered.
    private func state(of step: ImagingScenario.Step, _ advice: ImagingAdvice) -> String? {
        guard let order = step.study.flatMap({ advice.latest($0.code) }) else { return nil }
        guard let conclusion = order.conclusion, let day = order.performedOn else {
            return "\(order.number) ordered on \(order.orderedOn)"
        }
        return "\(order.number) \(conclusion) on \(day)"
    }
}
