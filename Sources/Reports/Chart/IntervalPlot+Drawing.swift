extension IntervalPlot {
    /// On a wide drawing a row's label stands on the left and its numbers on the right, on a narrow one above it.
    func drawing(_ width: ChartWidth) -> ChartDrawing {
        let isWide = width == .wide
        let (left, right) = isWide ? (labelWidth, shownWidth) : (20, 20)
        let lines = rows.map { labelLines($0, width, left: left) }
        let heights = lines.map { rowHeight(lines: $0.count, width) }
        let plotHeight = heights.reduce(0, +)
        let (top, bottom) = (reference == nil ? 6.0 : 8 + width.lineHeight, 14 + 2 * width.lineHeight)
        var drawing = ChartDrawing(
            width,
            height: Int((plotHeight + top + bottom).rounded(.up)),
            left: left,
            right: right,
            top: top,
            bottom: bottom
        )
        let across = Double(width.width) - left - right
        let scale = axis.scale(for: values, about: max(2, Int(across / 80)))
        drawing.range(x: (scale.from, scale.to), y: (0, plotHeight))
        drawAxis(scale, in: &drawing)
        var under = plotHeight
        for (row, (label, height)) in zip(rows, zip(lines, heights)) {
            draw(row, at: isWide ? under - height / 2 : under - height + 17, scale, in: &drawing)
            write(row, label, from: under, height: height, in: &drawing)
            under -= height
        }
        return drawing
    }

    private var labelWidth: Double {
        let longest = rows.map {
            max(ChartWidth.wide.length(of: $0.label), ChartWidth.wide.length(of: $0.detail ?? ""))
        }
        return min(250, max(60, (longest.max() ?? 0) + 24))
    }

    private var shownWidth: Double {
        min(250, (rows.map { ChartWidth.wide.length(of: $0.shown) }.max() ?? 0) + 36)
    }

    /// A label and what is said under it; on a narrow drawing its numbers share the first line.
    private func labelLines(_ row: Row, _ width: ChartWidth, left: Double) -> [String] {
        let room = width == .wide ? left - 16 : Double(width.width) - 12 - width.length(of: row.shown)
        return width.lines(of: row.label, within: room) + [row.detail].compactMap(\.self)
    }

    private func rowHeight(lines: Int, _ width: ChartWidth) -> Double {
        let text = Double(lines) * width.lineHeight
        return width == .wide ? max(28, text + 16) : text + 32
    }

    private func drawAxis(_ scale: ChartScale, in drawing: inout ChartDrawing) {
        for tick in scale.ticks {
            drawing.grid(x: tick.at)
            drawing.text(tick.label, at: "first \(tick.at), graph 0", .center, up: -drawing.width.lineHeight)
        }
        drawing.text(axis.title, at: "graph 0.5, graph 0", .center, up: -2 * drawing.width.lineHeight - 3)
        guard let reference, scale.contains(reference.value) else { return }
        drawing.line(
            from: "first \(reference.value), graph 0",
            to: "first \(reference.value), graph 1",
            ChartStyle.soft,
            1.5,
            dash: "(5,3)"
        )
        // Near an end the words would leave the drawing.
        let position = scale.position(reference.value)
        let anchor: ChartDrawing.Anchor = position < 0.25 ? .left : position > 0.75 ? .right : .center
        drawing.text(reference.label, at: "first \(reference.value), graph 1", anchor, up: 10)
    }

    private func draw(_ row: Row, at y: Double, _ scale: ChartScale, in drawing: inout ChartDrawing) {
        let series = ChartStyle.series[0]
        if let interval = row.interval {
            let ends = [max(interval.lower, scale.from), min(interval.upper, scale.to)]
            drawing.plot(
                [[ends[0], y], [ends[1], y]],
                "using 1:2 with lines linewidth 3 linecolor rgb \"\(series.color)\""
            )
        }
        if let marker = row.marker, scale.contains(marker) {
            drawing.plotPoints([[marker, y]], .openDiamond, ChartStyle.series[1].color, size: 1.15)
        }
        if let estimate = row.estimate, scale.contains(estimate) {
            // Without an interval the point is hollow: it claims less.
            drawing.plotPoints([[estimate, y]], row.interval == nil ? .openCircle : .circle, series.color, size: 1.1)
        }
    }

    private func write(
        _ row: Row,
        _ lines: [String],
        from under: Double,
        height: Double,
        in drawing: inout ChartDrawing
    ) {
        let width = drawing.width
        let isWide = width == .wide
        let block = Double(lines.count - 1) * width.lineHeight
        let first = isWide ? under - height / 2 + block / 2 : under - width.lineHeight / 2 - 2
        for (number, line) in lines.enumerated() {
            let isDetail = row.detail != nil && number == lines.count - 1
            drawing.text(
                line,
                at: "screen 0, first \(first - Double(number) * width.lineHeight)",
                .left,
                isDetail ? ChartStyle.soft : ChartStyle.ink
            )
        }
        drawing.text(
            row.shown,
            at: "screen 1, first \(isWide ? under - height / 2 : first)",
            .right,
            row.estimate == nil ? ChartStyle.soft : ChartStyle.ink
        )
    }
}
