import Foundation

/// What the log keeps of an event, as a person reads it: of a change only what differs, and nothing that is empty.
enum DetailWords {
    /// The JSON of a detail in words; as it is where it is no JSON object.
    static func readable(_ json: String) -> String {
        guard case .object(var parts)? = try? JSONDecoder().decode(Part.self, from: Data(json.utf8)) else {
            return json
        }
        if case .object(let before)? = parts["before"], case .object(let after)? = parts["after"] {
            parts["before"] = .object(before.filter { $0.value != after[$0.key] })
            parts["after"] = .object(after.filter { $0.value != before[$0.key] })
        }
        return parts.keys.sorted(by: order).compactMap { key in
            parts[key]?.words.map { "\(key.replacing("_", with: " ")): \($0)" }
        }.joined(separator: "; ")
    }

    /// What stood before comes before what stands now; why comes last.
    private static func order(_ left: String, _ right: String) -> Bool {
        let last = ["before", "after", "reason"]
        let (first, second) = (last.firstIndex(of: left) ?? -1, last.firstIndex(of: right) ?? -1)
        return first == second ? left < right : first < second
    }

    private enum Part: Decodable, Equatable {
        case object([String: Part])
        case array([Part])
        case text(String)
        case nothing

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                self = .nothing
            } else if let flag = try? container.decode(Bool.self) {
                self = .text(flag ? "yes" : "no")
            } else if let number = try? container.decode(Decimal.self) {
                self = .text("\(number)")
            } else if let text = try? container.decode(String.self) {
                self = .text(text)
            } else if let parts = try? container.decode([Part].self) {
                self = .array(parts)
            } else {
                self = .object(try container.decode([String: Part].self))
            }
        }

        /// Nil where there is nothing to say.
        var words: String? {
            switch self {
            case .nothing: nil
            case .text(let text): text.isEmpty ? nil : text
            case .array(let parts): Self.joined(parts.map(\.words), " | ")
            case .object(let parts):
                Self.joined(
                    parts.sorted { $0.key < $1.key }.map { key, part in
                        part.words.map { "\(key.replacing("_", with: " ")) \($0)" }
                    },
                    ", "
                )
            }
        }

        private static func joined(_ words: [String?], _ separator: String) -> String? {
            let said = words.compactMap(\.self)
            return said.isEmpty ? nil : said.joined(separator: separator)
        }
    }
}
