import Records

/// Morning pain over the days from day 0, a line a heel.
struct PainChart {
    private let courses: [PainCourse]

    /// The chart of the heels that have scores; nil where none has.
    init?(_ courses: [PainCourse]) {
        self.courses = courses.filter { !$0.scores.isEmpty }
        if self.courses.isEmpty { return nil }
    }

    /// The chart as a page holds it.
    ///
    /// Throws ``ChartError`` where gnuplot is missing.
    func printed() async throws -> PrintedChart? {
        let names = courses.enumerated().map { ChartLegend(.series($0.offset), "\($0.element.side) heel") }
        let order = PrintedChart.Order(
            drawing: drawing,
            legend: courses.count > 1 ? names : [],
            alternative: alternative
        )
        return try await PrintedChart.draw([order]).first
    }

    private var alternative: String {
        "Morning pain over time. " + courses.map { "\($0.side) heel: \($0.sentence)." }.joined(separator: " ")
    }

    private func drawing(_ width: ChartWidth) -> ChartDrawing {
        let left = 30.0
        let days: [Double] = courses.flatMap(\.scores).map { Double($0.outcomeDay) } + [0]
        let (first, last) = (days.min() ?? 0, days.max() ?? 0)
        // A twentieth of the span on each side, so that no mark sits on the frame.
        let margin = max(1, (last - first) / 20)
        let bottom = 12 + 2 * width.lineHeight
        var drawing = ChartDrawing(
            width,
            height: Int((width == .wide ? 220 : 200) + bottom),
            left: left,
            right: 16,
            top: 8,
            bottom: bottom
        )
        drawing.range(x: (first - margin, last + margin), y: (0, 11))
        for pain in stride(from: 0.0, through: 10, by: 2) {
            drawing.grid(y: pain)
            drawing.text("\(Int(pain))", at: "graph 0, first \(pain)", .right, right: -8)
        }
        let scale = ChartAxis.number("", from: first - margin, to: last + margin)
            .scale(for: [], about: Int((Double(width.width) - left) / 70))
        for tick in scale.ticks {
            drawing.text(tick.label, at: "first \(tick.at), graph 0", .center, up: -width.lineHeight)
        }
        drawing.text("days from day 0", at: "graph 0.5, graph 0", .center, up: -2 * width.lineHeight - 3)
        drawing.line(from: "first 0, graph 0", to: "first 0, first 10", ChartStyle.soft, 1)
        for (index, course) in courses.enumerated() { draw(course, ChartStyle.series(index), in: &drawing) }
        return drawing
    }

    private func draw(_ course: PainCourse, _ series: ChartStyle.Series, in drawing: inout ChartDrawing) {
        let points = course.scores.map { [Double($0.outcomeDay), Double($0.value.description) ?? 0] }
        drawing.plotLine(points, series, thickness: 2.5)
        drawing.plotPoints(points, series.mark, series.color, size: 1)
        for score in course.scores {
            drawing.text(
                "\(score.value)",
                at: "first \(score.outcomeDay), first \(score.value)",
                .center,
                ChartStyle.ink,
                up: (isUnderOther(score) ? -0.95 : 0.9) * drawing.width.fontSize
            )
        }
    }

    /// Whether the other heel's mark of the day is above, where the number would cover it; a 0 has no room below.
    private func isUnderOther(_ score: ScoreEntry) -> Bool {
        score.steps > 0
            && courses.contains { course in
                course.scores.contains { $0.outcomeDay == score.outcomeDay && $0.steps > score.steps }
            }
    }
}
