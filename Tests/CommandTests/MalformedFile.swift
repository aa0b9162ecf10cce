import Testing

/// A file that is refused as a whole.
struct MalformedFile: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bytes: [UInt8]
    /// What is said of it.
    let words: String

    private init(_ name: String, _ bytes: [UInt8], _ words: String) {
        (testDescription, self.bytes, self.words) = (name, bytes, words)
    }

    private init(_ name: String, _ text: String, _ words: String) {
        self.init(name, Array(text.utf8), words)
    }

    static let header = "external_id,family_name,given_name,birth_date\n"
    /// A patient whom every import takes.
    static let good = header + "p1,Example,Ann,1984-03-05\n"

    private static func utf16(_ text: String, isBig: Bool) -> [UInt8] {
        text.utf16.flatMap { unit in
            let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
            return isBig ? bytes : bytes.reversed()
        }
    }

    static let all = [
        MalformedFile(
            "UTF-16, little end first",
            [0xFF, 0xFE] + utf16(good, isBig: false),
            "line 1, column 1: the file is UTF-16"
        ),
        MalformedFile(
            "UTF-16, big end first",
            [0xFE, 0xFF] + utf16("\"" + good, isBig: true),
            "the file is UTF-16; save it as UTF-8"
        ),
        MalformedFile(
            "UTF-16 without a mark",
            utf16(good, isBig: false),
            "line 1, column 1: a NUL byte; save the file as UTF-8"
        ),
        MalformedFile("UTF-16 without a mark, big end first", utf16(good, isBig: true), "line 1, column 1: a NUL byte"),
        MalformedFile(
            "Latin-1",
            Array((good + "p2,M").utf8) + [0xFC] + Array("ller,Max,1990-01-02\n".utf8),
            "line 3, column 2: not UTF-8"
        ),
        MalformedFile("NUL", good + "p2,Sam\0ple,Ben,1979-12-31\n", "line 3, column 2: a NUL byte"),
        MalformedFile(
            "open quote",
            good + "p2,\"Sample,Ben,1979-12-31\np3,A,B,1979-12-31\n",
            "line 3, column 2: the quote that opens here is never"
        ),
        MalformedFile(
            "text after a quote",
            good + "p2,\"Sample\" Jr,Ben,1979-12-31\n",
            "line 3, column 2: text after a closing quote"
        ),
        MalformedFile(
            "quote in a cell",
            good + "p2,Ben \"Bob\",Ben,1979-12-31\n",
            "line 3, column 2: a quote inside an unquoted cell"
        ),
        MalformedFile(
            "lines that end with CR",
            good.replacing("\n", with: "\r"),
            "line 1, column 4: a carriage return alone; lines end with LF or CRLF"
        ),
        MalformedFile(
            "a cell of 10 MB",
            good + "p2," + String(repeating: "x", count: 10 << 20),
            "line 3, column 2: a cell of more than 1048576 bytes"
        ),
        MalformedFile(
            "10 MB after a quote",
            good + "p2,\"" + String(repeating: "x\n", count: 5 << 20),
            "line 3, column 2: a cell of more than 1048576 bytes"
        ),
        MalformedFile(
            "a line of a million commas",
            good + String(repeating: ",", count: 1 << 20),
            "line 3, column 16385: a line of more than 16384 cells"
        ),
        MalformedFile(
            "a column twice",
            "external_id,Family_Name,given_name,birth_date, family_name\n",
            "the first line names the column family_name twice"
        ),
        MalformedFile(
            "a column missing",
            "external_id,family_name,birth_date\n",
            "the first line names no column given_name; for a column with another name say --map \"NAME=given_name\""
        ),
        MalformedFile(
            "a column mistyped",
            "external_id,famly_name,given_name,birth_date\n",
            "say --map \"famly_name=family_name\""
        ),
        MalformedFile(
            "no header",
            "p1,Example,Ann,1984-03-05\n",
            "names no column external_id, family_name, given_name, birth_date;"
        ),
        MalformedFile("nothing", "", "the file is empty; its first line names the columns"),
        MalformedFile("a mark and nothing", "\u{FEFF}\n", "the file is empty"),
        MalformedFile(
            "semicolons",
            good.replacing(",", with: ";"),
            "the columns are divided by semicolons; save the file with commas"
        ),
        MalformedFile(
            "tabs",
            good.replacing(",", with: "\t"),
            "the columns are divided by tabs; save the file with commas"
        ),
        MalformedFile(
            "what Excel puts first",
            "sep=;\n" + good.replacing(",", with: ";"),
            "line 1 says what divides the columns; delete it"
        ),
    ]
}
