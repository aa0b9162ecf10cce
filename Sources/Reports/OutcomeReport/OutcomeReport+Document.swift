import Domain
import Records

extension OutcomeReport {
    /// The report as people read it; every number in it is rounded here, once.
    public var document: ReportDocument {
        ReportDocument(
            title: "Outcome report",
            subtitle: "\(instrument.name) (\(better)), \(window.name) after day 0",
            clinic: "\(clinicName) (\(clinic))",
            asOf: "\(asOfDay) (\(asOf)), \(settled ? "settled" : "not settled: records may still come in")",
            facts: facts,
            banners: (banner.map { [.warning($0)] } ?? [])
                + (settled ? [] : [.notice("Not settled: a transaction was open that may still add earlier records.")]),
            sections: overall.heels == 0
                ? [
                    ReportDocument.Section("nobody", "Nobody", lead: ["No heel has its day 0 in this period."]),
                    reading,
                ]
                : sections,
            notes: [
                "Made by FirstStep \(programVersion) from \(Figures.heels(overall.heels)) of \(Figures.patients(patients))."
            ]
        )
    }

    private var sections: [ReportDocument.Section] {
        [
            headline, flowSection, changeSection, responderSection, missingSection, treatmentSection, timeSection,
            mixSection,
            timelineSection, courseSection, funnelSection, priceSection, reading,
        ]
    }

    /// Which direction is better.
    var better: String { instrument.higherIsBetter ? "higher is better" : "lower is better" }

    private var facts: [ReportDocument.Fact] {
        let period =
            switch (from, to) {
            case (nil, nil): "any time"
            case (let from?, nil): "from \(from)"
            case (nil, let to?): "until \(to)"
            case (let from?, let to?): "\(from) to \(to)"
            }
        return [
            .init("Before", "the latest score from day \(baseline.firstDay) to day \(baseline.lastDay)"),
            .init("After", "nearest to day \(window.targetDay), from day \(window.firstDay) to \(window.lastDay)"),
            .init("Day 0", "first session in the clinic; without one, start of home care"),
            .init("Day 0 lies", period),
            .init("Counted", allHeels ? "every heel" : "one heel a patient"),
        ] + (purpose == .research ? [.init("For", "research: whoever gave consent to it")] : [])
    }

    /// The definition of a response that the figures lead with: the difference that matters, where it is known.
    var mainResponders: ResponderLine? {
        overall.responders.first { $0.definition == survival.first?.definition } ?? overall.responders.first
    }

    /// The strata with their names, all heels first.
    var rows: [(label: String, stratum: OutcomeStratum, kind: ReportDocument.Row.Kind)] {
        [("All", overall, .total)]
            + breakdowns.flatMap { breakdown in
                breakdown.strata.map { ($0.name, $0, .part) }
            }
    }

    /// A row for all heels, then the strata of each breakdown under its heading.
    func strataRows(_ cells: (OutcomeStratum) -> [String]) -> [ReportDocument.Row] {
        [ReportDocument.Row(["All"] + cells(overall), .total)]
            + breakdowns.flatMap { breakdown in
                [ReportDocument.Row([breakdown.by.heading], .heading)]
                    + breakdown.strata.map { ReportDocument.Row([$0.name] + cells($0), .part) }
            }
    }

    private var headline: ReportDocument.Section {
        let change = overall.change
        let responders = mainResponders
        let curve = survival.first?.overall
        return ReportDocument.Section(
            "headline",
            "At a glance",
            lead: [glance],
            blocks: [
                .keyFigures([
                    .init(
                        "Mean change",
                        change.mean.map { Figures.signed($0, places: 1) },
                        interval: change.ci95.map { Figures.interval($0, places: 1) },
                        change.mean == nil
                            ? "No heel has a score before and after."
                            : "From \(Figures.decimal(overall.before.mean, places: 1)) to "
                                + "\(Figures.decimal(overall.after.mean, places: 1)) in \(Figures.heels(overall.pairs))."
                    ),
                    .init(
                        "Responders",
                        responders?.proportion.map { Figures.percent($0) },
                        interval: responders?.ci95.map(Figures.percentInterval),
                        responders.map(sentence) ?? "No definition of a response has a meaning for this instrument."
                    ),
                    .init(
                        "Scored of those due",
                        overall.completeness.proportion.map { Figures.percent($0) },
                        "\(overall.completeness.scored) of \(overall.completeness.due) heels whose window is over."
                    ),
                    .init(
                        "Half have responded by",
                        curve?.median.estimate.map { "day \($0)" },
                        interval: curve.flatMap {
                            $0.median.estimate == nil ? nil : Figures.openInterval($0.median.ci95)
                        },
                        curve.map { "\($0.events) of \(Figures.heels($0.n)) responded so far." } ?? "Nothing to time."
                    ),
                ])
            ]
        )
    }

    /// The result in a sentence that nobody has to be trained for.
    private var glance: String {
        guard let mean = overall.change.mean else {
            return "No heel has a score before and after: there is nothing to conclude yet."
        }
        let fell = mean < 0 ? "fell" : mean > 0 ? "rose" : "did not change"
        let by = mean == 0 ? "" : " by \(Figures.decimal(abs(mean), places: 1)) on average"
        let responded = mainResponders.flatMap { line in line.of.map { "\(line.responders ?? 0) of \($0) responded" } }
        let pairs =
            overall.pairs < 10 ? " With \(Figures.heels(overall.pairs)) that is an impression and no result." : ""
        return "\(instrument.name) \(fell)\(by) in \(Figures.heels(overall.pairs))"
            + (responded.map { ", and \($0)." } ?? ".") + pairs
    }

    /// How many responded, and to what.
    func sentence(_ line: ResponderLine) -> String {
        guard let responders = line.responders, let of = line.of else { return "Not defined for this instrument." }
        return "\(responders) of \(of): \(words(of: line.definition))."
    }

    /// What a definition asks for, in words.
    func words(of definition: String) -> String {
        guard definition == "mcid" else { return "lower by \(definition.replacing("%", with: " %")) or more" }
        return "better by \(mcid?.value.shown ?? "the MCID") or more, the smallest difference that matters"
    }
}

extension OutcomeDimension {
    /// As the heading of its strata.
    var heading: String {
        switch self {
        case .treatment: "By first treatment"
        case .diagnosis: "By diagnosis"
        case .side: "By side"
        case .clinician: "By clinician of the first session"
        case .sex: "By sex"
        case .ageBand: "By age on day 0"
        case .payer: "By payer on day 0"
        case .chronicity: "By how long it had hurt on day 0"
        case .completeness: "By sessions delivered"
        }
    }
}
