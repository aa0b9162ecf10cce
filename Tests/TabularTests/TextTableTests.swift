import Tabular
import Testing

@Suite("Text table")
struct TextTableTests {
    @Test("aligns columns by display width and leaves no trailing blanks")
    func layout() {
        var table = TextTable([TextColumn("patient"), TextColumn("n", alignment: .right), TextColumn("note")])
        table.append(["P-1001", "7", "ok"])
        table.append(["足底", "12", ""])
        table.append(["e\u{301}é"])
        #expect(
            table.rendered() == """
                patient   n  note
                ───────  ──  ────
                P-1001    7  ok
                足底     12
                e\u{301}é

                """
        )
    }

    @Test("wraps the last column between words when the terminal is narrow")
    func wrapping() {
        let table = TextTable(
            [TextColumn("id"), TextColumn("note")],
            rows: [["1", "pain in the morning, abracadabra-abracadabra"]]
        )
        #expect(
            table.rendered(maximumWidth: 16) == """
                id  note
                ──  ────────────
                1   pain in the
                    morning,
                    abracadabra-
                    abracadabra

                """
        )
    }

    @Test("takes width from the widest flexible column and from no other")
    func flexibleColumns() {
        let columns = [
            TextColumn("a", isFlexible: true), TextColumn("b"), TextColumn("c", alignment: .right, isFlexible: true),
        ]
        let table = TextTable(columns, rows: [["one two three four", "0123456789", "five six"]])
        #expect(
            table.rendered(maximumWidth: 32) == """
                a           b                  c
                ──────────  ──────────  ────────
                one two     0123456789  five six
                three four

                """
        )
    }

    @Test("wraps headings between words before it wraps cells, and stands them on the rule")
    func headings() {
        let columns = [
            TextColumn("Name", isFlexible: true), TextColumn("Open cases", alignment: .right),
            TextColumn("Days since last visit"),
        ]
        let table = TextTable(columns, rows: [["Ada Example", "1", "7"]])
        #expect(
            table.rendered(maximumWidth: 36) == """
                                         Days since
                Name         Open cases  last visit
                ───────────  ──────────  ───────────
                Ada Example           1  7

                """
        )
        #expect(table.fits(22) && !table.fits(21))
    }

    @Test("keeps the indent of a cell that it wraps")
    func indents() {
        let table = TextTable([TextColumn("", isFlexible: true)], rows: [["  heel pain"], ["  all"]])
        #expect(table.rendered(maximumWidth: 8) == "\n────────\n  heel\n  pain\n  all\n")
    }

    @Test("breaks codes after hyphens, and a short word never")
    func hyphens() {
        let table = TextTable(
            [TextColumn("id"), TextColumn("code", isFlexible: true)],
            rows: [["1", "plantar-fasciopathy"]]
        )
        #expect(table.rendered(maximumWidth: 18).hasSuffix("1   plantar-\n    fasciopathy\n"))
        #expect(table.rendered(maximumWidth: 10) == table.rendered(maximumWidth: 15))
        #expect(table.fits(15) && !table.fits(14))
    }

    @Test("stays as wide as it must when nothing can give way")
    func tooNarrow() {
        let table = TextTable([TextColumn("id"), TextColumn("n")], rows: [["P-100001", "12345678"]])
        #expect(table.rendered(maximumWidth: 5).contains("P-100001  12345678\n"))
    }

    @Test("shows a header and a rule without rows, and nothing but line ends without columns")
    func empty() {
        #expect(TextTable([TextColumn("id")]).rendered() == "id\n──\n")
        #expect(TextTable([]).rendered(maximumWidth: 10) == "\n\n")
    }

    @Test("shows control characters harmlessly, so that no cell can colour the terminal or look like a row")
    func controls() {
        let text = TextTable([TextColumn("x")], rows: [["\u{1B}[31mred\u{7}\r\nP-1\u{9B}2\u{202E}\u{7F}"]]).rendered()
        #expect(text.hasSuffix("\n␛[31mred␇␍␊P-1\\u{9B}2\\u{202E}␡\n"))
    }

    @Test("puts values under each other, keeps their lines and leaves out what is not there")
    func keyValue() {
        var table = KeyValueTable([("case", "C-1001"), ("opened on", "2024-03-01")])
        table.append("closed on", nil)
        table.append("note", "first step hurts\n\nless at noon\u{1B}")
        #expect(
            table.rendered(maximumWidth: 27) == """
                case       C-1001
                opened on  2024-03-01
                note       first step hurts

                           less at noon␛

                """
        )
        #expect(KeyValueTable([("score", "")]).rendered() == "score\n")
        #expect(KeyValueTable().rendered() == "")
    }

    @Test(
        "counts columns of the terminal, not bytes or scalars",
        arguments: [
            ("abc", 3), ("", 0), ("é", 1), ("e\u{301}", 1), ("足", 2), ("ｆ", 2), ("👟", 2), ("👩‍⚕️", 2), ("🇩🇪", 2), ("❤️", 2),
            ("\u{200B}", 0), ("█░", 2), ("─", 1), ("한", 2), ("µ°±", 3),
        ]
    )
    func displayWidth(text: String, width: Int) {
        #expect(DisplayWidth.of(text) == width)
    }

    @Test(
        "draws a bar with at least one block for what is not nothing",
        arguments: [
            (0.0, "░░░░"), (0.01, "█░░░"), (5, "██░░"), (10, "████"), (12, "████"), (-1, "░░░░"), (.nan, "░░░░"),
            (.infinity, "████"),
        ] as [(Double, String)]
    )
    func bars(value: Double, bar: String) {
        #expect(TextBar(value: value, of: 10, width: 4).description == bar)
    }

    @Test("draws an empty bar without a value, a scale or a width")
    func emptyBars() {
        #expect(TextBar(value: nil, of: 10, width: 2).description == "░░")
        #expect(TextBar(value: 3, of: 0, width: 2).description == "░░")
        #expect(TextBar(value: 3, of: .infinity, width: 2).description == "█░")
        #expect(TextBar(value: 3, of: 10, width: -1).description == "")
    }
}
