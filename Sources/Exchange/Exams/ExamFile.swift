import Domain

/// An examination as a JSON file holds it.
///
///     {"on": "2026-03-09", "by": "dlee", "note": "calm",
///      "findings": [{"side": "left", "technique": "hop", "value": "negative"},
///                   {"technique": "dorsiflexion-bent", "value": 8, "unit": "deg"}]}
///
/// `on`, `by`, `note`, `side`, `zone` and `unit` may be missing or null. Each finding knows its place, as `findings[3]`. Whether
/// there is such a technique, and what its values are, is for the catalogue to say.
public struct ExamFile: Hashable, Sendable {
    /// The examination.
    public let exam: NewExam

    /// The longest file accepted, in bytes: all tests of both heels with a long remark are a tenth of it.
    public static let maximumBytes = 1 << 20
}

extension ExamFile: Parsable {
    /// Reads the text of a file; a refusal says where it is wrong, and holds nothing of what stands there.
    public init(parsing text: String) throws {
        let whole = try JSONPlace(node: JSONReader.node(of: text), path: "").members(["on", "by", "note", "findings"])
        let findings = try whole["findings"]?.elements().map(Self.finding) ?? []
        let note = try whole["note"]?.read("a text that is not empty", NoteText.init(parsing:))
        guard !findings.isEmpty || note != nil else {
            throw InvalidInput("findings: there are none, and no note either")
        }
        exam = NewExam(
            findings,
            on: try whole["on"]?.read("a day, as in \"2026-04-07\"", Day.init(parsing:)),
            by: try whole["by"]?.read("the code of who examined", StaffCode.init(parsing:)),
            note: note
        )
    }

    private static func finding(_ place: JSONPlace) throws -> FindingEntry {
        let members = try place.members(["side", "technique", "zone", "value", "unit"])
        guard let technique = members["technique"] else { throw missing("technique", in: place) }
        guard let value = members["value"] else { throw missing("value", in: place) }
        return FindingEntry(
            side: try members["side"]?.read("\"left\" or \"right\"", Side.init(parsing:)),
            technique: try technique.read("the code of an exam technique, as in \"hop\"", TechniqueCode.init(parsing:)),
            zone: try members["zone"]?.read("the code of a heel zone, as in \"arch-border\"", ZoneCode.init(parsing:)),
            value: try found(value, unit: members["unit"]),
            place: place.path
        )
    }

    private static func found(_ place: JSONPlace, unit: JSONPlace?) throws -> FindingEntry.Value {
        if case .number(let digits) = place.node {
            guard let number = try? ExactNumber(parsing: digits) else {
                throw place.refusal("should be a plain number of at most nine decimal places, as in 8 or 8.5")
            }
            return .number(number, unit: try unit?.read("a unit, as in \"deg\"") { $0 })
        }
        let known = FindingResult.allCases.map { "\"\($0)\"" }.joined(separator: ", ")
        let result = try place.read("a number without quotes, or one of: \(known)") { word in
            guard let result = FindingResult(word: word) else { throw InvalidInput("no result") }
            return result
        }
        if let unit { throw unit.refusal("only a number has a unit") }
        return .word(result.rawValue)
    }

    private static func missing(_ name: String, in place: JSONPlace) -> InvalidInput {
        InvalidInput("\(place.path).\(name): must not be missing")
    }
}
