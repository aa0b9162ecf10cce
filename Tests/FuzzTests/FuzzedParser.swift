import Domain
import TestSupport

/// A parser of values with texts that it reads, and the law that it is held to.
struct FuzzedParser: Sendable {
    /// The type as the sources name it.
    let name: String
    /// Texts that it reads.
    let examples: [String]
    /// Reads a text, writes the value and reads that: whether it is the same again; throws where the text is refused.
    let isStable: @Sendable (String) throws -> Bool

    /// A parser whose values are written by their description.
    init<Value: Parsable & Equatable & CustomStringConvertible>(_ type: Value.Type, _ examples: String...) {
        self.init(type, examples) { $0.description }
    }

    /// A parser whose values have another writing; nil is none, so that only what it refuses is looked at.
    init<Value: Parsable & Equatable>(
        _ type: Value.Type,
        _ examples: [String],
        written: @escaping @Sendable (Value) -> String?
    ) {
        name = String(String(describing: type).prefix { $0 != "<" })
        self.examples = examples
        isStable = { text in
            let value = try Value(parsing: text)
            guard let words = written(value) else { return true }
            return (try? Value(parsing: words)) == value
        }
    }

    /// The parser of a short list, which reads all its words.
    init<Value: Choice>(choice type: Value.Type) {
        self.init(type, type.allCases.map(\.rawValue)) { $0.rawValue }
    }
}
