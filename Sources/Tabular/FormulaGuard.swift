/// Keeps a spreadsheet from running a text cell as a formula, in a way that can be undone.
///
/// A text whose first character, after any apostrophes, is `=`, `+`, `-`, `@`, TAB, CR or a full-width ＝ ＋ － ＠ gets
/// one apostrophe more. Because apostrophes before such a character are themselves guarded, `restored` gives back
/// exactly what `protected` was given. Source: OWASP, "CSV Injection".
public enum FormulaGuard {
    /// The text as it may stand in a spreadsheet's cell.
    public static func protected(_ text: String) -> String {
        isRisky(text) ? "'" + text : text
    }

    /// The text before it was protected; a text that never was is returned as it is, unless it looks protected.
    public static func restored(_ text: String) -> String {
        text.utf8.first == apostrophe && isRisky(text) ? String(text.unicodeScalars.dropFirst()) : text
    }

    private static let apostrophe = UInt8(ascii: "'")

    /// Looks at scalars, not characters: CR LF is one character, and a combining mark would hide the sign before it.
    static func isRisky(_ text: String) -> Bool {
        // Nearly every text starts with an ASCII letter or digit: decide those by their first byte.
        guard let byte = text.utf8.first, !(0x30...0x39 ~= byte || 0x41...0x7F ~= byte) else { return false }
        switch text.unicodeScalars.first(where: { $0 != "'" }) {
        case "=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠": return true
        default: return false
        }
    }
}
