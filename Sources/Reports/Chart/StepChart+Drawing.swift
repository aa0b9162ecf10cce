import Outcomes

extension StepChart {
    /// The curves with their bands, and under them how many are at risk.
    func drawing(_ width: ChartWidth) -> ChartDrawing {
        let scale = axis.scale(for: [0, 1], about: 5)
        let left = ChartDrawing.leftMargin(scale, width)
        let right = 20.0
        let labels = TimeLabels(times, width, across: Double(width.width) - left - right, span: (0, end))
        let axisHeight = Double(labels.count + 1) * width.lineHeight + 16
        let bottom = axisHeight + Double(curves.count * 2 + 1) * width.lineHeight + 12
        var drawing = ChartDrawing(
            width,
            height: Int((width == .wide ? 280 : 230) + bottom),
            left: left,
            right: right,
            top: 14 + width.lineHeight,
            bottom: bottom
        )
        drawing.range(x: (0, end), y: (scale.from, scale.to))
        drawing.verticalAxis(axis, scale)
        labels.draw(in: &drawing)
        drawing.text(timeTitle, at: "graph 0.5, graph 0", .center, up: -Double(labels.count + 1) * width.lineHeight - 2)
        for (index, curve) in curves.enumerated() { drawBand(curve, ChartStyle.series(index), in: &drawing) }
        for (index, curve) in curves.enumerated() { draw(curve, ChartStyle.series(index), in: &drawing) }
        writeRisk(below: axisHeight, in: &drawing)
        return drawing
    }

    private var start: Double { direction == .rising ? 0 : 1 }

    private func draw(_ curve: Curve, _ series: ChartStyle.Series, in drawing: inout ChartDrawing) {
        var corners = [[0, start]]
        for step in curve.steps {
            corners.append([step.time, corners[corners.count - 1][1]])
            corners.append([step.time, step.share])
        }
        drawing.plotLine(corners, series, thickness: 2.5)
        let half = 0.018 * 2
        drawing.plot(
            curve.steps.filter(\.isCensored).map { [$0.time, $0.share - half / 2, half] },
            "using 1:2:(0):3 with vectors nohead linewidth 1.5 linecolor rgb \"\(series.color)\""
        )
    }

    /// The band is open where there is no interval, as after everybody responded.
    private func drawBand(_ curve: Curve, _ series: ChartStyle.Series, in drawing: inout ChartDrawing) {
        var run: [[Double]] = []
        var last: Interval? = Interval(start, start)
        for step in curve.steps {
            if let last { run.append([step.time, last.lower, last.upper]) }
            if let interval = step.interval {
                run.append([step.time, interval.lower, interval.upper])
            } else {
                plotBand(run, series, in: &drawing)
                run = []
            }
            last = step.interval
        }
        plotBand(run, series, in: &drawing)
    }

    private func plotBand(_ rows: [[Double]], _ series: ChartStyle.Series, in drawing: inout ChartDrawing) {
        guard rows.count > 1 else { return }
        drawing.plot(
            rows,
            "using 1:2:3 with filledcurves fillcolor rgb \"\(series.color)\" fillstyle transparent solid 0.13 noborder"
        )
    }

    private func writeRisk(below axisHeight: Double, in drawing: inout ChartDrawing) {
        let lineHeight = drawing.width.lineHeight
        var down = axisHeight + lineHeight * 0.75
        drawing.text("At risk", at: "screen 0, graph 0", .left, up: -down)
        for curve in curves {
            down += lineHeight
            let name = drawing.width.lines(of: curve.name, within: Double(drawing.width.width) - 16)[0]
            drawing.text(name, at: "screen 0, graph 0", .left, ChartStyle.ink, right: 10, up: -down)
            down += lineHeight
            for (time, stop) in zip(times, curve.stops) {
                drawing.text("\(stop.atRisk)", at: "first \(time.day), graph 0", .center, ChartStyle.ink, up: -down)
            }
        }
    }
}
