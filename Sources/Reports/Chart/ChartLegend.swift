/// A line of a chart's legend: a sample of what is drawn, and what it means.
struct ChartLegend {
    /// What a sample shows.
    enum Sample {
        case series(Int)
        case interval
        case marker
        case level(String)
        case signal
        case bar(String)
    }

    private let sample: Sample
    /// What it means.
    let words: String

    init(_ sample: Sample, _ words: String) {
        (self.sample, self.words) = (sample, words)
    }

    /// The sample as an SVG element of 28 by 12 units.
    var swatch: String {
        "<svg viewBox=\"0 0 28 12\" width=\"28\" height=\"12\" aria-hidden=\"true\">\(shapes)</svg>"
    }

    private var shapes: String {
        switch sample {
        case .series(let index):
            let series = ChartStyle.series(index)
            return line(series.color, series.dash, 2) + mark(series.mark, series.color)
        case .interval: return line(ChartStyle.series[0].color, "solid", 3) + mark(.circle, ChartStyle.series[0].color)
        case .marker: return mark(.openDiamond, ChartStyle.series[1].color)
        case .level(let dash): return line(ChartStyle.soft, dash, 1.5)
        case .signal: return mark(.diamond, ChartStyle.series[1].color)
        case .bar(let color): return "<path d=\"M2,1h24v10h-24z\" fill=\"\(color)\"/>"
        }
    }

    private func line(_ color: String, _ dash: String, _ thickness: Double) -> String {
        let pattern = dash == "solid" ? "" : " stroke-dasharray=\"\(dash.dropFirst().dropLast())\""
        return "<path d=\"M0,6H28\" fill=\"none\" stroke=\"\(color)\" stroke-width=\"\(thickness)\"\(pattern)/>"
    }

    private func mark(_ mark: ChartStyle.Mark, _ color: String) -> String {
        let filled = "fill=\"\(color)\""
        let open = "fill=\"none\" stroke=\"\(color)\" stroke-width=\"1.5\""
        return switch mark {
        case .circle: "<circle cx=\"14\" cy=\"6\" r=\"4\" \(filled)/>"
        case .square: "<path d=\"M10.5,2.5h7v7h-7z\" \(filled)/>"
        case .triangle: "<path d=\"M14,1L18.5,9.5H9.5z\" \(filled)/>"
        case .diamond: "<path d=\"M14,1L19,6L14,11L9,6z\" \(filled)/>"
        case .openCircle: "<circle cx=\"14\" cy=\"6\" r=\"4\" \(open)/>"
        case .openDiamond: "<path d=\"M14,1L19,6L14,11L9,6z\" \(open)/>"
        }
    }
}
