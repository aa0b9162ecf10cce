import Outcomes
import Reports

extension SyntheticReport {
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

    static var prices: ReportDocument.Section {
        .init(
            "prices",
            "Prices charged",
            blocks: [
                .figure(
                    .init(
                        .intervals(
                            IntervalPlot(
                                .number("dollars", from: 0),
                                rows: [
                                    .init(
                                        "MRI",
                                        nil,
                                        Interval(400, 1_200),
                                        marker: 1_450,
                                        shown: "$1,450 of $400-1,200"
                                    ),
                                    .init("X-ray", nil, Interval(100, 300), marker: 180, shown: "$180 of $100-300"),
                                ],
                                markerLabel: "median charged",
                                intervalLabel: "usual price"
                            )
                        ),
                        caption: "What was charged against what is usual",
                        alternative: "MRI is charged above its range.",
                        table: .init(
                            "Prices",
                            [.text("Study"), .number("Charged"), .number("Usual")],
                            rows: [["MRI", "$1,450", "$400-1,200"], ["X-ray", "$180", "$100-300"]]
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
