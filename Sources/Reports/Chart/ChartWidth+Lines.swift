import Tabular

extension ChartWidth {
    /// A label as at most two lines of a length; what does not fit ends in `…`, since the table has the whole.
    func lines(of text: String, within length: Double) -> [String] {
        let most = max(4, Int(length / letterWidth))
        var lines: [String] = []
        var rest = text[...]
        while !rest.isEmpty, lines.count < 2 {
            let line = Self.line(of: rest, most: most)
            lines.append(String(line))
            rest = rest.dropFirst(line.count).drop { $0 == " " }
        }
        if let last = lines.last, !rest.isEmpty {
            lines[lines.count - 1] = String(Self.start(of: last[...], most: most - 1)) + "…"
        }
        return lines.isEmpty ? [""] : lines
    }

    /// About how high a line of text is.
    var lineHeight: Double { (fontSize * 1.25).rounded() }

    /// The first line of a text, broken between words if that does not leave it half empty.
    private static func line(of text: Substring, most: Int) -> Substring {
        let start = start(of: text, most: most)
        guard start.endIndex < text.endIndex, let blank = start.lastIndex(of: " ") else { return start }
        let words = text[..<blank]
        return DisplayWidth.of(String(words)) * 2 > most ? words : start
    }

    /// As many characters as have room.
    private static func start(of text: Substring, most: Int) -> Substring {
        var used = 0
        return text.prefix { character in
            used += DisplayWidth.of(character)
            return used <= most
        }
    }
}
