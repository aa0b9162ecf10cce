/// Breaks a text into lines of a display width, between words where it can.
enum WordWrap {
    /// The lines of a text, at least one, all indented as it is; a word longer than a line is broken between characters.
    static func lines(_ text: String, width: Int) -> [String] {
        if DisplayWidth.of(text) <= width { return [text] }
        let indent = String(text.prefix { $0 == " " })
        guard !indent.isEmpty, indent.count < width else { return unindented(text, width: width) }
        return unindented(String(text.dropFirst(indent.count)), width: width - indent.count).map { indent + $0 }
    }

    private static func unindented(_ text: String, width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            let joined = line.isEmpty ? String(word) : line + " " + word
            if DisplayWidth.of(joined) <= width {
                line = joined
                continue
            }
            if !line.isEmpty { lines.append(line) }
            let pieces = pieces(word, width: width)
            lines += pieces.dropLast()
            line = pieces.last ?? ""
        }
        if !line.isEmpty || lines.isEmpty { lines.append(line) }
        return lines
    }

    /// The width of the longest part of a text that is not broken willingly.
    static func longestPart(of text: String) -> Int {
        text.split(separator: " ").flatMap(parts(of:)).map { DisplayWidth.of($0) }.max() ?? 0
    }

    /// A word as lines: broken after hyphens where that does, as codes are read, else between characters.
    private static func pieces(_ word: Substring, width: Int) -> [String] {
        var pieces: [String] = []
        var line = ""
        for part in parts(of: word) {
            if DisplayWidth.of(line + part) <= width {
                line += part
                continue
            }
            if !line.isEmpty { pieces.append(line) }
            let broken = broken(part, width: width)
            pieces += broken.dropLast()
            line = broken.last ?? ""
        }
        return pieces + [line]
    }

    private static func parts(of word: Substring) -> [String] {
        word.reduce(into: [""]) { parts, character in
            parts[parts.count - 1].append(character)
            if character == "-" { parts.append("") }
        }.filter { !$0.isEmpty }
    }

    private static func broken(_ part: String, width: Int) -> [String] {
        var pieces: [String] = []
        var piece = ""
        var used = 0
        for character in part {
            let needed = DisplayWidth.of(character)
            if used + needed > width, !piece.isEmpty {
                pieces.append(piece)
                piece = ""
                used = 0
            }
            piece.append(character)
            used += needed
        }
        return pieces + [piece]
    }
}
