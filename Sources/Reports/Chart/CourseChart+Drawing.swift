extension CourseChart {
    /// The points of the groups stand beside each other, so that their intervals can be told apart.
    func drawing(_ width: ChartWidth) -> ChartDrawing {
        let scale = axis.scale(for: values, about: 5)
        let left = ChartDrawing.leftMargin(scale, width)
        let right = 24.0
        let across = Double(width.width) - left - right
        let labels = TimeLabels(times, width, across: across, span: span)
        let bottom = 10 + Double(labels.count) * width.lineHeight
        let height = (width == .wide ? 250 : 220) + bottom
        var drawing = ChartDrawing(
            width,
            height: Int(height),
            left: left,
            right: right,
            top: 14 + width.lineHeight,
            bottom: bottom
        )
        drawing.range(x: span, y: (scale.from, scale.to))
        drawing.verticalAxis(axis, scale)
        labels.draw(in: &drawing)
        // Ten units apart, whatever a day is in units.
        let apart = 10 * (span.1 - span.0) / across
        for (index, group) in groups.enumerated() {
            draw(
                group,
                ChartStyle.series(index),
                moved: apart * (Double(index) - Double(groups.count - 1) / 2),
                &drawing
            )
        }
        return drawing
    }

    private var span: (Double, Double) {
        let (first, last) = (times.map(\.day).min() ?? 0, times.map(\.day).max() ?? 1)
        let margin = max(1, (last - first) * 0.06)
        return (first - margin, last + margin)
    }

    private func draw(_ group: Group, _ series: ChartStyle.Series, moved: Double, _ drawing: inout ChartDrawing) {
        let placed = zip(times, group.points).map { (x: $0.day + moved, point: $1) }
        let known = placed.filter { $0.point.mean != nil }
        drawing.plotLine(known.map { [$0.x, $0.point.mean ?? 0] }, series)
        let bars = known.compactMap { place in
            place.point.interval.map { [place.x, $0.lower, $0.upper - $0.lower] }
        }
        drawing.plot(
            bars,
            "using 1:2:(0):3 with vectors nohead linewidth 2 linecolor rgb \"\(series.color)\""
        )
        drawing.plotPoints(known.map { [$0.x, $0.point.mean ?? 0] }, series.mark, series.color, size: 1)
    }
}
