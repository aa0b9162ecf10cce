extension TextTable {
    /// A text as lines of at most `width` columns, each ending with a line feed; further lines stand two in.
    public static func paragraph(_ text: String, width: Int?) -> String {
        let harmless = TerminalText.harmless(text)
        guard let width else { return harmless + "\n" }
        let lines = WordWrap.lines(harmless, width: max(16, width - 2))
        return lines.enumerated().map { ($0.offset == 0 ? "" : "  ") + $0.element + "\n" }.joined()
    }
}
