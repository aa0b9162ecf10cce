/// A measurement as it is typed: `kind=value[unit]`, as in `fascia-thickness=5.2mm`.
///
/// Whether there is such a kind, and which values it takes, is for the catalogue to say: ``MeasurementKind/value(of:)``.
public struct MeasurementEntry: Hashable, Sendable {
    /// What was measured.
    public let kind: MeasurementCode
    /// The number.
    public let value: ExactNumber
    /// The unit, where one was typed.
    public let unit: String?
}

extension MeasurementEntry: Parsable {
    /// Reads one measurement; blanks around its parts do not matter.
    public init(parsing text: String) throws {
        let (what, amount) = text.splitAtEqualsSign() ?? ("", "")
        let number = amount.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-") }
        let unit = String(amount.dropFirst(number.count)).trimmingSpaces()
        guard let kind = try? MeasurementCode(parsing: what),
            let value = try? ExactNumber(parsing: String(number)), UCUMUnit.canBeUnit(unit)
        else {
            throw InvalidInput("\"\(text)\" is not a measurement; write it as in fascia-thickness=5.2mm")
        }
        (self.kind, self.value, self.unit) = (kind, value, unit.isEmpty ? nil : unit)
    }
}
