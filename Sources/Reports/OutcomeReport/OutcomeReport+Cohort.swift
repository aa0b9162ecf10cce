import Outcomes

// Who is counted, what changed, who responded and who is missing.
extension OutcomeReport {
    var flowSection: ReportDocument.Section {
        let flow = overall.flow
        let consent = purpose == .research ? "no consent to research" : "consent withdrawn"
        let early = overall.cameEarly > 0 ? " (\(overall.cameEarly) came early)" : ""
        let withBaseline = overall.heels - flow.noConsent - flow.noBaseline - flow.otherHeel
        let stages: [FlowChart.Stage] = [
            .init("All heels", overall.heels),
            .init(
                "Counted, with a baseline",
                withBaseline,
                left: [
                    .init(consent, flow.noConsent), .init("no score before treatment", flow.noBaseline),
                    .init("another heel of the patient counts", flow.otherHeel),
                ].filter { $0.count > 0 }
            ),
            .init(
                "Due: \(window.name) over",
                overall.completeness.due,
                left: [FlowChart.Leaving("not over yet\(early)", flow.notYetDue)].filter { $0.count > 0 }
            ),
            .init(
                "Scored",
                flow.scored,
                left: [
                    .init("withdrew", flow.withdrawn), .init("treated otherwise", flow.treatedOtherwise),
                    .init("case closed", flow.caseClosed), .init("lost", flow.lost),
                ].filter { $0.count > 0 }
            ),
        ]
        return ReportDocument.Section(
            "flow",
            "Who is counted",
            lead: [
                "Of \(Figures.heels(overall.heels)) of \(Figures.patients(patients)), \(flow.scored) "
                    + "\(flow.scored == 1 ? "has" : "have") a score before and after."
            ],
            blocks: [
                .figure(
                    .init(
                        .flow(FlowChart(stages)),
                        caption: "From all heels to those that are scored",
                        alternative: stages.map { "\($0.label): \($0.count)" }.joined(separator: "; ") + ".",
                        table: .init(
                            "Flow of the cohort",
                            [.text("Stage"), .number("Heels"), .text("Left out before it")],
                            rows: stages.map { stage in
                                [
                                    stage.label, "\(stage.count)",
                                    stage.left.map { "\($0.count) \($0.reason)" }.joined(separator: ", "),
                                ]
                            }
                        )
                    )
                )
            ] + (breakdowns.isEmpty ? [] : [.table(flowTable)])
        )
    }

    private var flowTable: ReportDocument.Table {
        .init(
            "What became of the heels",
            [.text(""), .number("Heels")]
                + ["No baseline", "Other heel", "Not due", "Scored", "Withdrew", "Otherwise", "Closed", "Lost"].map {
                    .number($0)
                },
            rows: strataRows { stratum in
                let flow = stratum.flow
                return [
                    stratum.heels, flow.noBaseline, flow.otherHeel, flow.notYetDue, flow.scored, flow.withdrawn,
                    flow.treatedOtherwise, flow.caseClosed, flow.lost,
                ].map(String.init)
            },
            footer: overall.flow.noConsent > 0 ? "Who did not consent is in the row of all and in no other." : nil
        )
    }

    var changeSection: ReportDocument.Section {
        let points = windows.map { line in
            let change = line.figures.change
            return CourseChart.Point(change.mean, change.ci95.flatMap(Interval.init), shown: shown(line.figures))
        }
        let chart = CourseChart(
            .number("Change from baseline"),
            times: [.init(0, "baseline")] + windows.map { .init(Double($0.window.targetDay), $0.window.name) },
            groups: [.init("All", [.init(0, nil, shown: "0")] + points)]
        )
        return ReportDocument.Section(
            "change",
            "How the score changed",
            lead: [
                "Change is after - before, so a fall is negative (\(better)). Each window counts the heels that are due in it and "
                    + "have both scores; they need not be the same heels."
            ],
            blocks: [
                windows.contains { $0.figures.pairs > 0 }
                    ? .figure(
                        .init(
                            .course(chart),
                            caption: "Mean change from baseline with its 95 % interval",
                            alternative: windows.map { "\($0.window.name): \(shown($0.figures))" }.joined(
                                separator: "; "
                            ) + ".",
                            table: changeTable(
                                "Change by window",
                                windows.map { ReportDocument.Row([$0.window.name] + changeCells($0.figures)) }
                            ),
                            isTableInText: true
                        )
                    ) : .note("No window has a heel with both scores yet."),
                .table(changeTable("Change at \(window.name)", strataRows(changeCells))), .table(testTable),
            ]
        )
    }

    private func shown(_ figures: OutcomeStratum) -> String {
        guard let mean = figures.change.mean else { return "no pairs" }
        let interval = figures.change.ci95.map { " (\(Figures.interval($0, places: 1)))" } ?? ""
        return "\(Figures.signed(mean, places: 1))\(interval), \(Figures.heels(figures.pairs))"
    }

    private func changeTable(_ caption: String, _ rows: [ReportDocument.Row]) -> ReportDocument.Table {
        .init(
            caption,
            [.text("")] + ["Pairs", "Before", "After", "Change", "SD", "95 % interval", "p"].map { .number($0) },
            rows: rows,
            footer: "Means over the pairs; interval and p by the paired t test."
        )
    }

    private func changeCells(_ stratum: OutcomeStratum) -> [String] {
        let change = stratum.change
        return [
            "\(stratum.pairs)", Figures.decimal(stratum.before.mean, places: 1),
            Figures.decimal(stratum.after.mean, places: 1),
            change.mean.map { Figures.signed($0, places: 1) } ?? "", Figures.decimal(change.sd, places: 2),
            Figures.interval(change.ci95, places: 1), Figures.probability(change.p),
        ]
    }

    private var testTable: ReportDocument.Table {
        .init(
            "The tests behind it, and the typical change by ranks",
            [.text("")]
                + ["t", "df", "d_z", "Typical change", "95 % interval", "Changed", "Rank p"].map { .number($0) },
            rows: strataRows { stratum in
                let (change, typical, ranks) = (stratum.change, stratum.hodgesLehmann, stratum.wilcoxon)
                return [
                    Figures.decimal(change.t, places: 2), change.df.map(String.init) ?? "",
                    Figures.decimal(change.dZ, places: 2),
                    typical.estimate.map { Figures.signed($0, places: 1) } ?? "",
                    Figures.interval(typical.ci95, places: 1),
                    "\(ranks.used)", Figures.probability(ranks.p),
                ]
            },
            footer:
                "d_z: mean change over its SD. Typical change: Hodges-Lehmann over all pairs. Changed: heels whose score is another. "
                + "Rank p: Wilcoxon signed rank of those, exact up to 50."
        )
    }

    var responderSection: ReportDocument.Section {
        let known = overall.responders.filter { $0.of != nil }
        let plot = IntervalPlot(
            .share("Share of responders"),
            rows: known.map { line in
                IntervalPlot.Row(
                    line.definition == "mcid" ? "MCID" : line.definition.replacing("%", with: " %"),
                    detail: "\(line.responders ?? 0) of \(line.of ?? 0)",
                    line.proportion,
                    line.ci95.flatMap(Interval.init),
                    shown: line.proportion == nil
                        ? "not estimable"
                        : "\(Figures.percent(line.proportion)) (\(Figures.percentInterval(line.ci95)))"
                )
            }
        )
        let columns = overall.responders.map {
            $0.definition == "mcid" ? "MCID" : $0.definition.replacing("%", with: " %")
        }
        let table = ReportDocument.Table(
            "Responders at \(window.name)",
            [.text("")] + columns.map { .number($0) },
            rows: strataRows { $0.responders.map(Figures.responders) },
            footer: "How many of the scored heels, with Wilson's 95 % interval."
        )
        return ReportDocument.Section(
            "responders",
            "Who responded",
            lead: [
                mcid.map {
                    "MCID, the smallest difference that matters: better by \($0.value.shown) or more; found in: "
                        + "\($0.population) (version \($0.version), \($0.source))."
                } ?? "No usable MCID is known for \(instrument.code)."
            ],
            blocks: known.contains { $0.of ?? 0 > 0 }
                ? [
                    .figure(
                        .init(
                            .intervals(plot),
                            caption: "Responders by definition, with their 95 % intervals",
                            alternative: known.map { "\($0.definition): \(Figures.responders($0))" }.joined(
                                separator: "; "
                            ) + ".",
                            table: table,
                            isTableInText: true
                        )
                    )
                ] : [.note("No heel has both scores: nobody can be said to have responded, or not to have.")]
        )
    }

    var missingSection: ReportDocument.Section {
        let missing = overall.withoutFollowUp
        guard missing > 0 else {
            let words =
                overall.completeness.due == 0
                ? "The window is not over for any heel yet." : "Nobody: every heel that is due has a score."
            return ReportDocument.Section("missing", "Who is missing", lead: [words])
        }
        let rows: [ReportDocument.Row] = overall.responders.filter { $0.of != nil }.map { line in
            [
                line.definition == "mcid" ? "MCID" : line.definition.replacing("%", with: " %"),
                Figures.percent(line.proportion),
                Figures.percent(line.worstCase), Figures.percent(line.bestCase),
            ]
        }
        let carried = overall.baselineCarriedForward
        return ReportDocument.Section(
            "missing",
            "Who is missing",
            lead: [
                "\(missing) of \(overall.completeness.due) heels that were due have no score. Their baseline was "
                    + "\(Figures.decimal(overall.baselineOfUnscored.mean, places: 1)) on average, that of the scored "
                    + "\(overall.before.mean == nil ? "unknown" : Figures.decimal(overall.before.mean, places: 1)).",
                "If none of them had changed (baseline carried forward, a sensitivity and no estimate), the mean change would be "
                    + "\(carried.mean.map { Figures.signed($0, places: 1) } ?? "unknown")"
                    + "\(carried.ci95.map { " (\(Figures.interval($0, places: 1)))" } ?? "").",
            ],
            blocks: [
                .table(
                    .init(
                        "Responders if none, or all, of the missing had responded",
                        [.text("Definition"), .number("Observed"), .number("Worst case"), .number("Best case")],
                        rows: rows,
                        footer: "Worst and best case count every heel that was due."
                    )
                )
            ]
        )
    }
}

extension Interval {
    /// The interval of two ends; nil of another number of them.
    init?(_ ends: [Double]) {
        guard ends.count == 2 else { return nil }
        self.init(ends[0], ends[1])
    }
}
