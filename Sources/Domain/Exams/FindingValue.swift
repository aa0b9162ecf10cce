/// What a test said that has no number.
public enum FindingResult: String, Choice {
    /// The sign is there.
    case positive
    /// The sign is not there.
    case negative
    /// As expected.
    case normal
    /// Not as expected.
    case abnormal

    /// result.
    public static let noun = "result"

    /// The result that a word stands for, the short forms included.
    public init?(word: String) {
        switch word.lowercased() {
        case "positive", "pos", "yes", "present": self = .positive
        case "negative", "neg", "no", "absent": self = .negative
        case "normal": self = .normal
        case "abnormal": self = .abnormal
        default: return nil
        }
    }
}

/// What one technique found on one heel: a number in the technique's unit, or a result in a word.
public enum FindingValue: Hashable, Sendable {
    /// A grade or a measure.
    case number(ExactNumber)
    /// Positive, negative, normal or abnormal.
    case result(FindingResult)

    /// The number, where it is one.
    public var number: ExactNumber? {
        if case .number(let number) = self { number } else { nil }
    }

    /// The result, where it is a word.
    public var result: FindingResult? {
        if case .result(let result) = self { result } else { nil }
    }
}

extension FindingValue: CustomStringConvertible {
    /// The number without its unit, or the word.
    public var description: String {
        switch self {
        case .number(let number): number.description
        case .result(let result): result.rawValue
        }
    }
}

/// A finding, checked against the catalogue.
public struct Finding: Hashable, Sendable {
    /// The heel.
    public let side: Side
    /// What was tested or asked.
    public let technique: ExamTechnique
    /// Where on the heel.
    public let zone: ZoneCode?
    /// What was found.
    public let value: FindingValue

    /// A finding.
    public init(side: Side, technique: ExamTechnique, zone: ZoneCode? = nil, value: FindingValue) {
        self.side = side
        self.technique = technique
        self.zone = zone
        self.value = value
    }

    /// Whether both are of one technique at one place of one heel, which an exam holds once.
    public func isSameTest(as other: Finding) -> Bool {
        side == other.side && technique.code == other.technique.code && zone == other.zone
    }
}
