import Tabular
import Testing

@Suite("Formula guard")
struct FormulaGuardTests {
    @Test(
        "puts an apostrophe before what a spreadsheet would run",
        arguments: ["=1", "+1", "-1", "@x", "\tx", "\rx", "\r\nx", "＝1", "＋1", "－1", "＠x", "=\u{301}", "'=1", "''-"]
    )
    func risky(text: String) {
        #expect(FormulaGuard.protected(text).unicodeScalars.elementsEqual(("'" + text).unicodeScalars))
        #expect(FormulaGuard.restored(FormulaGuard.protected(text)).unicodeScalars.elementsEqual(text.unicodeScalars))
    }

    @Test("leaves other text alone", arguments: ["", "a", "7", "'", "'hello", "''", "heel - left", " =1", "é", "(=)"])
    func harmless(text: String) {
        #expect(FormulaGuard.protected(text) == text)
        #expect(FormulaGuard.restored(text) == text)
    }
}
