import Domain
import Records

extension PublicOutcomeReport {
    /// What stands for a number that is hidden.
    private static let hidden = "hidden"

    /// The report as people read it.
    public var document: ReportDocument {
        ReportDocument(
            title: "Outcome report",
            subtitle: "\(instrument.name) (\(instrument.higherIsBetter ? "higher" : "lower") is better), "
                + "\(window.name) after day 0",
            clinic: "\(clinicName) (\(clinic))",
            asOf: "\(asOfDay) (\(asOf)), \(settled ? "settled" : "not settled: records may still come in")",
            facts: [
                .init("Before", "the latest score from day \(baseline.firstDay) to day \(baseline.lastDay)"),
                .init("After", "nearest to day \(window.targetDay), from day \(window.firstDay) to \(window.lastDay)"),
                .init("Day 0 lies", "\(from.map { "from \($0)" } ?? "any time")\(to.map { " until \($0)" } ?? "")"),
                .init("Counted", allHeels ? "every heel" : "one heel a patient"), .init("For", purpose.rawValue),
            ],
            banners: [.notice("Small numbers are hidden. \(rule)")] + completenessBanner,
            sections: [flowSection, changeSection, responderSection, comparisonSection, timeSection, restSection],
            notes: ["Made by FirstStep \(programVersion). Not in it: \(leftOut.joined(separator: "; "))."]
        )
    }

    private var completenessBanner: [ReportDocument.Banner] {
        guard let completeness, completeness < OutcomeReport.completeEnough else { return [] }
        return [
            .warning(
                "Only \(Figures.percent(completeness)) of the heels that were due have a score: the figures may not stand "
                    + "for those who are missing."
            )
        ]
    }

    private func rows(_ cells: (HiddenCounts, PublicFigures?) -> [String]) -> [ReportDocument.Row] {
        [ReportDocument.Row(["All"] + cells(flow, overall), .total)]
            + breakdowns.flatMap { breakdown in
                let heading = OutcomeDimension(rawValue: breakdown.by)?.heading ?? breakdown.by
                return [ReportDocument.Row([heading], .heading)]
                    + breakdown.strata.map { ReportDocument.Row([$0.name] + cells($0.flow, $0.figures), .part) }
            }
    }

    private func shown(_ counts: HiddenCounts, _ name: String) -> String {
        guard counts.counts.keys.contains(name) else { return "" }
        return counts.shown(name).map(String.init) ?? Self.hidden
    }

    private var flowSection: ReportDocument.Section {
        let columns = [
            ("No consent", OutcomeFlow.noConsent), ("No baseline", .noBaseline), ("Other heel", .otherHeel),
            ("Not due", .notYetDue), ("Scored", .scored), ("Withdrew", .withdrawn), ("Otherwise", .treatedOtherwise),
            ("Closed", .caseClosed), ("Lost", .lost),
        ]
        return ReportDocument.Section(
            "flow",
            "Who is counted",
            lead: completeness.map { ["\(Figures.percent($0)) of the heels that were due have a score."] } ?? [],
            blocks: [
                .table(
                    .init(
                        "What became of the heels",
                        [.text(""), .number("Heels"), .number("Due")] + columns.map { .number($0.0) },
                        rows: rows { counts, _ in
                            ([HiddenCounts.heels, HiddenCounts.due] + columns.map(\.1.rawValue)).map {
                                shown(counts, $0)
                            }
                        },
                        footer: "Who did not consent is in the row of all and in no other."
                    )
                )
            ]
        )
    }

    private func change(_ figures: PublicFigures?) -> [String] {
        guard let figures else { return [Self.hidden] }
        let change = figures.change
        return [
            "\(figures.pairs)", Figures.decimal(figures.before.mean, places: 1),
            Figures.decimal(figures.after.mean, places: 1), change.mean.map { Figures.signed($0, places: 1) } ?? "",
            Figures.decimal(change.sd, places: 2), Figures.interval(change.ci95, places: 1),
            Figures.probability(change.p),
        ]
    }

    private var changeSection: ReportDocument.Section {
        let columns =
            [.text("")]
            + ["Pairs", "Before", "After", "Change", "SD", "95 % interval", "p"].map(ReportDocument.Column.number)
        let spokenMonths = months.strata.filter { $0.figures != nil }
        return ReportDocument.Section(
            "change",
            "How the score changed",
            lead: ["Change is after - before; interval and p by the paired t test."],
            blocks: [
                .table(
                    .init(
                        "Change by window",
                        columns,
                        rows: windows.map { ReportDocument.Row([$0.window.name] + change($0.figures)) }
                    )
                ), .table(.init("Change at \(window.name)", columns, rows: rows { _, figures in change(figures) })),
                .table(
                    .init(
                        "Change by month of day 0",
                        columns,
                        rows: spokenMonths.map { ReportDocument.Row([$0.name] + change($0.figures)) },
                        whenEmpty: "no month has enough heels to be shown."
                    )
                ),
            ]
        )
    }

    private var responderSection: ReportDocument.Section {
        let definitions = overall?.responders.map(\.definition) ?? []
        return ReportDocument.Section(
            "responders",
            "Who responded",
            lead: mcid.map {
                [
                    "MCID: better by \($0.value.shown) or more; found in: \($0.population) (version \($0.version), \($0.source))."
                ]
            } ?? [],
            blocks: definitions.isEmpty
                ? [.note("Too few heels to be shown.")]
                : [
                    .table(
                        .init(
                            "Responders at \(window.name)",
                            [.text("")]
                                + definitions.map {
                                    .number($0 == "mcid" ? "MCID" : $0.replacing("%", with: " %"))
                                },
                            rows: rows { _, figures in
                                figures?.responders.map(Self.cell) ?? definitions.map { _ in Self.hidden }
                            },
                            footer: "How many of the scored heels, with Wilson's 95 % interval."
                        )
                    )
                ]
        )
    }

    private static func cell(_ line: PublicResponders) -> String {
        guard let responders = line.responders, let of = line.of else { return hidden }
        return "\(responders) of \(of): \(Figures.percent(line.proportion)) (\(Figures.percentInterval(line.ci95)))"
    }

    private var comparisonSection: ReportDocument.Section {
        let chance = "Treatments were chosen, not randomised: differences may reflect who was given what."
        guard let comparison else {
            return ReportDocument.Section(
                "treatments",
                "Treatments compared",
                lead: ["Too few heels to compare treatments in public.", chance]
            )
        }
        let names = Dictionary(uniqueKeysWithValues: comparison.groups.map { ($0.code, $0.name) })
        return ReportDocument.Section(
            "treatments",
            "Treatments compared",
            lead: [
                "Each is set against \(comparison.reference.flatMap { names[$0] } ?? ""): the score after, at the same baseline "
                    + "(analysis of covariance), with p for all comparisons together (Holm). \(chance)"
            ],
            blocks: [
                .table(
                    .init(
                        "Adjusted differences, group - reference",
                        [.text(""), .number("Difference"), .number("95 % interval"), .number("p (Holm)")],
                        rows: comparison.contrasts.map { line in
                            [
                                names[line.group] ?? line.group,
                                line.adjusted.map { Figures.signed($0.difference, places: 2) } ?? "",
                                Figures.interval(line.adjusted?.ci95, places: 2),
                                Figures.probability(line.adjusted?.pHolm),
                            ]
                        }
                    )
                )
            ]
        )
    }

    private var timeSection: ReportDocument.Section {
        ReportDocument.Section(
            "time",
            "Time to a response, and to milestones",
            lead: ["By Kaplan-Meier, on the target days of the windows, where at least 11 heels were still followed."],
            blocks: [curveTable("Responded by day", survival), curveTable("Milestones reached by day", milestones)]
        )
    }

    private func curveTable(_ caption: String, _ curves: [PublicCurve]) -> ReportDocument.Block {
        let days = windows.map(\.window.targetDay)
        return .table(
            .init(
                caption,
                [.text("")] + days.map { .number("Day \($0)") },
                rows: curves.filter { !$0.points.isEmpty }.map { curve in
                    ReportDocument.Row(
                        [curve.name == "mcid" ? "MCID" : curve.name]
                            + days.map { day in
                                curve.points.first { $0.day == day }.map {
                                    Figures.percent($0.share)
                                        + ($0.ci95.map { " (\(Figures.percentInterval($0)))" } ?? "")
                                } ?? Self.hidden
                            }
                    )
                },
                whenEmpty: "too few heels to be shown."
            )
        )
    }

    private var restSection: ReportDocument.Section {
        let mix = diagnosisMix?.counts.keys.sorted().map { name -> ReportDocument.Row in
            [name, diagnosisMix?.shown(name).map(String.init) ?? Self.hidden]
        }
        return ReportDocument.Section(
            "rest",
            "Diagnoses and imaging prices",
            blocks: [
                .table(
                    .init(
                        "Diagnoses by class",
                        [.text(""), .number("Heels")],
                        rows: mix ?? [],
                        whenEmpty: "hidden, because it would give small numbers away."
                    )
                ),
                .table(
                    .init(
                        "Imaging against the price range of its day",
                        [
                            .text("Study"), .text("Price"), .number("Number"), .number("Below"), .number("Inside"),
                            .number("Above"),
                        ],
                        rows: prices.map { line in
                            ReportDocument.Row(
                                [line.name, line.basis]
                                    + ["number", "below", "inside", "above"].map { shown(line.prices, $0) }
                            )
                        },
                        whenEmpty: "no study was quoted or charged in this period."
                    )
                ),
            ]
        )
    }
}
