import Foundation

/// What the log keeps of a deed besides its header: the records before and after, why, and what was asked for.
public struct AuditDetail: Sendable {
    private var parts: [(key: String, json: String)] = []

    /// Nothing: the header says all.
    public init() {}

    /// A record as it was before.
    public mutating func before(_ value: some Presentable) throws { try add("before", value) }

    /// A record as it is after.
    public mutating func after(_ value: some Presentable) throws { try add("after", value) }

    /// A word of the person, such as a reason.
    public mutating func note(_ key: String, _ text: String) throws {
        parts.append((key, String(decoding: try JSONEncoder().encode(text), as: UTF8.self)))
    }

    /// One JSON object on one line, keys in the order of a deed; nil where there is nothing.
    public var json: String? {
        guard !parts.isEmpty else { return nil }
        return "{" + parts.map { "\"\($0.key)\":\($0.json)" }.joined(separator: ",") + "}"
    }

    private mutating func add(_ key: String, _ value: some Presentable) throws {
        // A line end inside a text is written \\n, so every real one is layout.
        let lines = String(decoding: try value.json(), as: UTF8.self).split(separator: "\n")
        parts.append((key, lines.map { $0.drop { $0 == " " } }.joined()))
    }
}
