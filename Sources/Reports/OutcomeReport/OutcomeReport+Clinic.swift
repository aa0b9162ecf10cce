import Outcomes

// The clinic beside the article, beside itself over time, and its clinicians beside each other.
extension OutcomeReport {
    var mixSection: ReportDocument.Section {
        let mix = diagnosisMix
        let others = mix.others.map { "\($0.heels) \($0.name.lowercasedFirst)" }.joined(separator: ", ")
        let lead = ["Primary diagnoses of \(Figures.heels(mix.heels)), one a patient, beside the shares that the article gives; "
            + "it says fractures and bursitis, where the classes here also have stress reactions and Haglund's impingement."]
            + (others.isEmpty ? [] : ["Outside of these shares: \(others)."])
        let rows = mix.classes.map { line in
            IntervalPlot.Row(
                line.name,
                detail: "n = \(line.heels)",
                line.proportion,
                line.ci95.flatMap(Interval.init),
                marker: line.reference,
                shown: line.proportion == nil ? "none" : "\(Figures.percent(line.proportion)) (\(Figures.percentInterval(line.ci95)))"
            )
        }
        let fit = mix.goodnessOfFit.map {
            "The same mix as the article's: chi-squared \(Figures.decimal($0.chi2, places: 2)), df \($0.df), p = \(Figures.probability($0.p))."
        } ?? "Too few heels to test the mix: some class would be expected in fewer than 5."
        return ReportDocument.Section(
            "mix",
            "Diagnoses beside the article",
            lead: lead,
            blocks: mix.heels == 0
                ? [.note("No heel has a primary diagnosis of these classes.")]
                : [
                    .figure(
                        .init(
                            .intervals(IntervalPlot(.share("Share of heels"), rows: rows, markerLabel: "article")),
                            caption: "Share of each diagnosis with its 95 % interval, and the article's",
                            alternative: rows.map { "\($0.label): \($0.shown)" }.joined(separator: "; ") + ".",
                            table: .init(
                                "Diagnoses",
                                [.text(""), .number("Heels"), .number("Share"), .number("95 % interval"), .number("Article")],
                                rows: mix.classes.map { line in
                                    [
                                        line.name, "\(line.heels)", Figures.percent(line.proportion),
                                        Figures.percentInterval(line.ci95), Figures.percent(line.reference),
                                    ]
                                }
                            )
                        )
                    ), .note(fit),
                ]
        )
    }

    var timelineSection: ReportDocument.Section {
        let reached = timeline.milestones.filter { $0.reached > 0 }
        let ends = timeline.stages.compactMap(\.toDay)
        let milestones = ReportDocument.Table(
            "Milestones that were recorded",
            [.text(""), .number("Heels"), .number("Reached"), .number("Median day")] + ends.map { .number("By day \($0)") },
            rows: reached.map { milestone in
                ReportDocument.Row(
                    [milestone.name, "\(milestone.heels)", "\(milestone.reached)", milestone.median.estimate.map(String.init) ?? "not reached"]
                        + milestone.by.map { share in
                            share.proportion.map { Figures.percent($0) + (share.ci95.map { " (\(Figures.percentInterval($0)))" } ?? "") } ?? ""
                        }
                )
            },
            footer: "By Kaplan-Meier; a milestone that nobody recorded counts as not reached.",
            whenEmpty: "none so far."
        )
        let expected = ReportDocument.Table(
            "What is expected",
            [.text("Stage"), .text("Days"), .text("Success")],
            rows: timeline.stages.map { stage in
                [stage.name, stage.toDay.map { "\(stage.fromDay) to \($0 - 1)" } ?? "from \(stage.fromDay)", stage.success]
            }
        )
        return ReportDocument.Section(
            "timeline",
            "Recovery beside the expected ladder",
            lead: ["Day 0 here is the ladder's: the first active home prescription, else the opening of the case."],
            blocks: [.table(milestones), .table(expected)]
        )
    }

    var courseSection: ReportDocument.Section {
        let known = course.months.filter { $0.improvement != nil }
        let run = course.run
        let words =
            switch run.isSignal {
            case nil: "\(run.useful) months off the median: at least 10 are needed to tell a shift from a swing."
            case true?: "The months shift: the longest run is \(run.longestRun), and the median is crossed \(run.crossings) times."
            case false?: "No shift: the longest run is \(run.longestRun), and the median is crossed \(run.crossings) times."
            }
        let chart = RunChart(
            .number("Mean improvement"),
            months: course.months.map { month in
                RunChart.Month(
                    month.month,
                    month.improvement,
                    shown: month.improvement.map { "\(Figures.signed($0, places: 1)), \(Figures.heels(month.scored))" } ?? "none scored",
                    signal: month.isOutside ? "outside the limits" : nil
                )
            },
            median: run.median,
            limits: course.limits.flatMap(Interval.init)
        )
        let table = ReportDocument.Table(
            "By month of day 0",
            [.text("Month"), .number("Due"), .number("Scored"), .number("Improvement"), .number("Responders"), .number("Share"), .number("Limits")],
            rows: course.months.map { month in
                [
                    month.month, "\(month.due)", "\(month.scored)", month.improvement.map { Figures.signed($0, places: 1) } ?? "",
                    month.responders.map(String.init) ?? "", Figures.percent(month.proportion), Figures.percentInterval(month.limits),
                ]
            },
            footer: "Limits: of the share of responders, 3 sigma for so many heels."
        )
        return ReportDocument.Section(
            "months",
            "Month by month",
            lead: [words],
            blocks: known.isEmpty
                ? [.note("No month has a scored heel.")]
                : [
                    .figure(
                        .init(
                            .run(chart),
                            caption: "Mean improvement by month of day 0, with its median and 3-sigma limits (XmR)",
                            alternative: words,
                            table: table
                        )
                    )
                ]
        )
    }

    var funnelSection: ReportDocument.Section {
        guard let target = funnel.target, funnel.clinicians.count > 1 else {
            let words = funnel.clinicians.isEmpty ? "No clinician has a scored heel." : "One clinician: there is nobody to compare with."
            return ReportDocument.Section("clinicians", "Clinicians", lead: [words])
        }
        let points = funnel.clinicians.compactMap(point)
        let largest = points.map(\.size).max() ?? 1
        let sizes = Set((0...40).map { max(2, largest * 11 / 10 * $0 / 40) }).sorted()
        let curve = sizes.compactMap { size in
            FunnelLimits(target: target, n: size).map { FunnelChart.Limits(size: size, limits95: $0.warning, limits998: $0.action) }
        }
        return ReportDocument.Section(
            "clinicians",
            "Clinicians",
            lead: [
                "By who gave the first session. What lies between the lines is chance; what lies outside deserves a look at whom they "
                    + "treat before it says anything of how."
            ],
            blocks: [
                .figure(
                    .init(
                        .funnel(
                            FunnelChart(
                                .share("Share of responders"),
                                sizeTitle: "heels scored",
                                center: target,
                                points: points,
                                curve: curve
                            )
                        ),
                        caption: "Responders by clinician, with the limits that chance keeps",
                        alternative: points.map { "\($0.label): \($0.shown)" }.joined(separator: "; ") + ".",
                        table: .init(
                            "Clinicians",
                            [.text(""), .number("Responders"), .number("Of"), .number("Share"), .number("95 % limits"), .number("99.8 % limits")],
                            rows: funnel.clinicians.map { line in
                                [
                                    line.code, "\(line.responders)", "\(line.of)", Figures.percent(line.proportion),
                                    Figures.percentInterval(line.limits95), Figures.percentInterval(line.limits998),
                                ]
                            }
                        )
                    )
                )
            ]
        )
    }

    private func point(_ line: ClinicianFunnel.Line) -> FunnelChart.Point? {
        guard let share = line.proportion, let inner = line.limits95.flatMap(Interval.init), let outer = line.limits998.flatMap(Interval.init)
        else { return nil }
        return FunnelChart.Point(
            line.code,
            size: line.of,
            share: share,
            limits95: inner,
            limits998: outer,
            shown: "\(line.responders) of \(line.of): \(Figures.percent(share))"
        )
    }

    var priceSection: ReportDocument.Section {
        let table = ReportDocument.Table(
            "Imaging against the price range of its day",
            [.text("Study"), .text("Price"), .number("Number"), .number("Below"), .number("Inside"), .number("Above"), .number("Lowest"), .number("Highest")],
            rows: prices.map { line in
                [
                    line.name, line.basis, "\(line.number)", "\(line.below)", "\(line.inside)", "\(line.above)",
                    Figures.money(line.lowestCents, line.currency), Figures.money(line.highestCents, line.currency),
                ]
            },
            footer: prices.contains { $0.withoutRange > 0 } ? "Some lie on a day without a range, and are in the number alone." : nil,
            whenEmpty: "no study was quoted or charged in this period."
        )
        return ReportDocument.Section(
            "prices",
            "Imaging prices",
            lead: ["Ranges are the clinic's own where it has set one, else the catalogue's, which are approximate."],
            blocks: [.table(table)]
        )
    }

    var reading: ReportDocument.Section {
        let outside = offWindow.filter { $0.scores > 0 }.map { gap in
            let days =
                switch (gap.afterDay, gap.beforeDay) {
                case (nil, let before?): "before day \(before)"
                case (let after?, let before?): "from day \(after + 1) to \(before - 1)"
                case (let after?, nil): "after day \(after)"
                case (nil, nil): "outside"
                }
            return "\(gap.scores) \(days)"
        }
        let off = outside.isEmpty
            ? [] : ["Scores outside of every window (\(outside.joined(separator: ", "))) count in the time to a response alone."]
        return ReportDocument.Section(
            "reading",
            "How to read this",
            lead: notes + overall.warnings + off + [
                "Intervals are 95 % intervals: paired t for means, Wilson for shares, Newcombe for differences of shares, log-log for "
                    + "Kaplan-Meier. What cannot be estimated is left empty, and never a zero."
            ]
        )
    }
}

extension String {
    fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
