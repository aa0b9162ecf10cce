import Domain
import Foundation

/// Reads a small JSON text as a whole.
///
/// Foundation's decoder does not say where a text is no JSON, takes one of two members of the same name, and does not tell how a
/// number was written. A refusal holds the line and nothing of the text.
struct JSONReader {
    /// The deepest nesting accepted: ours is three levels deep.
    private static let maximumDepth = 20

    private let bytes: [UInt8]
    private var index = 0

    /// The value of a text; throws ``InvalidInput`` for what is no JSON.
    static func node(of text: String) throws -> JSONNode {
        var reader = JSONReader(bytes: Array(text.utf8))
        reader.skipBlanks()
        guard reader.next != nil else { throw InvalidInput("the file is empty") }
        let node = try reader.value(depth: 0)
        guard reader.next == nil else { throw reader.refusal("something follows where the file should end") }
        return node
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The byte to be read; nil at the end.
    private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

    /// A value and the blanks behind it.
    private mutating func value(depth: Int) throws -> JSONNode {
        guard depth < Self.maximumDepth else {
            throw refusal("the nesting is deeper than \(Self.maximumDepth) levels")
        }
        let node: JSONNode
        switch next {
        case UInt8(ascii: "{"): node = .object(try members(depth: depth))
        case UInt8(ascii: "["): node = .array(try elements(depth: depth))
        case UInt8(ascii: "\""): node = .text(try text())
        case UInt8(ascii: "-"), .some(UInt8(ascii: "0")...UInt8(ascii: "9")): node = .number(try number())
        default: node = try word()
        }
        skipBlanks()
        return node
    }

    private mutating func members(depth: Int) throws -> [(name: String, node: JSONNode)] {
        var members: [(name: String, node: JSONNode)] = []
        var names: Set<String> = []
        try list(closedBy: UInt8(ascii: "}")) { reader in
            guard reader.next == UInt8(ascii: "\"") else { throw reader.refusal("a name in quotes should stand here") }
            let name = try reader.text()
            guard names.insert(name).inserted else { throw reader.refusal("a name stands twice in one object") }
            reader.skipBlanks()
            guard reader.take(UInt8(ascii: ":")) else { throw reader.refusal("a colon should follow the name") }
            reader.skipBlanks()
            members.append((name, try reader.value(depth: depth + 1)))
        }
        return members
    }

    private mutating func elements(depth: Int) throws -> [JSONNode] {
        var elements: [JSONNode] = []
        try list(closedBy: UInt8(ascii: "]")) { elements.append(try $0.value(depth: depth + 1)) }
        return elements
    }

    /// What stands between brackets, with commas between.
    private mutating func list(closedBy closer: UInt8, _ element: (inout JSONReader) throws -> Void) throws {
        index += 1
        skipBlanks()
        guard !take(closer) else { return }
        repeat {
            skipBlanks()
            try element(&self)
        } while take(UInt8(ascii: ","))
        guard take(closer) else {
            throw refusal(next == nil ? "the file ends before it is complete" : "a comma or a bracket is missing")
        }
    }

    /// A text between quotes.
    private mutating func text() throws -> String {
        let start = index
        index += 1
        var isEscaped = false
        while let byte = next, isEscaped || byte != UInt8(ascii: "\"") {
            guard byte >= 0x20 else { throw refusal("a text ends with its line; is a quote missing?") }
            isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
            index += 1
        }
        guard take(UInt8(ascii: "\"")) else { throw refusal("the file ends within a text") }
        let quoted = bytes[start..<index]
        guard quoted.contains(UInt8(ascii: "\\")) else {
            return String(decoding: quoted.dropFirst().dropLast(), as: UTF8.self)
        }
        guard let text = try? JSONDecoder().decode(String.self, from: Data(quoted)) else {
            throw refusal("a text holds an escape that there is not")
        }
        return text
    }

    private mutating func number() throws -> String {
        let rest = String(decoding: bytes[index...].prefix { Self.numeric.contains($0) }, as: UTF8.self)
        guard let number = rest.wholeMatch(of: /-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?/) else {
            throw refusal("a number is not written as in 8 or 8.5")
        }
        index += number.0.utf8.count
        return String(number.0)
    }

    private mutating func word() throws -> JSONNode {
        for (word, node) in [("true", JSONNode.flag(true)), ("false", .flag(false)), ("null", .null)]
        where bytes[index...].starts(with: word.utf8) {
            index += word.utf8.count
            return node
        }
        throw refusal(next == nil ? "the file ends before it is complete" : "a value should stand here")
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        index += 1
        return true
    }

    private mutating func skipBlanks() {
        while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { index += 1 }
    }

    private func refusal(_ reason: String) -> InvalidInput {
        let line = 1 + bytes[..<index].count { $0 == UInt8(ascii: "\n") }
        return InvalidInput("line \(line): this is no JSON: \(reason)")
    }

    private static let numeric = Set("0123456789+-.eE".utf8)
}
