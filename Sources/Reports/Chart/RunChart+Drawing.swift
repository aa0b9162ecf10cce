extension RunChart {
    /// A point a month; a ring is around those that stand out.
    func drawing(_ width: ChartWidth) -> ChartDrawing {
        let scale = axis.scale(for: values, about: 5)
        let drawn = levels(scale)
        let left = ChartDrawing.leftMargin(scale, width)
        let right = width == .wide ? 16 + (drawn.map { width.length(of: $0.words) }.max() ?? 0) : 20
        var drawing = ChartDrawing(
            width,
            height: width == .wide ? 270 : 240,
            left: left,
            right: right,
            top: 14 + width.lineHeight,
            bottom: 12 + width.lineHeight
        )
        drawing.range(x: (-0.6, Double(max(1, months.count)) - 0.4), y: (scale.from, scale.to))
        drawing.verticalAxis(axis, scale)
        writeMonths(across: Double(width.width) - left - right, in: &drawing)
        drawLevels(drawn, in: &drawing)
        let series = ChartStyle.series[0]
        for stretch in stretches { drawing.plotLine(stretch, series, thickness: 1.5) }
        let points = stretches.flatMap(\.self)
        drawing.plotPoints(points.filter { months[Int($0[0])].signal == nil }, .circle, series.color, size: 0.7)
        let signals = points.filter { months[Int($0[0])].signal != nil }
        drawing.plotPoints(signals, .diamond, ChartStyle.series[1].color, size: 1.1)
        drawing.plotPoints(signals, .openCircle, ChartStyle.series[1].color, size: 1.9)
        return drawing
    }

    /// The months with a value, cut where one has none.
    private var stretches: [[[Double]]] {
        var result: [[[Double]]] = [[]]
        for (index, month) in months.enumerated() {
            if let value = month.value {
                result[result.count - 1].append([Double(index), value])
            } else {
                result.append([])
            }
        }
        return result.filter { !$0.isEmpty }
    }

    /// As many labels as have room, at equal distances.
    private func writeMonths(across: Double, in drawing: inout ChartDrawing) {
        let each = across / Double(max(1, months.count))
        let longest = months.map { drawing.width.length(of: $0.label) }.max() ?? 0
        let every = max(1, Int(((longest + 12) / each).rounded(.up)))
        for (index, month) in months.enumerated() where index % every == 0 {
            drawing.text(month.label, at: "first \(index), graph 0", .center, up: -drawing.width.lineHeight)
        }
    }

    private typealias Level = (value: Double, words: String, dash: String)

    private func levels(_ scale: ChartScale) -> [Level] {
        let limit = [limits?.lower, limits?.upper].compactMap(\.self).map { (value: $0, name: "limit", dash: "(4,4)") }
        let all = (median.map { [(value: $0, name: "median", dash: "solid")] } ?? []) + limit
        return all.filter { scale.contains($0.value) }.map {
            ($0.value, "\($0.name) \(scale.label($0.value))", $0.dash)
        }
    }

    private func drawLevels(_ levels: [Level], in drawing: inout ChartDrawing) {
        for level in levels {
            let place = "first \(level.value)"
            drawing.line(from: "graph 0, \(place)", to: "graph 1, \(place)", ChartStyle.soft, 1.25, dash: level.dash)
            // On a narrow drawing the legend alone says what the lines are.
            guard drawing.width == .wide else { continue }
            drawing.text(level.words, at: "graph 1, \(place)", .left, right: 6)
        }
    }
}
