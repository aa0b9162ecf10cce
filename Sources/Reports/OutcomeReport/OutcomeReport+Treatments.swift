import Outcomes

// What is compared: treatments, and how soon they respond.
extension OutcomeReport {
    var treatmentSection: ReportDocument.Section {
        let names = Dictionary(uniqueKeysWithValues: comparison.groups.map { ($0.code, $0.name) })
        let few =
            comparison.tooFew.isEmpty
            ? []
            : [
                "Too few to compare, with fewer than \(comparison.minimumPairs) pairs: \(comparison.tooFew.joined(separator: ", "))."
            ]
        let chance = "Treatments were chosen, not randomised: differences may reflect who was given what."
        guard let reference = comparison.reference else {
            let words =
                comparison.groups.count == 1
                ? "Only \(comparison.groups[0].name) has \(comparison.minimumPairs) pairs or more: there is nothing to compare it with."
                : "\(Figures.heels(overall.pairs)) with both scores: too few to compare treatments."
            return ReportDocument.Section("treatments", "Treatments compared", lead: [words] + few + [chance])
        }
        let slopes = comparison.slopes.map {
            "Test of equal slopes: F(\($0.df.map(String.init).joined(separator: ", "))) = \(Figures.decimal($0.f, places: 2)), "
                + "\(Figures.equation($0.p))."
                + ($0.p < 0.05 ? " They differ: no single adjusted difference holds for every baseline." : "")
        }
        return ReportDocument.Section(
            "treatments",
            "Treatments compared",
            lead: [
                "Each is set against \(names[reference] ?? reference), the largest group. Adjusted: the score after, at the same "
                    + "baseline (analysis of covariance), with p for all comparisons together (Holm). \(chance)"
            ] + few,
            blocks: [.figure(contrastFigure(names)), .table(adjustedTable)] + (slopes.map { [.note($0)] } ?? [])
        )
    }

    private func contrastFigure(_ names: [String: String]) -> ReportDocument.Figure {
        let rows = comparison.contrasts.map { line in
            IntervalPlot.Row(
                names[line.group] ?? line.group,
                line.adjusted?.difference,
                line.adjusted?.ci95.flatMap(Interval.init),
                shown: line.adjusted.map(shown) ?? "not estimable"
            )
        }
        return ReportDocument.Figure(
            .intervals(
                IntervalPlot(.number("Adjusted difference"), rows: rows, reference: .init(0, "no difference"))
            ),
            caption:
                "Adjusted difference from \(comparison.reference.flatMap { names[$0] } ?? "the reference"), with 95 % intervals",
            alternative: rows.map { "\($0.label): \($0.shown)" }.joined(separator: "; ") + ".",
            table: .init(
                "Differences, group - reference",
                [.text("")]
                    + [
                        "Adjusted", "95 % interval", "p", "p (Holm)", "Unadjusted", "95 % interval", "p", "Responders",
                        "95 % interval", "Fisher p",
                    ]
                    .map { .number($0) },
                rows: comparison.contrasts.map { line in
                    ReportDocument.Row(
                        [names[line.group] ?? line.group] + cells(line.adjusted, holm: true)
                            + cells(line.unadjusted, holm: false)
                            + cells(line.responders)
                    )
                },
                footer:
                    "Unadjusted: mean change, Welch. Responders: difference of shares in percentage points, Newcombe."
            ),
            isTableInText: true
        )
    }

    private func shown(_ difference: TreatmentComparison.Difference) -> String {
        let interval = difference.ci95.map { " (\(Figures.interval($0, places: 1)))" } ?? ""
        let p = difference.pHolm.map { ", \(Figures.equation($0))" } ?? ""
        return "\(Figures.signed(difference.difference, places: 1))\(interval)\(p)"
    }

    private func cells(_ difference: TreatmentComparison.Difference?, holm: Bool) -> [String] {
        guard let difference else { return Array(repeating: "", count: holm ? 4 : 3) }
        return [
            Figures.signed(difference.difference, places: 2), Figures.interval(difference.ci95, places: 2),
            Figures.probability(difference.p),
        ] + (holm ? [Figures.probability(difference.pHolm)] : [])
    }

    private func cells(_ difference: TreatmentComparison.ShareDifference?) -> [String] {
        guard let difference, let value = difference.difference else { return ["", "", ""] }
        return [
            Figures.signed(100 * value, places: 1),
            Figures.interval(difference.ci95.map { $0.map { 100 * $0 } }, places: 1),
            Figures.probability(difference.fisherP),
        ]
    }

    private var adjustedTable: ReportDocument.Table {
        .init(
            "Mean follow-up at the mean baseline of all, \(Figures.decimal(comparison.meanBaseline, places: 1))",
            [.text(""), .number("Pairs"), .number("Adjusted mean")],
            rows: comparison.groups.map { [$0.name, "\($0.pairs)", Figures.decimal($0.adjustedMean, places: 2)] }
        )
    }

    var timeSection: ReportDocument.Section {
        guard let main = survival.first else {
            return ReportDocument.Section(
                "time",
                "Time to a response",
                lead: ["No definition of a response has a meaning for this instrument."]
            )
        }
        let left = [
            (main.excluded.noBaseline, "without a score before"),
            (main.excluded.noRoom, "with too little pain before to respond"),
            (main.excluded.notFollowed, "without a score after day 0"),
        ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        let lead =
            "Response: \(words(of: main.definition)); the first score that is one, whichever day it was taken. "
            + "\(Figures.heels(main.overall.n)) \(main.overall.n == 1 ? "takes" : "take") part"
            + (left.isEmpty ? "." : "; left out: \(left.joined(separator: ", ")).")
        let gap = main.medianGapDays.map {
            [
                "Half of the times between two scores were \($0 == 1 ? "1 day" : "\($0) days") or less: a response is known no closer."
            ]
        }
        let test = main.logrank.map {
            "Test of equal curves of the treatments, without home care only (log-rank): chi-squared "
                + "\(Figures.decimal($0.chi2, places: 2)), df \($0.df), \(Figures.equation($0.p))."
        }
        return ReportDocument.Section(
            "time",
            "Time to a response",
            lead: [lead] + (gap ?? []),
            blocks: main.overall.n == 0
                ? [.note("No heel takes part.")]
                : [.figure(stepFigure(main)), .table(medianTable)] + (test.map { [.note($0)] } ?? [])
        )
    }

    private func stepFigure(_ survival: OutcomeSurvival) -> ReportDocument.Figure {
        let times =
            [CourseChart.Time(0, "0")] + windows.map { .init(Double($0.window.targetDay), "\($0.window.targetDay)") }
        // More than a few curves lie on one another; the table below has all of them.
        let largest = survival.treatments.filter { $0.group != nil && $0.n >= TreatmentComparison.fewestPairs }
            .sorted { $0.n > $1.n }.prefix(3)
        let curves = (largest.count > 1 ? Array(largest) : [survival.overall]).map { stepCurve($0, times) }
        return ReportDocument.Figure(
            .steps(
                StepChart(
                    .share("Heels that have responded"),
                    timeTitle: "days from day 0",
                    times: times,
                    direction: .rising,
                    curves: curves
                )
            ),
            caption: "Share of heels that have responded, by Kaplan-Meier, with 95 % bands (log-log)",
            alternative: curves.map { curve in
                "\(curve.name): "
                    + zip(times, curve.stops).map { "day \($0.label) \($1.shown)" }.joined(separator: ", ")
            }.joined(separator: "; ") + ".",
            table: .init(
                "Responded by day",
                [.text("")] + times.map { .number("Day \($0.label)") },
                rows: curves.map {
                    ReportDocument.Row([$0.name] + $0.stops.map { "\($0.shown), \($0.atRisk) at risk" })
                }
            )
        )
    }

    private func stepCurve(_ curve: OutcomeSurvival.Curve, _ times: [CourseChart.Time]) -> StepChart.Curve {
        StepChart.Curve(
            curve.name,
            steps: curve.steps.map { step in
                StepChart.Step(
                    Double(step.time),
                    1 - step.survival,
                    step.ci95.map { Interval(1 - $0[1], 1 - $0[0]) },
                    isCensored: step.censored > 0
                )
            },
            stops: times.map { time in
                let step = curve.steps.last { Double($0.time) <= time.day }
                let atRisk = curve.steps.first { Double($0.time) > time.day }?.atRisk ?? 0
                let interval = step?.ci95.map { Interval(1 - $0[1], 1 - $0[0]) }
                let share = 1 - (step?.survival ?? 1)
                let words = interval.map { " (\(Figures.percentInterval([$0.lower, $0.upper])))" } ?? ""
                return StepChart.Stop(share, interval, atRisk: atRisk, shown: Figures.percent(share) + words)
            }
        )
    }

    private var medianTable: ReportDocument.Table {
        let curves = survival.first.map { [$0.overall] + $0.treatments } ?? []
        let cells = { (curve: OutcomeSurvival.Curve) in
            [
                "\(curve.n)", "\(curve.events)",
                curve.median.estimate.map(String.init) ?? (curve.n > 0 ? "not reached" : ""),
                curve.median.estimate == nil ? "" : Figures.openInterval(curve.median.ci95),
            ]
        }
        return .init(
            "Day by which half have responded",
            [.text(""), .number("Heels"), .number("Responded"), .number("Median day"), .number("95 % interval")],
            rows: curves.map { ReportDocument.Row([$0.name] + cells($0)) }
                + survival.dropFirst().map {
                    ReportDocument.Row(["All, by \($0.definition.replacing("%", with: " %"))"] + cells($0.overall))
                }
        )
    }
}
