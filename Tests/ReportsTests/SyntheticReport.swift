import Outcomes
import Reports

/// A document with every kind of block in it: long names, a point alone, no interval, nothing at all, forty rows.
enum SyntheticReport {
    /// What a person of ill will may have typed as a name.
    static let hostile = "</title></svg><script>alert(1)</script> \"O'Neil\" & `reboot` {{title}} %s 'x'"

    /// The whole document; `name` stands wherever somebody could have typed something.
    static func document(named name: String = "Metatarsal & heel clinic of the northern foothills") -> ReportDocument {
        ReportDocument(
            title: "Outcome report",
            subtitle: "Morning pain (0-10, lower is better), 12 weeks after the index day",
            clinic: name,
            asOf: "2026-11-22 24:00 America/Denver",
            facts: [
                .init("Before", "the latest score from day -28 to day 0"),
                .init("After", "nearest to day 84, from day 70 to 98"),
                .init("Day 0", "first session in the clinic"), .init("Day 0 lies", "2025-01-01 to 2026-06-30"),
                .init("Counted", "one heel a patient"), .init("Settled", "yes"),
            ],
            banners: [
                .warning(
                    "71 % of the heels that are due have a score. Under 80 %, who is missing may change the picture."
                ),
                .notice("Treatments were chosen, not randomised: differences may reflect who was given what."),
            ],
            sections: [
                headline, flow, course, responders(name), time, treatments(name), mix, run, clinicians(name), costs,
                ReportDocument.Section("prices", "Prices charged", lead: ["No charge lies in this period."]),
                everything,
            ],
            notes: [
                "Minimal important difference of morning pain: 2 points (Farrar 2001), catalogue version 3.",
                "Figures are computed from counts of pairs; no patient stands in this report.",
            ]
        )
    }

    private static var headline: ReportDocument.Section {
        .init(
            "headline",
            "At a glance",
            lead: ["Morning pain fell by 3.1 points on average, and six of ten heels improved by at least 2 points."],
            blocks: [
                .keyFigures([
                    .init("Change", "-3.1", interval: "-3.5 to -2.7", "From 6.4 to 3.3 points in 213 heels."),
                    .init("Responders", "61 %", interval: "54 to 67 %", "130 of 213 heels fell by at least 2 points."),
                    .init("Median time to response", nil, "Fewer than half of the heels have responded so far."),
                ])
            ]
        )
    }

    private static var flow: ReportDocument.Section {
        .init(
            "flow",
            "Who is counted",
            lead: ["Of 412 heels in the period, 213 have a score before and after."],
            blocks: [
                .figure(
                    .init(
                        .flow(
                            FlowChart([
                                .init("In the period", 412),
                                .init(
                                    "With a baseline",
                                    371,
                                    left: [.init("no consent", 9), .init("no baseline", 32)]
                                ),
                                .init("Due", 300, left: [.init("12 weeks not over yet", 71)]),
                                .init(
                                    "Scored",
                                    213,
                                    left: [
                                        .init("withdrew", 12), .init("treated otherwise", 18), .init("case closed", 21),
                                        .init("lost", 36),
                                    ]
                                ),
                            ])
                        ),
                        caption: "From everybody to those who are scored",
                        alternative: "412 heels; 371 with a baseline; 300 due; 213 scored.",
                        table: .init(
                            "Flow of the cohort",
                            [.text("Stage"), .number("Heels"), .text("Left out")],
                            rows: [
                                ["In the period", "412", ""],
                                ["With a baseline", "371", "9 no consent, 32 no baseline"],
                                ["Due", "300", "71 not over yet"],
                                ["Scored", "213", "12 withdrew, 18 treated otherwise, 21 closed, 36 lost"],
                            ]
                        )
                    )
                )
            ]
        )
    }

    private static let times: [CourseChart.Time] = [
        .init(0, "baseline"), .init(42, "6 weeks"), .init(84, "12 weeks"), .init(182, "6 months"),
        .init(365, "12 months"),
    ]

    private static var course: ReportDocument.Section {
        let focused = [(6.4, 0.2), (4.6, 0.3), (3.3, 0.3), (2.6, 0.4), (2.2, 0.7)]
        let radial = [(6.1, 0.3), (5.2, 0.4), (4.1, 0.4), (3.5, 0.6)]
        let point = { (pair: (Double, Double)) in
            CourseChart.Point(pair.0, Interval(pair.0 - pair.1, pair.0 + pair.1), shown: "\(pair.0)")
        }
        return .init(
            "course",
            "Pain over time",
            lead: ["Each window counts the heels that are due in it and have a score."],
            blocks: [
                .figure(
                    .init(
                        .course(
                            CourseChart(
                                .number("Morning pain, mean and 95 % interval", from: 0, to: 10),
                                times: times,
                                groups: [
                                    .init("Focused shockwave", focused.map(point)),
                                    .init("Radial shockwave", radial.map(point) + [.init(nil, nil, shown: "none due")]),
                                    .init(
                                        "Corticosteroid",
                                        [
                                            .init(6.9, Interval(6.2, 7.6), shown: "6.9"),
                                            .init(3.4, nil, shown: "3.4, one heel"),
                                            .init(nil, nil, shown: "none"),
                                            .init(4.8, Interval(3.9, 5.7), shown: "4.8"),
                                            .init(5.5, Interval(4.2, 6.8), shown: "5.5"),
                                        ]
                                    ),
                                ]
                            )
                        ),
                        caption: "Mean morning pain by treatment",
                        alternative: "All three groups start between 6 and 7 and fall; corticosteroid rises again.",
                        table: .init(
                            "Mean morning pain by treatment",
                            [.text("Treatment")] + times.map { .number($0.name) },
                            rows: [
                                ["Focused shockwave", "6.4", "4.6", "3.3", "2.6", "2.2"],
                                ["Radial shockwave", "6.1", "5.2", "4.1", "3.5", ""],
                            ]
                        )
                    )
                )
            ]
        )
    }

    private static func responders(_ name: String) -> ReportDocument.Section {
        .init(
            "responders",
            "Responders",
            blocks: [
                .figure(
                    .init(
                        .intervals(
                            IntervalPlot(
                                .share("share of the heels scored"),
                                rows: [
                                    .init(
                                        "MCID: at least 2 points",
                                        detail: "130 of 213",
                                        0.61,
                                        Interval(0.54, 0.67),
                                        shown: "61 % (54 to 67)"
                                    ),
                                    .init(
                                        "Fall of 30 %",
                                        detail: "128 of 210",
                                        0.6,
                                        Interval(0.53, 0.66),
                                        shown: "60 % (53 to 66)"
                                    ),
                                    .init(
                                        "Fall of 50 %",
                                        detail: "97 of 210",
                                        0.46,
                                        Interval(0.39, 0.53),
                                        shown: "46 % (39 to 53)"
                                    ),
                                    .init("Fall of 60 %", detail: "one of one", 1, nil, shown: "100 %"),
                                    .init(name, detail: "none scored", nil, nil, shown: "not estimable"),
                                ]
                            )
                        ),
                        caption: "Responders by definition, with 95 % intervals",
                        alternative: "61 % reach the MCID; 60, 46 and 36 % fall by 30, 50 and 60 %.",
                        table: table("Responders by definition", name)
                    )
                ),
                .figure(
                    .init(
                        .intervals(
                            IntervalPlot(
                                .share("share of the heels scored", isFitted: true),
                                rows: [.init("All", 0.61, Interval(0.54, 0.67), shown: "61 % (54 to 67)")]
                            )
                        ),
                        caption: "A single row on an axis that fits it",
                        alternative: "One estimate.",
                        table: table("A single row", "All")
                    )
                ),
            ]
        )
    }

    static func table(_ caption: String, _ name: String) -> ReportDocument.Table {
        .init(
            caption,
            [.text("Group"), .number("Heels"), .number("Responders"), .number("Share"), .number("95 % interval")],
            rows: [
                .init(["All", "213", "130", "61 %", "54 to 67"], .total), .init(["By diagnosis"], .heading),
                .init(["Plantar fasciopathy", "150", "95", "63.3 %", "55.4 to 70.6"], .part),
                .init([name, "63", "35", "55.6 %", "43.3 to 67.2"], .part),
            ],
            footer: "A heel whose baseline is too low to fall by 2 points counts as no responder: 4 heels."
        )
    }
}

extension CourseChart.Time {
    /// The label, which the tables repeat.
    var name: String { String(describing: Mirror(reflecting: self).descendant("label") ?? "") }
}
