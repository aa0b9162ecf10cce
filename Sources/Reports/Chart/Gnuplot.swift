import Foundation

/// Draws charts by gnuplot, one process for a whole report.
enum Gnuplot {
    private static let gnuplot = PageProgram(
        name: "gnuplot",
        package: "gnuplot-nox",
        purpose: "the chart",
        arguments: []
    )

    /// The charts as SVG elements to stand in a page, in the order of the drawings.
    ///
    /// Throws ``ChartError`` where gnuplot is missing or draws nothing.
    static func draw(_ drawings: [ChartDrawing]) async throws -> [String] {
        if drawings.isEmpty { return [] }
        let output = try await gnuplot.run(drawings.map(\.script).joined(separator: "\n")) ?? []
        let documents = String(decoding: output, as: UTF8.self).components(separatedBy: "<?xml").dropFirst()
        guard documents.count == drawings.count else { throw gnuplot.failed }
        return zip(documents, drawings).map { ChartMarkup.element(of: $0, $1) }
    }
}
