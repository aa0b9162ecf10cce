/// The one look of all charts.
///
/// The colours are those of Okabe and Ito ("Color Universal Design", 2008), which most colour-blind readers tell apart, the
/// light ones darkened until each has a contrast of 3 to 1 on white. No series is told by its colour alone: each has a
/// dash and a mark of its own. A page repaints them for a dark screen.
enum ChartStyle {
    /// Text that is read.
    static let ink = "#1d2328"
    /// Text and lines that help to read.
    static let soft = "#5b6670"
    /// The grid.
    static let line = "#dcdfe1"
    /// Bars of who is left behind.
    static let faint = "#c3c8cc"

    /// How a series is told from the others.
    struct Series {
        let color: String
        let dash: String
        let mark: Mark
        /// What stands for it on a terminal.
        let symbol: String
    }

    /// A point's shape, by gnuplot's number.
    enum Mark: Int {
        case circle = 7
        case square = 5
        case triangle = 9
        case diamond = 13
        case openCircle = 6
        case openDiamond = 12
    }

    static let series = [
        Series(color: "#0072b2", dash: "solid", mark: .circle, symbol: "●"),
        Series(color: "#d55e00", dash: "(9,4)", mark: .square, symbol: "■"),
        Series(color: "#00835f", dash: "(3,3)", mark: .triangle, symbol: "▲"),
        Series(color: "#b04a87", dash: "(12,3,3,3)", mark: .diamond, symbol: "◆"),
        Series(color: "#936600", dash: "(6,2)", mark: .openCircle, symbol: "○"),
        Series(color: "#4b5660", dash: "(2,5)", mark: .openDiamond, symbol: "◇"),
    ]

    /// The look of the series at a place; after the sixth they begin anew.
    static func series(_ index: Int) -> Series { series[index % series.count] }
}

/// The widths in which every chart is drawn, so that its text is as large on a phone as on a desk.
enum ChartWidth: CaseIterable {
    case wide
    case narrow

    /// In the units of the drawing, which are about pixels.
    var width: Int { self == .wide ? 860 : 320 }
    /// The size of its text in the same units.
    var fontSize: Double { self == .wide ? 14 : 12 }
    /// About how wide a text is; a sans-serif letter is half as wide as it is high, or a little more.
    func length(of text: String) -> Double { Double(text.count) * fontSize * 0.54 }
}
