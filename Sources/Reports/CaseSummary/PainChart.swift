import Foundation
import Subprocess

/// A chart that could not be drawn.
public struct ChartError: Error, Sendable, CustomStringConvertible {
    /// What is wrong and what would mend it.
    public let description: String
}

/// Morning pain over the days from day 0, a line a heel, drawn by gnuplot.
struct PainChart {
    private let courses: [PainCourse]

    /// The chart of the heels that have scores; nil where none has.
    init?(_ courses: [PainCourse]) {
        self.courses = courses.filter { !$0.scores.isEmpty }
        if self.courses.isEmpty { return nil }
    }

    /// An SVG element to stand in a page, whose black and gray the page may repaint.
    func svg() async throws -> String {
        let drawn = try await run()
        // The element alone, without declaration; its titles would pop up as "pain_plot_1".
        guard let start = drawn.range(of: "<svg") else {
            throw ChartError(description: "gnuplot drew no chart; install or repair the package gnuplot-nox")
        }
        let element = String(drawn[start.lowerBound...])
            .replacing(/<title>[^<]*<\/title>/, with: "")
            .replacing(/<desc>[^<]*<\/desc>/, with: "")
        return element.replacing("<svg", with: "<svg role=\"img\" aria-label=\"\(label)\"", maxReplacements: 1)
    }

    private func run() async throws -> String {
        do {
            let result = try await Subprocess.run(
                .name("gnuplot"),
                environment: .inherit.updating(["LC_ALL": "C.UTF-8"]),
                input: .string(script),
                output: .string(limit: 1 << 22),
                error: .string(limit: 1 << 16)
            )
            guard result.terminationStatus.isSuccess else { return "" }
            return result.standardOutput
        } catch is SubprocessError {
            try Task.checkCancellation()
            throw ChartError(
                description: "the chart needs gnuplot, which is not installed; install the package gnuplot-nox"
            )
        }
    }

    private var label: String {
        "Morning pain over time. " + courses.map { "\($0.side) heel: \($0.sentence)." }.joined(separator: " ")
    }

    private var script: String {
        let days = courses.flatMap { $0.scores.map(\.outcomeDay) } + [0]
        let (first, last) = (days.min() ?? 0, days.max() ?? 0)
        // A twentieth of the span on each side, so that no mark sits on the frame.
        let margin = max(1, (last - first) / 20)
        return """
            set terminal svg size 760,270 dynamic noenhanced font "sans-serif,13" name "pain"
            set xrange [\(first - margin):\(last + margin)]
            set yrange [0:11]
            set ytics 0,2,10 nomirror
            set xtics nomirror out
            set border 3
            set grid ytics linewidth 0.5
            set xlabel "days from day 0"
            set key tmargin right horizontal \(courses.count > 1 ? "" : "off")
            set arrow from 0,0 to 0,10 nohead
            \(courses.map(data).joined(separator: "\n"))
            plot \(courses.flatMap(plots).joined(separator: ", "))

            """
    }

    private func data(_ course: PainCourse) -> String {
        let points = course.scores.map { "\($0.outcomeDay) \($0.value)" }.joined(separator: "\n")
        return "$\(course.side) << EOD\n\(points)\nEOD"
    }

    /// Blue and orange: told apart on white, on black and by most colour-blind readers.
    private func plots(_ course: PainCourse) -> [String] {
        let (color, shape) = course.side == .left ? ("#2f7ed8", 7) : ("#d9730d", 5)
        return [
            "$\(course.side) using 1:2 with linespoints pointtype \(shape) pointsize 0.9 linewidth 2.5 "
                + "linecolor rgb \"\(color)\" title \"\(course.side) heel\"",
            "$\(course.side) using 1:2:(sprintf(\"%g\", $2)) with labels offset 0,1 notitle",
        ]
    }
}
