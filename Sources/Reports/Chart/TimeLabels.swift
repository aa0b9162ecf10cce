/// The labels of points in time along an axis, in as many lines as they need not to touch.
struct TimeLabels {
    private let times: [CourseChart.Time]
    private let lines: [Int]

    init(_ times: [CourseChart.Time], _ width: ChartWidth, across: Double, span: (Double, Double)) {
        self.times = times
        let unit = across / max(span.1 - span.0, 1e-9)
        var ends: [Double] = []
        lines = times.map { time in
            let (middle, half) = (time.day * unit, width.length(of: time.label) / 2 + 5)
            let line = ends.firstIndex { $0 <= middle - half } ?? ends.count
            if line == ends.count { ends.append(0) }
            ends[line] = middle + half
            return line
        }
    }

    /// How many lines they take.
    var count: Int { (lines.max() ?? 0) + 1 }

    /// Draws them, and a line of the grid above each.
    func draw(in drawing: inout ChartDrawing) {
        for (time, line) in zip(times, lines) {
            drawing.grid(x: time.day)
            let down = Double(1 + line) * drawing.width.lineHeight
            drawing.text(time.label, at: "first \(time.day), graph 0", .center, up: -down)
        }
    }
}

extension ChartDrawing {
    /// How much room the numbers of an upright axis need on its left.
    static func leftMargin(_ scale: ChartScale, _ width: ChartWidth) -> Double {
        14 + (scale.ticks.map { width.length(of: $0.label) }.max() ?? 0)
    }

    /// Draws the grid and the numbers of the upright axis, its title above them where it is read without turning the head.
    mutating func verticalAxis(_ axis: ChartAxis, _ scale: ChartScale) {
        for tick in scale.ticks {
            grid(y: tick.at)
            text(tick.label, at: "graph 0, first \(tick.at)", .right, right: -8)
        }
        text(axis.title, at: "screen 0, graph 1", .left, up: width.lineHeight)
    }
}
