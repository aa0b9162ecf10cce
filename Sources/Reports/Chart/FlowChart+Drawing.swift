extension FlowChart {
    /// A bar a stage, as long as its heels are many: who goes on, and in gray who is left behind.
    func drawing(_ width: ChartWidth) -> ChartDrawing {
        let left = width == .wide ? labelWidth : 1
        let lines = stages.map { reasons($0, width, room: Double(width.width) - left - 8) }
        let heights = lines.map { rowHeight($0.count, width) }
        let height = heights.reduce(0, +)
        var drawing = ChartDrawing(width, height: Int(height), left: left, right: 1, top: 0, bottom: 0)
        drawing.range(x: (0, Double(max(1, whole))), y: (0, height))
        var under = height
        for (stage, (lines, needed)) in zip(stages, zip(lines, heights)) {
            let top = under - (width == .wide ? 4 : width.lineHeight + 3)
            draw(stage, from: top - barHeight(width), to: top, in: &drawing)
            for (number, line) in lines.enumerated() {
                let down = top - barHeight(width) - (Double(number) + 0.65) * width.lineHeight
                drawing.text(line, at: "graph 0, first \(down)", .left)
            }
            under -= needed
        }
        return drawing
    }

    private func barHeight(_ width: ChartWidth) -> Double { width == .wide ? 24 : 18 }

    private func rowHeight(_ lines: Int, _ width: ChartWidth) -> Double {
        barHeight(width) + Double(width == .wide ? lines : lines + 1) * width.lineHeight + 14
    }

    private var labelWidth: Double {
        min(250, (stages.map { ChartWidth.wide.length(of: "\($0.label) \($0.count)") }.max() ?? 0) + 32)
    }

    private func reasons(_ stage: Stage, _ width: ChartWidth, room: Double) -> [String] {
        let left = stage.left.filter { $0.count > 0 }.map { "\($0.reason) \($0.count)" }
        return left.isEmpty ? [] : width.lines(of: "left out: \(left.joined(separator: ", "))", within: room)
    }

    private func draw(_ stage: Stage, from low: Double, to high: Double, in drawing: inout ChartDrawing) {
        let parts = [
            (0, stage.count, ChartStyle.series[0].color), (stage.count, stage.count + stage.leaving, ChartStyle.faint),
        ]
        for (start, end, color) in parts where start < end {
            drawing.bar(from: "first \(start), first \(low)", to: "first \(end), first \(high)", color)
        }
        if drawing.width == .wide {
            let middle = (low + high) / 2
            drawing.text(stage.label, at: "screen 0, first \(middle)", .left, ChartStyle.ink)
            drawing.text("\(stage.count)", at: "graph 0, first \(middle)", .right, ChartStyle.ink, right: -10)
        } else {
            let above = high + drawing.width.lineHeight / 2 + 1
            drawing.text(stage.label, at: "graph 0, first \(above)", .left, ChartStyle.ink)
            drawing.text("\(stage.count)", at: "graph 1, first \(above)", .right, ChartStyle.ink)
        }
    }
}
