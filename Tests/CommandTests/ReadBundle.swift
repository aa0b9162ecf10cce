import Foundation
import TestSupport
import Testing

/// A FHIR bundle as a program printed it.
struct ReadBundle {
    /// The bytes as text, in which decimals are as they were written.
    let text: String
    let object: [String: Any]

    init(_ outcome: FirstStepBinary.Outcome) throws {
        try #require(outcome.code == 0, "\(outcome.errors)")
        text = outcome.output
        object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    var entries: [[String: Any]] { object["entry"] as? [[String: Any]] ?? [] }

    var resources: [[String: Any]] { entries.compactMap { $0["resource"] as? [String: Any] } }

    /// The resources of one type.
    func all(_ type: String) -> [[String: Any]] { resources.filter { $0["resourceType"] as? String == type } }

    /// The resource with a type and an id.
    func one(_ type: String, _ id: String) throws -> [String: Any] {
        try #require(all(type).first { $0["id"] as? String == id }, "\(type)/\(id)")
    }
}

/// What stands at a path of names, through all elements of the arrays on its way: `bodySite.coding.code`.
func values(_ value: Any, _ path: String) -> [Any] {
    path.split(separator: ".").reduce([value]) { found, name in
        found.flatMap { value -> [Any] in
            guard let next = (value as? [String: Any])?[String(name)] else { return [] }
            return next as? [Any] ?? [next]
        }
    }
}

/// The texts at a path.
func texts(_ value: Any, _ path: String) -> [String] { values(value, path).compactMap { $0 as? String } }

/// The extensions of FirstStep's own with a name.
func extensions(_ value: Any, _ name: String) -> [[String: Any]] {
    values(value, "extension").compactMap { $0 as? [String: Any] }
        .filter { $0["url"] as? String == "urn:firststep:extension:\(name)" }
}
