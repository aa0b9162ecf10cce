/// What kind of result a technique has.
public enum TechniqueKind: String, Choice {
    /// A whole number on a scale.
    case grade
    /// A number with a unit.
    case measure
    /// Positive or negative.
    case presence
    /// Normal or abnormal.
    case normality

    /// kind of technique.
    public static let noun = "kind of technique"
}

/// A technique of examination as the catalogue has it: what its results look like.
public struct ExamTechnique: Hashable, Sendable {
    /// Short name.
    public let code: TechniqueCode
    /// Name as printed.
    public let name: String
    /// What kind of result it has.
    public let kind: TechniqueKind
    /// UCUM unit of a measure.
    public let unit: String?
    /// Least and greatest plausible number, for grades and measures.
    public let limits: ClosedRange<ExactNumber>?
    /// Decimal places that a number may have.
    public let decimals: Int

    /// A technique.
    public init(
        code: TechniqueCode,
        name: String,
        kind: TechniqueKind,
        unit: String? = nil,
        limits: ClosedRange<ExactNumber>? = nil,
        decimals: Int = 0
    ) {
        self.code = code
        self.name = name
        self.kind = kind
        self.unit = unit
        self.limits = limits
        self.decimals = decimals
    }
}

extension ExamTechnique {
    /// The result that was typed, if it is one of this technique's; else throws ``InvalidInput`` with those there are.
    public func value(of typed: FindingEntry.Value) throws -> FindingValue {
        switch (kind, typed) {
        case (.grade, .number(let number, let unit)), (.measure, .number(let number, let unit)):
            try check(unit)
            return .number(try checked(number))
        case (.presence, .word(let word)):
            return .result(try Self.result(word, [.positive, .negative], of: code))
        case (.normality, .word(let word)):
            return .result(try Self.result(word, [.normal, .abnormal], of: code))
        default:
            throw InvalidInput("\(code) is \(allowed), not \(typed)")
        }
    }

    /// What its results are, in words: `-30 to 60 deg`, or `positive or negative`.
    public var allowed: String {
        switch kind {
        case .presence: "positive or negative"
        case .normality: "normal or abnormal"
        case .grade, .measure:
            (limits.map { "\($0.lowerBound) to \($0.upperBound)" } ?? "a number") + (unit.map { " \($0)" } ?? "")
        }
    }

    /// What its results are and how they are written, in words: `-30 to 60 deg, a whole number`.
    public var expected: String {
        switch kind {
        case .presence, .normality: allowed
        case .grade, .measure: "\(allowed), \(places)"
        }
    }

    private var places: String {
        decimals == 0 ? "a whole number" : "a number of at most \(decimals) decimal places"
    }

    private func checked(_ number: ExactNumber) throws -> ExactNumber {
        if let limits, !limits.contains(number) { throw InvalidInput("\(code) is \(allowed), not \(number)") }
        guard number.scale <= decimals else { throw InvalidInput("\(code) is \(places), not \(number)") }
        return number
    }

    private func check(_ typed: String?) throws {
        guard let typed, typed != unit else { return }
        guard let unit else { throw InvalidInput("\(code) has no unit; leave \"\(typed)\" out") }
        throw InvalidInput("\(code) is measured in \(unit), not in \(typed)")
    }

    private static func result(
        _ word: String,
        _ allowed: [FindingResult],
        of code: TechniqueCode
    ) throws -> FindingResult {
        guard let result = FindingResult(word: word), allowed.contains(result) else {
            throw InvalidInput(
                "\(code) is \(allowed.map(\.rawValue).joined(separator: " or ")), not \"\(word)\""
            )
        }
        return result
    }
}
