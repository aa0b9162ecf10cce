/// A finding as it is typed: `[left:|right:]technique[@zone]=value[unit]`, as in `dorsiflexion-bent=8deg`.
///
/// Whether there is such a technique, and what its values are, is for the catalogue to say: ``ExamTechnique/value(of:)``.
public struct FindingEntry: Hashable, Sendable {
    /// What stands after the equals sign.
    public enum Value: Hashable, Sendable {
        /// A number, with its unit where one was typed.
        case number(ExactNumber, unit: String?)
        /// A word, such as `positive`.
        case word(String)
    }

    /// The heel, where it was said.
    public let side: Side?
    /// What was tested or asked.
    public let technique: TechniqueCode
    /// Where on the heel.
    public let zone: ZoneCode?
    /// What was found.
    public let value: Value
    /// Where it stands in a file, as `findings[3]`; nil where it was typed.
    public let place: String?

    /// A finding that is not read from one text, but from answers or from a file.
    public init(side: Side?, technique: TechniqueCode, zone: ZoneCode?, value: Value, place: String? = nil) {
        self.side = side
        self.technique = technique
        self.zone = zone
        self.value = value
        self.place = place
    }
}

extension FindingEntry {
    /// What a refusal is about, as a file calls it.
    public enum Part: String, Sendable {
        /// The heel.
        case side
        /// What was tested or asked.
        case technique
        /// Where on the heel.
        case zone
        /// What was found.
        case value
        /// The unit of what was found.
        case unit
    }

    /// The same finding, in a file of this name.
    public func placed(in file: String) -> FindingEntry {
        let place = place.map { "\(file): \($0)" } ?? file
        return FindingEntry(side: side, technique: technique, zone: zone, value: value, place: place)
    }

    /// A refusal of a part of it, which says where in a file that stands.
    public func refusal(of part: Part, _ reason: String) -> InvalidInput {
        InvalidInput((place.map { "\($0).\(part.rawValue): " } ?? "") + reason)
    }
}

extension FindingEntry: Parsable {
    /// Reads one finding; blanks around its parts do not matter.
    public init(parsing text: String) throws {
        guard let (what, found) = text.splitAtEqualsSign(), !what.isEmpty, !found.isEmpty else {
            throw Self.refusal(of: text)
        }
        let sided = what.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        side = sided.count == 2 ? try Side(parsing: String(sided[0]).trimmingSpaces()) : nil
        let placed = (sided.last ?? "").split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        technique = try TechniqueCode(parsing: String(placed.first ?? "").trimmingSpaces())
        zone = placed.count == 2 ? try ZoneCode(parsing: String(placed[1]).trimmingSpaces()) : nil
        guard let value = Value(typed: found) else { throw Self.refusal(of: text) }
        self.value = value
        place = nil
    }

    private static func refusal(of text: String) -> InvalidInput {
        InvalidInput(
            "\"\(text)\" is not a finding; write it as in hop=negative, dorsiflexion-bent=8deg or right:tenderness@arch-border=2"
        )
    }
}

extension FindingEntry.Value: CustomStringConvertible {
    /// As typed: `8 deg`, `positive`.
    public var description: String {
        switch self {
        case .number(let number, let unit): "\(number)" + (unit.map { " \($0)" } ?? "")
        case .word(let word): "\"\(word)\""
        }
    }

    /// A number with or without a unit, or a word; nil for what is neither.
    public init?(typed text: String) {
        let digits = String(text.prefix { $0 == "-" || $0 == "." || ("0"..."9").contains($0) })
        let rest = String(text.dropFirst(digits.count)).trimmingSpaces()
        guard rest.isEmpty || rest.allSatisfy({ $0.isLetter || $0 == "%" || $0 == "/" || $0 == "-" }) else {
            return nil
        }
        guard !digits.isEmpty else {
            self = .word(rest)
            return
        }
        guard let number = try? ExactNumber(parsing: digits) else { return nil }
        self = .number(number, unit: rest.isEmpty ? nil : rest)
    }
}
