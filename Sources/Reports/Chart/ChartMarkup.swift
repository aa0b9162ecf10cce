import Foundation

/// gnuplot's SVG as markup that can stand in a page many times over: without ids, names and empty groups, its points as
/// shapes of their own, and the texts in the place of their tokens.
///
/// It is read line by line, as gnuplot 5 and 6 write it; what is not known stays as it is.
enum ChartMarkup {
    /// The element of one document that gnuplot wrote.
    static func element(of document: some StringProtocol, _ drawing: ChartDrawing) -> String {
        var lines: [String] = []
        for line in body(of: document) {
            // A group that holds nothing ends on the line after it began.
            if line == "</g>", let last = lines.last, last.hasPrefix("<g"), !last.hasSuffix("</g>") {
                lines.removeLast()
            } else if let cleaned = cleaned(line, drawing.texts) {
                lines.append(cleaned)
            }
        }
        let box = "0 0 \(drawing.width.width) \(drawing.height)"
        return "<svg viewBox=\"\(box)\" xmlns=\"http://www.w3.org/2000/svg\" font-family=\"\(fonts)\">\n"
            + lines.joined(separator: "\n") + "\n</svg>"
    }

    /// What a page's own font is where the page cannot say it, as in a PDF.
    private static let fonts = "Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"

    /// What is drawn, an element a line.
    private static func body(of document: some StringProtocol) -> [String] {
        let text = document.components(separatedBy: "</defs>").last ?? ""
        return text.replacingOccurrences(of: ">\t<", with: ">\n<").replacingOccurrences(of: "/></g>", with: "/>\n</g>")
            .components(separatedBy: "</svg>")[0]
            .split(whereSeparator: \.isNewline)
            .map { $0.trimmingCharacters(in: .whitespaces) }
            .filter { !$0.isEmpty }
            .dropLast()  // the end of the group of the whole canvas, which began before the definitions
            .map(\.self)
    }

    private static func cleaned(_ line: String, _ texts: [String]) -> String? {
        if line.hasPrefix("<g id=") { return "<g>" }
        if line.hasPrefix("<text>") { return text(line, texts) }
        if line.hasPrefix("<path"), !line.contains(" L") { return nil }
        let painted = withHexColors(line)
        if line.hasPrefix("<use") { return shape(of: painted) }
        return painted.replacingOccurrences(of: " class=\"gridline\"", with: "")
            .replacingOccurrences(of: " font-family=\"sans-serif\"", with: "")
            .replacingOccurrences(of: " stroke-linecap=\"butt\" stroke-linejoin=\"miter\"", with: "")
    }

    /// A token becomes the text that it stands for.
    private static func text(_ line: String, _ texts: [String]) -> String {
        let token = line.dropFirst("<text>".count).dropLast("</text>".count).trimmingCharacters(in: .whitespaces)
        guard token.hasPrefix("T"), let index = Int(token.dropFirst().dropLast()), texts.indices.contains(index) else {
            return "<text></text>"
        }
        return "<text>\(escaped(texts[index]))</text>"
    }

    /// A text without any mark that HTML would read as its own.
    static func escaped(_ text: String) -> String {
        text.reduce(into: "") { result, character in
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            case _ where character.isNewline: result += " "
            default: result.append(character)
            }
        }
    }

    /// `rgb(  0, 114, 178)` as `#0072b2`, by which a page knows it.
    private static func withHexColors(_ line: String) -> String {
        var pieces = line.components(separatedBy: "rgb(")
        for index in pieces.indices.dropFirst() {
            guard let end = pieces[index].firstIndex(of: ")") else { continue }
            let parts = pieces[index][..<end].split(separator: ",").compactMap {
                Int($0.trimmingCharacters(in: .whitespaces))
            }
            let hex = parts.map { String(format: "%02x", $0) }.joined()
            pieces[index] = "#\(hex)" + pieces[index][pieces[index].index(after: end)...]
        }
        return pieces.joined()
    }

    /// A use of one of gnuplot's point symbols, drawn out; its number is one less than the point type's.
    private static func shape(of use: String) -> String? {
        guard let number = value(of: "xlink:href", in: use)?.dropFirst("#gpPt".count).description,
            let place = value(of: "transform", in: use), let color = value(of: "color", in: use)
        else { return nil }
        let filled = "fill='\(color)' stroke='none'"
        let open = "fill='none' stroke='\(color)' stroke-width='.33'"
        let outline =
            switch number {
            case "4": "<path \(filled) d='M-.9,-.9h1.8v1.8h-1.8z'/>"
            case "5": "<circle \(open) r='1'/>"
            case "6": "<circle \(filled) r='1'/>"
            case "8": "<path \(filled) d='M0,-1.3L1.2,.8H-1.2z'/>"
            case "11": "<path \(open) d='M0,-1.3L1.3,0L0,1.3L-1.3,0z'/>"
            default: "<path \(filled) d='M0,-1.35L1.35,0L0,1.35L-1.35,0z'/>"
            }
        return "<g transform='\(place)'>\(outline)</g>"
    }

    private static func value(of attribute: String, in element: String) -> String? {
        guard let start = element.range(of: " \(attribute)='")?.upperBound else { return nil }
        return element[start...].prefix { $0 != "'" }.description
    }
}
