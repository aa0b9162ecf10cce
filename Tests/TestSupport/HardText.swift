/// Texts that are hard to read: next to valid ones, near the limits of numbers, or of characters that nobody thinks of.
public struct HardText {
    /// What they follow from.
    public var random: SeededGenerator

    /// Texts that follow from a seed.
    public init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
    }

    /// A text, often one that differs little from a valid one.
    public mutating func next(near valid: [String]) -> String {
        let one = valid.randomElement(using: &random) ?? ""
        switch Int.random(in: 0..<16, using: &random) {
        case 0: return text(upTo: 12)
        case 1: return number()
        case 2: return String(decoding: bytes(upTo: 12), as: UTF8.self)
        case 3: return long(one)
        case 4:
            let other = valid.randomElement(using: &random) ?? ""
            return String(one.prefix(Int.random(in: 0...one.count, using: &random)))
                + other.suffix(Int.random(in: 0...other.count, using: &random))
        case 5: return one
        default:
            return (0..<Int.random(in: 1...3, using: &random)).reduce(one) { text, _ in mutated(text) }
        }
    }

    /// Any bytes.
    public mutating func bytes(upTo count: Int) -> [UInt8] {
        (0..<Int.random(in: 0...count, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
    }

    /// A text of hard characters.
    public mutating func text(upTo count: Int) -> String {
        (0..<Int.random(in: 0...count, using: &random)).map { _ in character() }.joined()
    }

    /// Digits of a length at which whole numbers overflow, with what may stand around and in them.
    public mutating func number() -> String {
        let length = [1, 2, 9, 10, 18, 19, 20, 21, 38, 39, 40, 310].randomElement(using: &random) ?? 1
        var digits = (0..<length).map { _ in "0123456789".randomElement(using: &random) ?? "0" }
        if Bool.random(using: &random) { digits = Array("9223372036854775807".prefix(length)) }
        if Int.random(in: 0..<4, using: &random) == 0 { digits.insert(".", at: digits.count / 2) }
        let sign = ["", "", "-", "+", "--"].randomElement(using: &random) ?? ""
        return sign + String(digits) + (["", "", "", "e9", "E400", ".", "f"].randomElement(using: &random) ?? "")
    }

    private mutating func long(_ text: String) -> String {
        let piece = text.isEmpty ? character() : text
        return String(repeating: piece, count: [5, 60, 101, 255, 5_000].randomElement(using: &random) ?? 5)
    }

    /// The text with one scalar more, less or other.
    private mutating func mutated(_ text: String) -> String {
        var scalars = Array(text.unicodeScalars)
        let place = Int.random(in: 0...scalars.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: scalars.insert(contentsOf: character().unicodeScalars, at: place)
        case 1 where place < scalars.count: scalars.remove(at: place)
        case 2 where place < scalars.count: scalars.replaceSubrange(place...place, with: character().unicodeScalars)
        default: if place > 1 { scalars.swapAt(place - 1, place - 2) }
        }
        return String(String.UnicodeScalarView(scalars))
    }

    private mutating func character() -> String { Self.characters.randomElement(using: &random) ?? "" }

    /// Digits and signs, blanks and breaks of several scripts, what combines, turns round or stands for nothing, letters that
    /// become others in another case, and the ends of what Unicode holds.
    private static let characters =
        "0123456789-+.,:;/=@%$#'\"\\|()[]{}<>&*!?_ aAeEnNpPxXzZ".map(String.init) + [
            "\0", "\t", "\n", "\r", "\r\n", "\u{1B}", "\u{7F}", "\u{85}", "\u{A0}", "\u{AD}", "\u{2028}", "\u{3000}",
            "\u{FEFF}",
            "\u{301}", "\u{345}", "\u{600}", "\u{20DD}", "\u{200B}", "\u{200D}", "\u{202E}", "\u{2066}", "ß", "ı", "İ",
            "ſ",
            "\u{212A}", "ﬂ", "ǆ", "é", "e\u{301}", "中", "א", "٣", "９", "－", "＝", "½", "²", "Ⅷ", "👨‍👩‍👧", "🇺🇸", "🇺",
            "\u{FFFD}",
            "\u{10FFFF}", "\u{E000}", "–", "−", "’",
        ]
}
