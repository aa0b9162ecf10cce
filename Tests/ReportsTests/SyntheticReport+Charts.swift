import Foundation
import Outcomes
import Reports

extension SyntheticReport {
    static var time: ReportDocument.Section {
        .init(
            "time",
            "Time to response",
            lead: ["Half of the heels treated by focused shockwave responded by day 76."],
            blocks: [
                .figure(
                    .init(
                        .steps(
                            StepChart(
                                .share("Share of heels that have responded"),
                                timeTitle: "days from the index day",
                                times: [
                                    .init(0, "0"), .init(42, "42"), .init(84, "84"), .init(182, "182"),
                                    .init(365, "365"),
                                ],
                                direction: .rising,
                                curves: [
                                    curve("Focused shockwave", speed: 100, [180, 120, 61, 20, 3]),
                                    curve(
                                        "Corticosteroid, hydrodissection and everything else",
                                        speed: 240,
                                        [40, 33, 24, 12, 5]
                                    ),
                                ]
                            )
                        ),
                        caption: "Share responded over time, with 95 % bands; small ticks are heels last seen then",
                        alternative: "Focused shockwave rises faster.",
                        table: .init(
                            "Share responded",
                            [.text("Treatment"), .number("day 42"), .number("day 84")],
                            rows: [["Focused shockwave", "34 %", "57 %"]]
                        )
                    )
                ),
                .note("12 heels had radial shockwave: too few to compare treatments."),
            ]
        )
    }

    private static func curve(_ name: String, speed: Double, _ atRisk: [Int]) -> StepChart.Curve {
        let share = { (day: Double) in 1 - exp(-day / speed) }
        let steps = stride(from: 14.0, through: 360, by: 14).enumerated().map { index, day in
            let half = 0.03 + day / 3000
            return StepChart.Step(
                day,
                share(day),
                Interval(max(0, share(day) - half), min(1, share(day) + half)),
                isCensored: index % 3 == 2
            )
        }
        let stops = zip([0.0, 42, 84, 182, 365], atRisk).map { day, count in
            StepChart.Stop(
                share(day),
                day == 0 ? nil : Interval(max(0, share(day) - 0.08), min(1, share(day) + 0.08)),
                atRisk: count,
                shown: "\(Int(100 * share(day))) %"
            )
        }
        return .init(name, steps: steps, stops: stops)
    }

    static func treatments(_ name: String) -> ReportDocument.Section {
        .init(
            "treatments",
            "Treatments compared",
            lead: ["Adjusted for the baseline, against focused shockwave; negative is less pain."],
            blocks: [
                .figure(
                    .init(
                        .intervals(
                            IntervalPlot(
                                .number("difference in points after 12 weeks"),
                                rows: [
                                    .init(
                                        "Radial shockwave",
                                        detail: "n = 64",
                                        0.6,
                                        Interval(0.1, 1.1),
                                        shown: "+0.6 (0.1 to 1.1)"
                                    ),
                                    .init(
                                        "Platelet-rich plasma",
                                        detail: "n = 28",
                                        -0.3,
                                        Interval(-1.2, 0.6),
                                        shown: "-0.3 (-1.2 to 0.6)"
                                    ),
                                    .init(name, detail: "n = 21", 1.4, Interval(0.3, 2.5), shown: "+1.4 (0.3 to 2.5)"),
                                ],
                                reference: .init(0, "no difference")
                            )
                        ),
                        caption: "Difference from focused shockwave, baseline-adjusted, with 95 % intervals",
                        alternative: "Radial shockwave and the last are worse; PRP is not told apart.",
                        table: .init(
                            "Contrasts",
                            [
                                .text("Treatment"), .number("Difference"), .number("95 % interval"), .number("p"),
                                .number("p, Holm"),
                            ],
                            rows: [
                                ["Radial shockwave", "0.6", "0.1 to 1.1", "0.021", "0.042"],
                                [name, "1.4", "0.3 to 2.5", "0.013", "0.039"],
                            ]
                        )
                    )
                )
            ]
        )
    }

    static var mix: ReportDocument.Section {
        let rows: [(String, Double, Interval, Double, String)] = [
            ("Plantar fasciopathy", 0.62, Interval(0.57, 0.67), 0.70, "62 % (57 to 67)"),
            ("Achilles tendinopathy", 0.24, Interval(0.20, 0.28), 0.20, "24 % (20 to 28)"),
            ("Stress fracture or reaction", 0.08, Interval(0.06, 0.11), 0.07, "8 % (6 to 11)"),
            ("Nerve entrapment", 0.06, Interval(0.04, 0.09), 0.03, "6 % (4 to 9)"),
        ]
        return .init(
            "mix",
            "Diagnoses against what is expected",
            blocks: [
                .figure(
                    .init(
                        .intervals(
                            IntervalPlot(
                                .share("share of the heels"),
                                rows: rows.map { .init($0.0, $0.1, $0.2, marker: $0.3, shown: $0.4) },
                                markerLabel: "share in the article"
                            )
                        ),
                        caption: "Diagnoses of the clinic against the article's shares",
                        alternative: "Fewer fasciopathies, more Achilles tendinopathies and nerves than expected.",
                        table: .init(
                            "Diagnoses",
                            [.text("Diagnosis"), .number("Share"), .number("Expected")],
                            rows: rows.map { [$0.0, $0.4, "\(Int(100 * $0.3)) %"] }
                        )
                    )
                )
            ]
        )
    }

    static var run: ReportDocument.Section {
        let values = [61, 58, 66, 52, 57, 63, 60, 71, nil, 55, 62, 59, 64, 68, 49, 61, 60, 84, 66, 57, 63, 62, 58, 31]
        let months = values.enumerated().map { index, value in
            RunChart.Month(
                "\(2025 + index / 12)-\(index % 12 < 9 ? "0" : "")\(index % 12 + 1)",
                value.map { Double($0) / 100 },
                shown: value.map { "\($0) % of 12" } ?? "none due",
                signal: value == 84 || value == 31 ? "outside the limits" : nil
            )
        }
        return .init(
            "months",
            "Month by month",
            blocks: [
                .figure(
                    .init(
                        .run(
                            RunChart(
                                .share("Responders", isFitted: true),
                                months: months,
                                median: 0.61,
                                limits: Interval(0.38, 0.82)
                            )
                        ),
                        caption: "Responders by the month of the index day",
                        alternative: "Around 61 %, with one month above and one below the limits.",
                        table: .init(
                            "Responders by month",
                            [.text("Month"), .number("Share")],
                            rows: [["2025-01", "61 %"]]
                        )
                    )
                )
            ]
        )
    }

    static func clinicians(_ name: String) -> ReportDocument.Section {
        let limits = { (size: Int) in
            let half = (0.6 * 0.4 / Double(size)).squareRoot()
            return (
                Interval(max(0, 0.6 - 1.96 * half), min(1, 0.6 + 1.96 * half)),
                Interval(max(0, 0.6 - 3.09 * half), min(1, 0.6 + 3.09 * half))
            )
        }
        let points = [
            ("Dana Lee", 82, 0.63), ("A. Romero", 44, 0.55), (name, 61, 0.83), ("J. Okafor", 20, 0.30),
            ("M. Weiss", 12, 0.5),
            ("K. Sato", 8, 1),
        ]
        return .init(
            "clinicians",
            "Between clinicians",
            lead: ["Who lies between the limits differs from the others by no more than chance."],
            blocks: [
                .figure(
                    .init(
                        .funnel(
                            FunnelChart(
                                .share("Responders"),
                                sizeTitle: "heels scored",
                                center: 0.6,
                                points: points.map {
                                    .init(
                                        $0.0,
                                        size: $0.1,
                                        share: $0.2,
                                        limits95: limits($0.1).0,
                                        limits998: limits($0.1).1,
                                        shown: "\(Int(100 * $0.2)) % of \($0.1)"
                                    )
                                },
                                curve: stride(from: 4, through: 90, by: 2).map {
                                    .init(size: $0, limits95: limits($0).0, limits998: limits($0).1)
                                }
                            )
                        ),
                        caption: "Responders by clinician against the limits of chance",
                        alternative: "One clinician above, one below.",
                        table: .init(
                            "By clinician",
                            [.text("Clinician"), .number("Heels"), .number("Share")],
                            rows: points.map { [$0.0, "\($0.1)", "\(Int(100 * $0.2)) %"] }
                        )
                    )
                )
            ]
        )
    }

    static var costs: ReportDocument.Section {
        .init(
            "empty",
            "What cannot be shown yet",
            blocks: [
                .figure(
                    .init(
                        .intervals(IntervalPlot(.share("share"), rows: [])),
                        caption: "A chart without rows",
                        alternative: "Nothing.",
                        table: .init("Nothing", [.text("Group")], rows: [])
                    )
                ),
                .figure(
                    .init(
                        .course(
                            CourseChart(
                                .number("Pain"),
                                times: [.init(0, "baseline")],
                                groups: [.init("All", [.init(6.4, nil, shown: "6.4")])]
                            )
                        ),
                        caption: "A single point in time",
                        alternative: "One point.",
                        table: .init("One point", [.text("Time"), .number("Mean")], rows: [["baseline", "6.4"]])
                    )
                ),
                .figure(
                    .init(
                        .run(
                            RunChart(.number("Sessions"), months: [.init("2026-01", nil, shown: "none")], median: nil)
                        ),
                        caption: "A month without a value",
                        alternative: "Nothing.",
                        table: .init("Months", [.text("Month"), .number("Value")], rows: [["2026-01", ""]])
                    )
                ),
                .table(.init("A table without rows", [.text("Group")], rows: [], whenEmpty: "No heel is due.")),
            ]
        )
    }

    static var everything: ReportDocument.Section {
        let rows = (1...40).map { number in
            IntervalPlot.Row(
                "Stratum \(number)",
                Double(number) / 45,
                Interval(Double(number) / 50, Double(number) / 40),
                shown: "\(number * 2) %"
            )
        }
        return .init(
            "everything",
            "Everything in one table",
            blocks: [
                .figure(
                    .init(
                        .intervals(IntervalPlot(.share("share"), rows: rows)),
                        caption: "Forty rows",
                        alternative: "Forty estimates that grow.",
                        table: .init(
                            "Forty rows",
                            [.text("Stratum"), .number("Share")],
                            rows: (1...40).map { ["Stratum \($0)", "\($0 * 2) %"] }
                        )
                    )
                ),
                .table(
                    .init(
                        "Change by stratum",
                        [.text("Group")]
                            + [
                                "Pairs", "Before", "After", "Change", "SD", "95 % interval", "t", "df", "p",
                                "Hodges-Lehmann", "g",
                            ].map { .number($0) },
                        rows: (1...12).map { number in
                            .init([
                                "Stratum number \(number) with a name of its own", "\(number * 7)", "6.4", "3.3",
                                "-3.1", "2.2", "-3.5 to -2.7", "-14.31", "\(number * 7 - 1)", "<0.001", "-3.0", "1.4",
                            ])
                        }
                    )
                ),
            ]
        )
    }
}
