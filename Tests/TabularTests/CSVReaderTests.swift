import Tabular
import Testing

@Suite("CSV reader")
struct CSVReaderTests {
    /// Reads a text in chunks of a size; no state may depend on where a chunk ends.
    private func read(_ bytes: [UInt8], chunk size: Int, limit: Int = 1 << 20) throws(CSVError) -> [CSVRecord] {
        var reader = CSVReader(maximumCellBytes: limit)
        var records: [CSVRecord] = []
        for start in stride(from: 0, to: bytes.count, by: size) {
            records += try reader.feed(bytes[start..<min(start + size, bytes.count)])
        }
        return try records + reader.finish()
    }

    private func read(_ text: String, chunk size: Int = 1 << 16) throws(CSVError) -> [CSVRecord] {
        try read(Array(text.utf8), chunk: size)
    }

    private func failure(_ bytes: [UInt8], chunk size: Int, limit: Int = 1 << 20) -> CSVError? {
        do {
            _ = try read(bytes, chunk: size, limit: limit)
            return nil
        } catch {
            return error
        }
    }

    @Test(
        "reads cells, quotes, doubled quotes and line breaks, and knows each record's line",
        arguments: [1, 2, 3, 7, 99]
    )
    func wellFormed(size: Int) throws {
        let text = "a,b,c\r\n\"x\ny\",\"say \"\"no\"\"\",\n,,\r\n\"last\r\n\",é,\"\""
        #expect(
            try read(text, chunk: size) == [
                CSVRecord(line: 1, cells: ["a", "b", "c"]),
                CSVRecord(line: 2, cells: ["x\ny", "say \"no\"", ""]),
                CSVRecord(line: 4, cells: ["", "", ""]),
                CSVRecord(line: 5, cells: ["last\r\n", "é", ""]),
            ]
        )
    }

    @Test("accepts a byte order mark, also before a quote and split over chunks", arguments: [1, 2, 3, 64])
    func byteOrderMark(size: Int) throws {
        #expect(try read("\u{FEFF}\"a\",b\n", chunk: size) == [CSVRecord(line: 1, cells: ["a", "b"])])
        #expect(try read("\u{FEFF}", chunk: size) == [])
    }

    @Test("reads files of fewer bytes than a byte order mark")
    func tiny() throws {
        #expect(try read("") == [])
        #expect(try read("a") == [CSVRecord(line: 1, cells: ["a"])])
        #expect(try read(",") == [CSVRecord(line: 1, cells: ["", ""])])
        #expect(try read("\n\n") == [])
    }

    @Test("passes blank lines by but not a quoted empty cell", arguments: [1, 64])
    func blankLines(size: Int) throws {
        #expect(
            try read("a\n\n\r\n\"\"\r\n\nb\n\n", chunk: size) == [
                CSVRecord(line: 1, cells: ["a"]), CSVRecord(line: 4, cells: [""]), CSVRecord(line: 6, cells: ["b"]),
            ]
        )
    }

    @Test(
        "names the line and column of what is wrong",
        arguments: [
            ("a,b\nc,\"d\ne\n", CSVError(code: .unbalancedQuote, line: 2, column: 2)),
            ("a\n\"b\" ,c\n", CSVError(code: .textAfterQuote, line: 2, column: 1)),
            ("a\nb,c\"d\n", CSVError(code: .strayQuote, line: 2, column: 2)),
            ("a\rb", CSVError(code: .strayCarriageReturn, line: 1, column: 1)),
            ("a\r", CSVError(code: .strayCarriageReturn, line: 1, column: 1)),
            ("a,b\n\u{0}", CSVError(code: .nul, line: 2, column: 1)),
            ("a,\"b\n\u{0}\"", CSVError(code: .nul, line: 2, column: 2)),
        ]
    )
    func malformed(text: String, expected: CSVError) {
        for size in [1, 2, 5, 64] { #expect(failure(Array(text.utf8), chunk: size) == expected) }
    }

    @Test("names the line of a byte that is not UTF-8, inside a cell of several lines too")
    func notUTF8() {
        let bytes = Array("a\n1,\"é\nü".utf8) + [0xFF] + Array("\nz\"\n".utf8)
        #expect(failure(bytes, chunk: 3) == CSVError(code: .invalidUTF8, line: 3, column: 2))
    }

    @Test("stops at a cell over the limit, before it is held in memory")
    func limit() throws {
        let error = failure(Array("a,\"bcde\nfghij".utf8), chunk: 1, limit: 4)
        #expect(error == CSVError(code: .cellTooLong(limit: 4), line: 1, column: 2))
        #expect(try read(Array("abcd,efgh".utf8), chunk: 2, limit: 4).first?.cells == ["abcd", "efgh"])
    }

    @Test("an error tells the user the place and never the content")
    func description() {
        let error = CSVError(code: .strayQuote, line: 7, column: 3)
        #expect(error.description.hasPrefix("line 7, column 3: a quote inside an unquoted cell"))
    }
}
