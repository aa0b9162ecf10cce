import Reports
import Tabular
import Testing

@Suite("The text of a report")
struct DocumentTextTests {
    @Test("no line is wider than the terminal", arguments: [60, 80, 132])
    func width(_ width: Int) {
        for name in ["North", SyntheticReport.hostile] {
            let lines = SyntheticReport.document(named: name).text(width: width).split(separator: "\n")
            let wide = lines.filter { DisplayWidth.of(String($0)) > width }
            // The table of twelve numbers cannot be narrower than its numbers.
            #expect(
                wide.allSatisfy {
                    $0.contains("<0.001") || $0.contains("Langes") || $0.contains("──") || $0.contains("Hodges")
                },
                "\(wide)"
            )
        }
    }

    @Test("it has every heading, and says without colour what the charts show")
    func charts() {
        let text = SyntheticReport.document().text(width: 80)
        for words in [
            "WARNING: 71 % of the heels", "At a glance\n═══════════\n",
            "Responders: 61 % (95 % interval 54 to 67 %).", "With a baseline            371  ████",
            "  no baseline              -32\n", "◇ share in the article", "◆ more than chance", "├", "●",
            "┊ no difference",
            "12 heels had radial shockwave: too few to compare treatments.", "A chart without rows: Nothing to show.",
        ] {
            #expect(text.contains(words), "\(words)")
        }
    }

    @Test("nothing that somebody typed moves the cursor")
    func harmless() {
        let text = SyntheticReport.document(named: "Clinic\u{1B}[2J\u{7}\nof nothing").text(width: 80)
        #expect(!text.contains("\u{1B}") && !text.contains("\u{7}"))
    }
}
