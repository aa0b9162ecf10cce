/// How names and literals are quoted in SQL text.
///
/// Holds for a UTF-8 client encoding, which every connection here asks for: no byte of a longer character is then a quote.
enum Quoting {
    static func identifier(_ name: String) -> String {
        quoted(name, by: "\"")
    }

    static func literal(_ value: PostgresValue) -> String {
        switch value {
        case .null: "NULL"
        case .text(let text): literal(text)
        case .binary(let bytes): "'\\x" + hex(bytes) + "'::bytea"
        // A name the parser can only refuse: the value could not be written, and nothing may stand in its place.
        case .unencodable: "!"
        }
    }

    // The E form reads the same whatever standard_conforming_strings says.
    private static func literal(_ text: String) -> String {
        let body = quoted(text, by: "'")
        guard text.utf8.contains(UInt8(ascii: "\\")) else { return body }
        return " E" + doubled(body, "\\")
    }

    private static func quoted(_ text: String, by quote: Unicode.Scalar) -> String {
        let mark = String(quote)
        return mark + doubled(text, quote) + mark
    }

    // By scalars and not by characters: a quote followed by a combining mark is one character, and is a quote all the same.
    private static func doubled(_ text: String, _ scalar: Unicode.Scalar) -> String {
        var result = String.UnicodeScalarView()
        for each in text.unicodeScalars {
            result.append(each)
            if each == scalar { result.append(each) }
        }
        return String(result)
    }

    static func hex(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(
            unsafeUninitializedCapacity: 2 * bytes.count,
            initializingUTF8With: { buffer in
                for (index, byte) in bytes.enumerated() {
                    buffer[2 * index] = digits[Int(byte >> 4)]
                    buffer[2 * index + 1] = digits[Int(byte & 15)]
                }
                return 2 * bytes.count
            }
        )
    }
}
