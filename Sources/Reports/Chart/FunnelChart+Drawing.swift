import Outcomes

extension FunnelChart {
    /// The limits open towards small groups; whoever lies outside is named.
    func drawing(_ width: ChartWidth) -> ChartDrawing {
        let limits = curve.flatMap { [$0.limits998.lower, $0.limits998.upper] }
        let scale = axis.scale(for: points.map(\.share) + limits + [center], about: 5)
        let left = ChartDrawing.leftMargin(scale, width)
        var drawing = ChartDrawing(
            width,
            height: width == .wide ? 330 : 290,
            left: left,
            right: 24,
            top: 14 + width.lineHeight,
            bottom: 14 + 2 * width.lineHeight
        )
        let across = Double(width.width) - left - 24
        let sizes = ChartAxis.number(sizeTitle, from: 0)
            .scale(for: curve.map { Double($0.size) } + points.map { Double($0.size) }, about: max(3, Int(across / 90)))
        drawing.range(x: (sizes.from, sizes.to), y: (scale.from, scale.to))
        drawing.verticalAxis(axis, scale)
        for tick in sizes.ticks {
            drawing.text(tick.label, at: "first \(tick.at), graph 0", .center, up: -width.lineHeight)
        }
        drawing.text(sizeTitle, at: "graph 0.5, graph 0", .center, up: -2 * width.lineHeight - 3)
        drawLimits(scale, in: &drawing)
        drawPoints(sizes, scale, in: &drawing)
        return drawing
    }

    private func drawLimits(_ scale: ChartScale, in drawing: inout ChartDrawing) {
        drawing.line(from: "graph 0, first \(center)", to: "graph 1, first \(center)", ChartStyle.ink, 1.25)
        let words = "all together \(scale.label(center))"
        drawing.text(words, at: "graph 1, first \(center)", .right, up: 0.75 * drawing.width.fontSize)
        for (limits, dash) in [(\Limits.limits95, "(4,4)"), (\Limits.limits998, "solid")] {
            for end in [\Interval.lower, \Interval.upper] {
                drawing.plot(
                    curve.map { [Double($0.size), $0[keyPath: limits][keyPath: end]] },
                    "using 1:2 with lines linewidth 1.25 dashtype \(dash) linecolor rgb \"\(ChartStyle.soft)\""
                )
            }
        }
    }

    private func drawPoints(_ sizes: ChartScale, _ scale: ChartScale, in drawing: inout ChartDrawing) {
        let place = { (point: Point) in [Double(point.size), point.share] }
        let inside = points.filter { $0.standing == .inside }
        let outside = points.filter { $0.standing != .inside }
        drawing.plotPoints(inside.map(place), .circle, ChartStyle.series[0].color)
        drawing.plotPoints(outside.map(place), .diamond, ChartStyle.series[1].color, size: 1.25)
        for point in outside {
            let isRight = sizes.position(Double(point.size)) > 0.6
            let room = 0.38 * Double(drawing.width.width)
            // Away from the middle, where the limits are not.
            let isAbove = point.share > center && scale.position(point.share) < 0.95
            drawing.text(
                drawing.width.lines(of: point.label, within: room)[0],
                at: "first \(point.size), first \(point.share)",
                isRight ? .right : .left,
                ChartStyle.ink,
                right: isRight ? -10 : 10,
                up: isAbove ? 9 : -9
            )
        }
    }
}
