import Foundation

/// A chart as a page holds it: drawn for a desk and for a phone, of which the page shows one.
struct PrintedChart {
    let wideDrawing: String
    let narrowDrawing: String
    let legend: [Legend]
    let hasLegend: Bool

    /// A sample of what is drawn, as markup of our own, and what it means.
    struct Legend {
        let swatch: String
        let words: String
    }

    /// A chart with what one sees in it, for who does not see it.
    struct Order {
        let drawing: (ChartWidth) -> ChartDrawing
        let legend: [ChartLegend]
        let alternative: String
    }

    /// Draws all charts of a page at once.
    ///
    /// Throws ``ChartError`` where gnuplot is missing.
    static func draw(_ orders: [Order]) async throws -> [PrintedChart] {
        let widths = ChartWidth.allCases
        let drawn = try await Gnuplot.draw(orders.flatMap { order in widths.map(order.drawing) })
        return orders.enumerated().map { index, order in
            let pair = drawn[index * widths.count..<(index + 1) * widths.count].map {
                named($0, order.alternative)
            }
            return PrintedChart(
                wideDrawing: pair[0],
                narrowDrawing: pair[1],
                legend: order.legend.map { Legend(swatch: $0.swatch, words: $0.words) },
                hasLegend: !order.legend.isEmpty
            )
        }
    }

    private static func named(_ element: String, _ alternative: String) -> String {
        let label = ChartMarkup.escaped(alternative)
        return element.replacingOccurrences(
            of: "<svg ",
            with: "<svg role=\"img\" aria-label=\"\(label)\" ",
            range: element.startIndex..<(element.firstIndex(of: ">") ?? element.endIndex)
        )
    }
}
