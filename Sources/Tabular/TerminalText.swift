/// Text as it may be shown on a terminal: what would move the cursor, colour or reorder the line is made visible.
public enum TerminalText {
    /// The text with every control character replaced by a visible, harmless stand-in.
    ///
    /// ASCII controls become their control pictures (`ESC` is `␛`), the other controls, the bidirectional overrides and
    /// the line and paragraph separators their number (`\u{202E}`).
    public static func harmless(_ text: String) -> String {
        if text.unicodeScalars.allSatisfy({ !isHarmful($0) }) { return text }
        var shown = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if isHarmful(scalar) {
                shown.append(contentsOf: standIn(for: scalar).unicodeScalars)
            } else {
                shown.append(scalar)
            }
        }
        return String(shown)
    }

    private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00..<0x20, 0x7F..<0xA0: true
        case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    private static func standIn(for scalar: Unicode.Scalar) -> String {
        let picture: Unicode.Scalar? =
            switch scalar.value {
            case 0x00..<0x20: Unicode.Scalar(0x2400 + scalar.value)
            case 0x7F: "\u{2421}"
            default: nil
            }
        return picture.map(String.init) ?? "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    }
}
