/// What the dose of a home measure consists of, as the catalogue has it.
public struct DoseParameter: Hashable, Sendable {
    /// Short name, as in `hold`.
    public let code: DoseParameterCode
    /// Name as printed.
    public let name: String
    /// Its unit.
    public let unit: UCUMUnit
    /// The usual dose; nil where no source gives one.
    public let usual: DoseRange?
    /// The plausible values.
    public let limits: DoseRange

    /// A parameter.
    public init(code: DoseParameterCode, name: String, unit: UCUMUnit, usual: DoseRange?, limits: DoseRange) {
        self.code = code
        self.name = name
        self.unit = unit
        self.usual = usual
        self.limits = limits
    }
}

extension DoseParameter {
    /// How it is typed: `hold=30-45s`.
    public var example: String { "\(code)=\(usual ?? limits)\(unit.typed)" }

    /// The dose that was typed, if it is one of this parameter; else throws ``InvalidInput`` saying what would be right.
    public func dose(of entry: DoseEntry) throws -> PrescribedDose {
        if let typed = entry.unit, !unit.isMeant(by: typed) {
            let wrong = unit == .count ? "has no unit" : "is in \(unit), not in \"\(typed)\""
            throw InvalidInput("\(code) \(wrong); write it as in \(example)")
        }
        guard unit != .count || (entry.range.low.scale == 0 && entry.range.high.scale == 0) else {
            throw InvalidInput("\(code) is a whole number, not \(entry.range)")
        }
        guard entry.range.isInside(limits) else {
            throw InvalidInput("\(code) \(unit.words(for: entry.range)) is outside \(unit.words(for: limits))")
        }
        return PrescribedDose(parameter: self, range: entry.range)
    }
}

/// One part of the dose of a prescription.
public struct PrescribedDose: Hashable, Sendable {
    /// What is dosed.
    public let parameter: DoseParameter
    /// How much, in the unit of the parameter.
    public let range: DoseRange

    /// A dose.
    public init(parameter: DoseParameter, range: DoseRange) {
        self.parameter = parameter
        self.range = range
    }

    /// Words to say where it is not the usual dose; nil where it is, or where no source gives one.
    public var warning: String? {
        guard let usual = parameter.usual, !range.isInside(usual) else { return nil }
        return "\(words) is not the usual dose (\(parameter.unit.words(for: usual)))"
    }

    /// The dose in words: `hold 30-45 s`, `3-5 repetitions`, `1 time a day`.
    public var words: String {
        let name = parameter.name.prefix(1).lowercased() + parameter.name.dropFirst()
        guard parameter.unit == .count else { return "\(name) \(parameter.unit.words(for: range))" }
        return "\(range) \(range.description == "1" ? Self.singular(name) : name)"
    }

    /// Counted things are named in the plural in the catalogue: `flat routes a week`.
    private static func singular(_ name: String) -> String {
        var words = name.split(separator: " ").map(String.init)
        if let plural = words.firstIndex(where: { $0.hasSuffix("s") }) { words[plural].removeLast() }
        return words.joined(separator: " ")
    }
}
