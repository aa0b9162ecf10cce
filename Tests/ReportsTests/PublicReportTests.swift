import Domain
import Foundation
import Outcomes
import Records
import Reports
import TestSupport
import Testing

/// Somebody who has the public JSON and works out what he can of what is hidden.
private struct Reader {
    typealias Object = [String: Any]
    private static let due = ["scored", "withdrawn", "treated_otherwise", "case_closed", "lost"]
    private static let uncounted = ["no_consent", "no_baseline", "other_heel"]
    private static let notDue = uncounted + ["not_yet_due"]

    let report: Object

    init(_ report: PublicOutcomeReport) throws {
        self.report = try JSONSerialization.jsonObject(with: report.json()) as? Object ?? [:]
    }

    var overall: Object? { report["overall"] as? Object }
    var strata: [[Object]] {
        ((report["breakdowns"] as? [Object] ?? []) + [report["months"] as? Object ?? [:]])
            .map { $0["strata"] as? [Object] ?? [] }
    }

    func counts(_ object: Any?) -> Object { ((object as? Object)?["counts"] as? Object) ?? [:] }

    /// The fewest values that a hidden count of the flow can have.
    var fewestValues: Int {
        let flow = counts(report["flow"])
        let bounds = bounds(flow)
        var fewest = Int.max
        let rows =
            flow["due"] is Int ? [(Self.due, "due"), (Self.notDue, "not_due")] : [(Self.due + Self.notDue, "heels")]
        for (names, total) in rows {
            let limits = names.map { bounds[$0] ?? .max }
            fewest = min(fewest, values(names.map { flow[$0] as? Int }, flow[total] as? Int, limits))
        }
        for strata in strata {
            for name in Self.due + Self.notDue where name != "no_consent" {
                let cells = strata.map { counts($0["flow"])[name] as? Int }
                fewest = min(fewest, values(cells, flow[name] as? Int, cells.map { _ in .max }))
            }
        }
        return fewest
    }

    /// What the pairs at other windows say: so many heels have consent and a baseline, and at a later one are due.
    private func bounds(_ flow: Object) -> [String: Int] {
        guard let heels = flow["heels"] as? Int else { return [:] }
        var bounds: [String: Int] = [:]
        for line in report["windows"] as? [Object] ?? [] {
            guard let pairs = (line["figures"] as? Object)?["pairs"] as? Int else { continue }
            let code = (line["window"] as? Object)?["code"] as? String
            let names = code == "6w" ? Self.uncounted : Self.notDue
            let least = names.map { (flow[$0] as? Int) ?? 1 }.reduce(0, +)
            for name in names where flow[name] is NSNull {
                bounds[name] = min(bounds[name] ?? .max, heels - pairs - least + 1)
            }
        }
        return bounds
    }

    /// The fewest values of a hidden part: each is at least 1 and at most its limit, and all parts make the total.
    private func values(_ parts: [Int?], _ total: Int?, _ limits: [Int]) -> Int {
        guard let total else { return .max }
        let left = total - parts.compactMap(\.self).reduce(0, +)
        let hidden = parts.indices.filter { parts[$0] == nil }
        // A row of which nothing is shown may have zeros too: that only adds values.
        return hidden.map { place in
            let others = hidden.filter { $0 != place }
            let most = min(left - others.count, limits[place])
            let room = others.reduce(0) { $0 + min(left, limits[$1]) }
            return most - max(1, left - room) + 1
        }.min() ?? .max
    }

    /// Every count that is printed.
    var printedCounts: [Int] {
        let flows = [report["flow"]] + strata.flatMap { $0.map { $0["flow"] } } + [report["diagnosis_mix"]]
        let figures =
            [overall].compactMap(\.self) + strata.flatMap { $0.compactMap { $0["figures"] as? Object } }
            + (report["windows"] as? [Object] ?? []).compactMap { $0["figures"] as? Object }
        return flows.flatMap { counts($0).values.compactMap { $0 as? Int } }
            + figures.flatMap { figures in
                [figures["pairs"] as? Int ?? 0]
                    + (figures["responders"] as? [Object] ?? []).flatMap { line -> [Int] in
                        guard let responders = line["responders"] as? Int, let of = line["of"] as? Int else {
                            return []
                        }
                        return [responders, of, of - responders, (figures["pairs"] as? Int ?? 0) - of]
                    }
            }
    }

    /// What is left of all heels without the strata that print their figures: pairs, and responders by each definition.
    var remainders: [Int] {
        guard let overall, let pairs = overall["pairs"] as? Int else { return [] }
        return strata.flatMap { strata -> [Int] in
            let spoken = strata.compactMap { $0["figures"] as? Object }
            let known = spoken.compactMap { $0["pairs"] as? Int }.reduce(0, +)
            return [pairs - known]
                + (overall["responders"] as? [Object] ?? []).flatMap { line -> [Int] in
                    guard let all = line["responders"] as? Int, let of = line["of"] as? Int else { return [] }
                    let parts = spoken.flatMap { $0["responders"] as? [Object] ?? [] }
                        .filter { $0["definition"] as? String == line["definition"] as? String }
                    let responders = parts.compactMap { $0["responders"] as? Int }.reduce(0, +)
                    let others = parts.compactMap { $0["of"] as? Int }.reduce(0, +)
                    return [all - responders, (of - all) - (others - responders)]
                }
        }
    }
}

@Suite("The public outcome report")
struct PublicReportTests {
    @Test("whoever reads it can narrow no hidden count down to fewer than three values", arguments: Seeds.all)
    func attack(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var spoken = 0
        for clinic in 0..<200 {
            let heels = Int.random(in: 0...(clinic % 2 == 0 ? 60 : 250), using: &random)
            let cohort = RandomCohort(heels: heels, using: &random)
            let reader = try Reader(PublicOutcomeReport(RandomCohort.report(cohort.cohort), of: cohort.cohort))
            #expect(reader.fewestValues >= 3, "seed \(seed), clinic \(clinic)")
            #expect(!reader.printedCounts.contains { (1...10).contains($0) }, "seed \(seed), clinic \(clinic)")
            #expect(!reader.remainders.contains { (1...10).contains($0) }, "seed \(seed), clinic \(clinic)")
            spoken += reader.overall == nil ? 0 : 1
        }
        #expect(spoken > 80, "an attack on empty reports proves nothing")
    }

    @Test("every format hides the same, and a clinic of ten heels shows no number")
    func formats() throws {
        var random = SeededGenerator(seed: 1)
        let cohort = RandomCohort(heels: 10, using: &random)
        let report = try PublicOutcomeReport(RandomCohort.report(cohort.cohort), of: cohort.cohort)
        let text = report.text(width: 100)
        #expect(text.contains("Small numbers are hidden.") && text.contains("hidden"))
        #expect(report.overall == nil && report.survival.allSatisfy(\.points.isEmpty))
        let csv = String(decoding: report.csv(), as: UTF8.self)
        #expect(csv.split(separator: "\n").dropFirst().allSatisfy { $0.contains(",,,") })
    }
}
