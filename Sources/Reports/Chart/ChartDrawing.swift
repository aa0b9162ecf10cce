import Foundation

/// A chart as gnuplot is asked to draw it, in one of the widths.
///
/// No text that somebody typed enters gnuplot's script: a token stands there for it until the chart is drawn.
struct ChartDrawing {
    /// Where a text stands against its place.
    enum Anchor: String {
        case left, center, right
    }

    let width: ChartWidth
    let height: Int
    private(set) var texts: [String] = []
    private var settings: [String] = []
    private var data: [String] = []
    private var plots: [String] = []

    /// An empty drawing, whose plot leaves so many units free on each side.
    init(_ width: ChartWidth, height: Int, left: Double, right: Double, top: Double, bottom: Double) {
        self.width = width
        self.height = height
        let (across, down) = (Double(width.width), Double(height))
        settings = [
            "set terminal svg size \(width.width),\(height) dynamic noenhanced font \"sans-serif,\(width.fontSize)\"",
            "set lmargin at screen \(left / across)", "set rmargin at screen \(1 - right / across)",
            "set tmargin at screen \(1 - top / down)", "set bmargin at screen \(bottom / down)",
            "set border 0", "unset key", "unset xtics", "unset ytics",
        ]
    }

    /// Says the ends of both axes.
    mutating func range(x: (Double, Double), y: (Double, Double)) {
        settings.append("set xrange [\(x.0):\(x.1)]")
        settings.append("set yrange [\(y.0):\(y.1)]")
    }

    /// Draws a line of the grid over the whole plot.
    mutating func grid(x: Double) { line(from: "first \(x), graph 0", to: "first \(x), graph 1", ChartStyle.line, 1) }

    /// Draws a line of the grid over the whole plot.
    mutating func grid(y: Double) { line(from: "graph 0, first \(y)", to: "graph 1, first \(y)", ChartStyle.line, 1) }

    /// Draws a straight line between two places, behind what is plotted.
    mutating func line(
        from start: String,
        to end: String,
        _ color: String,
        _ thickness: Double,
        dash: String = "solid"
    ) {
        // gnuplot 5.4 joins straight lines of one colour and thickness to one path, whatever their dashes.
        let thickness = dash == "solid" ? thickness : thickness + 0.01
        settings.append(
            "set arrow from \(start) to \(end) nohead back linewidth \(thickness) dashtype \(dash) linecolor rgb \"\(color)\""
        )
    }

    /// Draws a bar between two corners.
    mutating func bar(from start: String, to end: String, _ color: String) {
        settings.append(
            "set object rectangle from \(start) to \(end) front fillcolor rgb \"\(color)\" fillstyle solid noborder"
        )
    }

    /// Writes a text at a place, moved by so many units to the right and up.
    mutating func text(
        _ words: String,
        at place: String,
        _ anchor: Anchor,
        _ color: String = ChartStyle.soft,
        right: Double = 0,
        up: Double = 0
    ) {
        // An offset in characters would depend on gnuplot's guess at the font; one in parts of the drawing does not.
        let offset = "screen \(right / Double(width.width)), screen \((up - 0.04 * width.fontSize) / Double(height))"
        settings.append(
            "set label \"T\(texts.count)T\" at \(place) \(anchor.rawValue) offset \(offset) front textcolor rgb \"\(color)\""
        )
        texts.append(words)
    }

    /// Plots rows of numbers; `how` is what follows the data in gnuplot's `plot`.
    mutating func plot(_ rows: [[Double]], _ how: String) {
        guard !rows.isEmpty else { return }
        let name = "$d\(data.count)"
        let lines = rows.map { $0.map { "\($0)" }.joined(separator: " ") }
        data.append("\(name) << EOD\n\(lines.joined(separator: "\n"))\nEOD")
        plots.append("\(name) \(how) notitle")
    }

    /// Plots a series' line through its points.
    mutating func plotLine(_ rows: [[Double]], _ series: ChartStyle.Series, thickness: Double = 2) {
        plot(
            rows,
            "using 1:2 with lines linewidth \(thickness) dashtype \(series.dash) linecolor rgb \"\(series.color)\""
        )
    }

    /// Plots points with a mark.
    mutating func plotPoints(_ rows: [[Double]], _ mark: ChartStyle.Mark, _ color: String, size: Double = 0.9) {
        plot(
            rows,
            "using 1:2 with points pointtype \(mark.rawValue) pointsize \(size) linewidth 1.5 linecolor rgb \"\(color)\""
        )
    }

    /// What gnuplot is told.
    var script: String {
        // gnuplot draws nothing at all without something to plot.
        let plotted = plots.isEmpty ? ["NaN with lines notitle"] : plots
        return (["reset"] + settings + data + ["plot \(plotted.joined(separator: ", "))", ""]).joined(separator: "\n")
    }
}
