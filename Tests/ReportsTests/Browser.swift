import Foundation
import Subprocess
import TestSupport

/// A browser without a window, which says what it sees of a page.
enum Browser {
    /// Where one is on this machine; nil: there is none, and what asks for it is skipped.
    static let path = ["/usr/bin/chromium", "/usr/bin/google-chrome", "/usr/bin/chromium-browser"]
        .first { FileManager.default.isExecutableFile(atPath: $0) }

    /// What it sees of a page in a frame of a width.
    struct Sight: Decodable {
        /// How much wider the page is than its frame.
        let overflow: Double
        /// The size in pixels of the smallest text of a chart.
        let smallestText: Double
        /// Texts of charts that leave their drawing, or lie on one another.
        let misplaced: [String]
        /// Texts whose contrast to what they stand on is under 4.5 to 1, and marks of charts under 3 to 1.
        let faint: [String]
        /// Charts without a name or a table.
        let unnamed: [String]
    }

    /// Looks at a page, and returns with it what the console complained about.
    static func look(at html: String, width: Int, isDark: Bool) async throws -> (sight: Sight, complaints: [Substring])
    {
        let folder = TemporaryFolder.newPath()
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        try Data(frame(around: html, width: width).utf8).write(to: URL(filePath: "\(folder)/frame.html"))
        let result = try await Subprocess.run(
            .path(.init(path ?? "")),
            arguments: Arguments([
                "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", "--virtual-time-budget=5000",
                "--user-data-dir=\(folder)/profile", "--window-size=1400,900",
                "--blink-settings=preferredColorScheme=\(isDark ? 0 : 1)", "--dump-dom", "file://\(folder)/frame.html",
            ]),
            environment: .inherit.updating(["HOME": .some(folder)]),
            output: .string(limit: 16 << 20),
            error: .string(limit: 16 << 20)
        )
        let complaints = result.standardError.split(separator: "\n").filter { $0.contains("CONSOLE") }
        let pieces = result.standardOutput.components(separatedBy: "«")
        guard pieces.count > 1, let end = pieces[1].components(separatedBy: "»").first else { throw Blind() }
        let text = end.replacingOccurrences(of: "&lt;", with: "<").replacingOccurrences(of: "&gt;", with: ">")
            .replacingOccurrences(of: "&amp;", with: "&")
        return (try JSONDecoder().decode(Sight.self, from: Data(text.utf8)), complaints)
    }

    private struct Blind: Error, CustomStringConvertible {
        let description = "the browser did not show the page"
    }

    private static func frame(around html: String, width: Int) throws -> String {
        let json = String(decoding: try JSONEncoder().encode(html), as: UTF8.self)
            .replacingOccurrences(of: "<", with: "\\u003c")
        return """
            <!DOCTYPE html><meta charset="utf-8"><iframe id="page" style="width:\(width)px;height:900px;border:0"></iframe>
            <pre id="sight"></pre><script>page.srcdoc = \(json);
            \(eyes)
            onload = () => { sight.textContent = "\\u00ab" + JSON.stringify(see(page.contentWindow)) + "\\u00bb"; };
            </script>
            """
    }

    /// What is asked of the page: plain JavaScript, run beside it and not in it.
    private static let eyes = """
        function light(color) {
            return color.map(part => part / 255).map(part => part <= .03928 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4)
                .reduce((sum, part, index) => sum + part * [.2126, .7152, .0722][index], 0);
        }
        function contrast(one, other) {
            const lights = [light(one), light(other)].sort((a, b) => b - a);
            return (lights[0] + .05) / (lights[1] + .05);
        }
        function channels(text) { const all = text.match(/[\\d.]+/g); return all && all.length == 3 ? all.map(Number) : null; }
        function ground(window, element) {
            for (let at = element; at; at = at.parentElement) {
                const color = channels(window.getComputedStyle(at).backgroundColor);
                if (color) return color;
            }
            return [255, 255, 255];
        }
        function meet(one, other) {
            return one.left < other.right - 1 && other.left < one.right - 1 && one.top + 3 < other.bottom - 3
                && other.top + 3 < one.bottom - 3;
        }
        function see(window) {
            const document = window.document, root = document.documentElement;
            const result = {overflow: root.scrollWidth - root.clientWidth, smallestText: 1e9, misplaced: [], faint: [], unnamed: []};
            document.querySelectorAll("details").forEach(one => { one.open = true; });
            result.overflow = Math.max(result.overflow, root.scrollWidth - root.clientWidth);
            for (const figure of document.querySelectorAll("figure"))
                if (!figure.querySelector("svg[role=img][aria-label]") || !figure.querySelector("figcaption")
                    || !figure.querySelector("table th[scope=col]")) result.unnamed.push(figure.textContent.slice(0, 60));
            for (const svg of document.querySelectorAll(".chart svg[role=img]")) {
                const frame = svg.getBoundingClientRect();
                if (!frame.width) continue;
                const scale = frame.width / svg.viewBox.baseVal.width, boxes = [], under = ground(window, svg);
                for (const text of svg.querySelectorAll("text")) {
                    const box = text.getBoundingClientRect(), style = window.getComputedStyle(text);
                    if (!box.width) continue;
                    result.smallestText = Math.min(result.smallestText, parseFloat(style.fontSize) * scale);
                    if (box.left < frame.left - 2 || box.right > frame.right + 2 || box.top < frame.top - 2
                        || box.bottom > frame.bottom + 3) result.misplaced.push("outside: " + text.textContent);
                    for (const other of boxes) if (meet(box, other.box))
                        result.misplaced.push(text.textContent + " on " + other.text.textContent);
                    boxes.push({box, text});
                    if (contrast(channels(style.fill), under) < 4.5) result.faint.push(text.textContent);
                }
                for (const mark of svg.querySelectorAll("circle, path, polygon")) {
                    const style = window.getComputedStyle(mark), isBar = mark.tagName == "polygon";
                    if (mark.getAttribute("stroke") == "#dcdfe1" || isBar) continue;
                    const color = channels(style.stroke) || channels(style.fill);
                    if (color && contrast(color, under) < 3) result.faint.push(mark.outerHTML.slice(0, 80));
                }
            }
            for (const element of document.querySelectorAll("p, h1, h2, td, th, dt, dd, summary, figcaption, li, a")) {
                if (!element.offsetWidth || element.matches(".skip")) continue;
                const style = window.getComputedStyle(element), color = channels(style.color);
                if (color && contrast(color, ground(window, element)) < 4.5) result.faint.push(element.textContent.slice(0, 40));
            }
            return result;
        }
        """
}
