/// The form of a decimal: a sign, digits, a point with digits, an exponent; `-1+1` is a formula, not a number.
enum DecimalForm {
    static func matches(_ text: String) -> Bool {
        var rest = Substring(text).utf8
        skipSign(&rest)
        guard skipDigits(&rest) else { return false }
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            guard skipDigits(&rest) else { return false }
        }
        if let byte = rest.first, byte | 0x20 == UInt8(ascii: "e") {
            rest = rest.dropFirst()
            skipSign(&rest)
            guard skipDigits(&rest) else { return false }
        }
        return rest.isEmpty
    }

    private static func skipSign(_ rest: inout Substring.UTF8View) {
        if let byte = rest.first, byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") { rest = rest.dropFirst() }
    }

    private static func skipDigits(_ rest: inout Substring.UTF8View) -> Bool {
        let digits = rest.prefix { 0x30...0x39 ~= $0 }
        rest = rest.dropFirst(digits.count)
        return !digits.isEmpty
    }
}
