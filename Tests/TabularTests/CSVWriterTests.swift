import Tabular
import TestSupport
import Testing

@Suite("CSV writer")
struct CSVWriterTests {
    private func written(_ cells: [CSVCell]) -> String {
        var writer = CSVWriter()
        writer.write(cells)
        return String(decoding: writer.drain(), as: UTF8.self)
    }

    @Test("quotes only where needed and ends lines with CRLF")
    func quoting() {
        #expect(
            written([.text("a b"), .text("a,b"), .text("a\"b"), .text("a\nb")]) == "a b,\"a,b\",\"a\"\"b\",\"a\nb\"\r\n"
        )
        #expect(written([.number("-3.5"), .empty, .number("1e-9"), .text("")]) == "-3.5,,1e-9,\r\n")
    }

    @Test("guards text, and numbers that are none, against spreadsheets")
    func guarding() {
        #expect(written([.text("=1+1"), .text("-5"), .number("-5")]) == "'=1+1,'-5,-5\r\n")
        #expect(written([.number("-1+1"), .number("=A1"), .number("."), .number("")]) == "'-1+1,'=A1,.,\r\n")
    }

    @Test("writes a lone empty cell so that it is not a blank line")
    func loneEmptyCell() {
        #expect(written([.empty]) == "\"\"\r\n")
        var writer = CSVWriter()
        writer.write([.text("a")])
        _ = writer.drain()
        writer.write([.text("")])
        #expect(writer.drain() == Array("\"\"\r\n".utf8))
    }

    @Test("writes cell by cell what it writes record by record")
    func cellByCell() {
        var writer = CSVWriter()
        writer.writeHeader(["id", "a,b", "-x"])
        writer.text("+1")
        writer.number(-7)
        writer.number("0.5")
        writer.endRecord()
        #expect(String(decoding: writer.bytes, as: UTF8.self) == "id,\"a,b\",-x\r\n'+1,-7,0.5\r\n")
    }

    @Test("replaces NUL, which no reader takes")
    func nul() {
        #expect(written([.text("a\u{0}b")]) == "\"a\u{FFFD}b\"\r\n")
    }

    @Test("what it wrote parses back", arguments: 0..<200)
    func roundTrip(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let alphabet = [
            "a", "7", ",", "\"", "\n", "\r\n", "\r", "\t", "'", "=", "+", "-", "@", "＝", "＠", "é", "足", "👟", " ",
            "\u{301}",
        ]
        let rows = (0..<Int.random(in: 1...8, using: &random)).map { _ in
            (0..<Int.random(in: 1...5, using: &random)).map { _ in
                (0..<Int.random(in: 0...6, using: &random))
                    .map { _ in alphabet.randomElement(using: &random) ?? "" }.joined()
            }
        }
        var writer = CSVWriter()
        for row in rows { writer.write(row.map(CSVCell.text)) }
        var reader = CSVReader()
        var records: [CSVRecord] = []
        for byte in writer.drain() { records += try reader.feed(CollectionOfOne(byte)) }
        records += try reader.finish()
        // Compared by scalars: to String, é and e with an accent are equal.
        let back = records.map { $0.cells.map { Array(FormulaGuard.restored($0).unicodeScalars) } }
        #expect(back == rows.map { $0.map { Array($0.unicodeScalars) } })
    }
}
