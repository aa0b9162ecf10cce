/// How many columns of a terminal a text takes.
public enum DisplayWidth {
    /// The width in columns: East Asian wide characters and emoji are 2, combining and invisible ones 0, others 1.
    ///
    /// Source: Unicode Standard Annex 11 (East Asian Width: W and F), and for emoji Technical Standard 51.
    public static func of(_ text: String) -> Int {
        if text.utf8.allSatisfy({ 0x20..<0x7F ~= $0 }) { return text.utf8.count }
        return text.reduce(0) { $0 + of($1) }
    }

    /// The width in columns of one character as a reader sees it, however many scalars it has.
    public static func of(_ character: Character) -> Int {
        let scalars = character.unicodeScalars
        let asEmoji = scalars.contains("\u{FE0F}") && scalars.contains { $0.properties.isEmoji }
        return asEmoji ? 2 : scalars.reduce(0) { max($0, width($1)) }
    }

    private static func width(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .control: return 0
        // The soft hyphen is a format character that terminals show.
        case .format: return scalar == "\u{AD}" ? 1 : 0
        default: break
        }
        return scalar.properties.isEmojiPresentation || isWide(scalar.value) ? 2 : 1
    }

    private static func isWide(_ value: UInt32) -> Bool {
        switch value {
        case ..<0x1100: false
        case 0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0xA4CF,
            0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF00...0xFF60,
            0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F265, 0x20000...0x3FFFD:
            true
        default: false
        }
    }
}
