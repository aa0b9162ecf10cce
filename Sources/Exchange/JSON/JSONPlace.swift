import Domain

/// A value of a JSON text, and where it stands.
///
/// A refusal says where, and what would be right; nothing of what stands there, which may be anything.
struct JSONPlace {
    let node: JSONNode
    /// As in `findings[3].value`; empty for the whole.
    let path: String

    /// The members of an object by name, without those that are null; names that are not among the known are refused.
    func members(_ known: [String]) throws -> [String: JSONPlace] {
        guard case .object(let members) = node else {
            throw refusal("should be an object in braces, with \(known.joined(separator: ", "))")
        }
        var found: [String: JSONPlace] = [:]
        for (place, member) in members.enumerated() {
            guard known.contains(member.name) else { throw unknown(member.name, place, among: known) }
            if case .null = member.node { continue }
            found[member.name] = JSONPlace(
                node: member.node,
                path: path.isEmpty ? member.name : "\(path).\(member.name)"
            )
        }
        return found
    }

    /// The values of an array.
    func elements() throws -> [JSONPlace] {
        guard case .array(let elements) = node else { throw refusal("should be an array in brackets") }
        return elements.enumerated().map { JSONPlace(node: $1, path: "\(path)[\($0)]") }
    }

    /// A text, read into a value; `right` says what would be one.
    func read<Value>(_ right: String, _ parse: (String) throws -> Value) throws -> Value {
        guard case .text(let text) = node, let value = try? parse(text) else { throw refusal("should be \(right)") }
        return value
    }

    /// A refusal of what stands here.
    func refusal(_ reason: String) -> InvalidInput {
        InvalidInput("\(path.isEmpty ? "the whole" : path): \(reason)")
    }

    private func unknown(_ name: String, _ place: Int, among known: [String]) -> InvalidInput {
        let near = Spelling.near(name, among: known)
        let hint = near.isEmpty ? "" : "did you mean \(near.joined(separator: " or "))? "
        return refusal("name \(place + 1) in it is not known; \(hint)known are: \(known.joined(separator: ", "))")
    }
}
