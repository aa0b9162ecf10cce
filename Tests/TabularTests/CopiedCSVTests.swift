import Tabular
import Testing

@Suite("CSV of PostgreSQL's COPY made ours")
struct CopiedCSVTests {
    private func converted(_ copied: String, _ columns: CopiedCSV.Column...) -> String {
        var csv = CopiedCSV(columns)
        return String(decoding: csv.convert(Array(copied.utf8)), as: UTF8.self)
    }

    @Test("lines end with CRLF, and line breaks and quotes inside a cell are kept")
    func lines() {
        #expect(
            converted("1,a\n2,\"b\nc\r\n\"\"d\"\", e\"\n", .plain, .text) == "1,a\r\n2,\"b\nc\r\n\"\"d\"\", e\"\r\n"
        )
        #expect(converted("\"\"\"\",\"\"\"\"\"\"\n", .text, .text) == "\"\"\"\",\"\"\"\"\"\"\r\n")
    }

    @Test("text is guarded against spreadsheets, in quotes and without, and numbers are not")
    func guarding() {
        #expect(converted("=1+1,\"@a,b\",-5\n", .text, .text, .plain) == "'=1+1,\"'@a,b\",-5\r\n")
        #expect(converted("'=1,''+1,'a,ä\n", .text, .text, .text, .text) == "''=1,'''+1,'a,ä\r\n")
        #expect(converted("＝1,\"\r\",\"\"\"=\"\n", .text, .text, .text) == "'＝1,\"'\r\",\"\"\"=\"\r\n")
    }

    @Test("whatever a text is, the cell is what the writer of CSV writes")
    func sameAsWriter() {
        for text in [
            "=A", "+", "-1", "@x", "\tx", "\r", "＋1", "a,b", "a\"b", "a\nb", "'=", "''x", "\"=", " =", "é", "x",
        ] {
            let isQuoted = text.contains { ",\"\n\r".contains($0) }
            let copied = isQuoted ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
            var writer = CSVWriter()
            writer.write([.text(text), .text("z")])
            #expect(
                converted(copied + ",z\n", .text, .text) == String(decoding: writer.drain(), as: UTF8.self),
                "\(text.debugDescription)"
            )
        }
    }

    @Test("truth and moments are written as JSON writes them")
    func forms() {
        #expect(converted("t,f\n", .boolean, .boolean) == "true,false\r\n")
        #expect(
            converted("2026-04-07 18:30:00.25+00,2026-04-07 18:30:00+00\n", .moment, .moment)
                == "2026-04-07T18:30:00.25+00:00,2026-04-07T18:30:00+00:00\r\n"
        )
    }

    @Test("an unknown value is an empty cell, an empty text has its quotes, and no record is a blank line")
    func missing() {
        #expect(converted(",\"\",,\n", .text, .text, .boolean, .moment) == ",\"\",,\r\n")
        #expect(converted("\n\"\"\n", .text) == "\"\"\r\n\"\"\r\n")
    }

    @Test("records are counted")
    func count() {
        var csv = CopiedCSV([.text, .plain])
        _ = csv.convert(Array("a,1\n\"b\nc\",2\n".utf8))
        _ = csv.convert(Array("d,3\n".utf8))
        #expect(csv.records == 3)
    }
}
