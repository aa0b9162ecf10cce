extension ChartWidth {
    /// A label as at most two lines of a length; what does not fit ends in `…`, since the table has the whole.
    func lines(of text: String, within length: Double) -> [String] {
        let most = max(4, Int(length / (fontSize * 0.54)))
        if text.count <= most { return [text] }
        var lines: [String] = []
        var rest = text[...]
        while !rest.isEmpty, lines.count < 2 {
            let piece = rest.prefix(most)
            // Between words, if that does not leave the line half empty.
            let cut = rest.count > most ? piece.lastIndex(of: " ").map { piece[..<$0] } : nil
            let line = cut.flatMap { $0.count * 2 > most ? $0 : nil } ?? piece
            lines.append(String(line))
            rest = rest.dropFirst(line.count).drop { $0 == " " }
        }
        if !rest.isEmpty { lines[lines.count - 1] = String(lines[lines.count - 1].prefix(most - 1)) + "…" }
        return lines
    }

    /// About how high a line of text is.
    var lineHeight: Double { (fontSize * 1.25).rounded() }
}
