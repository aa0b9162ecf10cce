/// From a lower to an upper number, both included; a single number is a range of one.
public struct DoseRange: Hashable, Sendable {
    /// Lower end.
    public let low: ExactNumber
    /// Upper end.
    public let high: ExactNumber

    /// A range; throws ``InvalidInput`` for ends in the wrong order.
    public init(low: ExactNumber, high: ExactNumber) throws {
        guard low <= high else { throw InvalidInput("\(low)-\(high) is no range; the smaller number comes first") }
        (self.low, self.high) = (low, high)
    }

    /// Whether all of it lies in another range.
    public func isInside(_ other: DoseRange) -> Bool {
        other.low <= low && high <= other.high
    }
}

extension DoseRange: CustomStringConvertible {
    /// `30-45`, or `10` for a single number.
    public var description: String { low == high ? "\(low)" : "\(low)-\(high)" }
}

/// One part of a dose as it is typed: `parameter=low[-high][unit]`, as in `hold=30-45s`.
///
/// Whether the measure has such a parameter, and which values it takes, is for the catalogue to say:
/// ``HomeMeasure/doses(of:)``.
public struct DoseEntry: Hashable, Sendable {
    /// What is dosed.
    public let parameter: DoseParameterCode
    /// How much.
    public let range: DoseRange
    /// The unit, where one was typed.
    public let unit: String?
}

extension DoseEntry: Parsable {
    /// Reads one part of a dose; blanks around its parts do not matter, and an en dash is a hyphen.
    public init(parsing text: String) throws {
        let refusal = InvalidInput("\"\(text)\" is not a dose; write it as in hold=30-45s or reps=3")
        guard let (what, amount) = text.splitAtEqualsSign(), let parameter = try? DoseParameterCode(parsing: what)
        else {
            throw refusal
        }
        let (first, afterFirst) = Self.number(at: amount[...])
        guard let low = try? ExactNumber(parsing: first) else { throw refusal }
        var (high, rest) = (low, afterFirst)
        if let mark = afterFirst.first(where: { !$0.isWhitespace }), mark == "-" || mark == "–" {
            let (second, afterSecond) = Self.number(at: afterFirst.drop { $0.isWhitespace }.dropFirst())
            guard let number = try? ExactNumber(parsing: second) else { throw refusal }
            (high, rest) = (number, afterSecond)
        }
        let unit = String(rest).trimmingSpaces()
        guard UCUMUnit.canBeUnit(unit) else { throw refusal }
        self.parameter = parameter
        range = try DoseRange(low: low, high: high)
        self.unit = unit.isEmpty ? nil : unit
    }

    private static func number(at text: Substring) -> (digits: String, rest: Substring) {
        let text = text.drop { $0.isWhitespace }
        let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        return (String(digits), text.dropFirst(digits.count))
    }
}
