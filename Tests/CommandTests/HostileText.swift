import TestSupport

/// Texts that break programs: SQL, shells, terminals, spreadsheets, scripts that run from right to left.
enum HostileText {
    /// Ones that people and attackers really send.
    static let known = [
        "Robert'); DROP TABLE clinic.patient;--", "O'Brien \"the\" O\\'Neill", "$1", "$$; SELECT 1; $$", "%s%n%x",
        "NULL", "\\N",
        "=HYPERLINK(\"x\")", "+1", "@sum", "-1", "--value", "'", "\"", "\\", ";", "`id`", "$(id)", "${IFS}",
        "../../etc/passwd",
        "שלום עולם", "\u{202E}txt.exe", "👩‍⚕️🏃🏽‍♀️", "e\u{301}\u{301}\u{301}", "İıſß", "\u{FEFF}bom", "\u{200B}", "１２３", "١٢٣",
        "a\nb", "a\tb", "\u{1B}[31mred", "\u{7F}", "\u{85}", "1e999", "-0", "0x10", "9223372036854775808", "2026-02-30",
        "infinity", "C-1001; DROP", "P-99999999999999999999", "{\"a\":1}", "<script>alert(1)</script>", "{{name}}",
        "a=b=c", ",,,",
    ]

    /// One made from pieces of the known and characters from anywhere, at most `length` characters; never with a NUL, which no
    /// argument can hold.
    static func generated(_ length: Int, by generator: inout SeededGenerator) -> String {
        var text = ""
        for _ in 0..<Int.random(in: 1...max(1, length), using: &generator) {
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: text += known.randomElement(using: &generator) ?? ""
            case 1: text.unicodeScalars.append(Unicode.Scalar(UInt8.random(in: 32..<127, using: &generator)))
            case 2:
                text.unicodeScalars.append(Unicode.Scalar(UInt16.random(in: 161..<0xD7FF, using: &generator)) ?? "x")
            default:
                text +=
                    ["'", "\\", "\"", "-", "=", "0", ".", "@", ":", "/", " "].randomElement(using: &generator) ?? ""
            }
        }
        return String(text.prefix(length))
    }
}
