/// A number of a rule: as the catalogue ships it, and as the clinic has set it.
public struct RuleNumber: Hashable, Sendable {
    /// The rule.
    public let rule: CatalogueRuleCode
    /// Its version.
    public let version: Int
    /// Which number.
    public let parameter: RuleParameterCode
    /// The catalogue's.
    public let shipped: ExactNumber
    /// The clinic's own; nil: the catalogue's holds.
    public let own: ExactNumber?
    /// Its unit.
    public let unit: UCUMUnit
    /// Smallest and largest value that make sense.
    public let limits: DoseRange
    /// What it decides.
    public let meaning: String
    /// Code of the source of the catalogue's number.
    public let source: String

    /// A number of a rule.
    public init(
        rule: CatalogueRuleCode,
        version: Int,
        parameter: RuleParameterCode,
        shipped: ExactNumber,
        own: ExactNumber?,
        unit: UCUMUnit,
        limits: DoseRange,
        meaning: String,
        source: String
    ) {
        self.rule = rule
        self.version = version
        self.parameter = parameter
        self.shipped = shipped
        self.own = own
        self.unit = unit
        self.limits = limits
        self.meaning = meaning
        self.source = source
    }

    /// The one that the rule goes by.
    public var value: ExactNumber { own ?? shipped }

    /// As a person names it: `us-thick above`.
    public var name: String { "\(rule) \(parameter)" }

    /// Throws ``InvalidInput`` for a value that makes no sense, by itself or beside the other numbers of the rule.
    public func check(_ value: ExactNumber, among numbers: [RuleNumber]) throws {
        let known = RuleCode(rawValue: rule.rawValue)
        if let known, value.scale > 0, !known.measured.contains(parameter.rawValue) {
            throw InvalidInput("\(name) is a whole number, not \(value)")
        }
        guard limits.low <= value, value <= limits.high else {
            throw InvalidInput("\(name) \(unit.words(for: value)) is outside \(unit.words(for: limits))")
        }
        for (lower, upper) in known?.ascending ?? [] {
            let pair = [lower, upper].compactMap { part in numbers.first { $0.parameter.rawValue == part } }
            let ends = pair.map { $0.parameter == parameter ? value : $0.value }
            guard ends.count == 2, ends[1] < ends[0] else { continue }
            throw InvalidInput(
                "\(rule) \(lower) \(unit.words(for: ends[0])) would lie above \(upper) \(unit.words(for: ends[1]))"
            )
        }
    }
}

extension RuleCode {
    /// The numbers that are measured and may have decimals; all others are counted.
    var measured: Set<String> { self == .thickFascia ? ["above"] : [] }

    /// Pairs of numbers of which the first makes no sense above the second.
    var ascending: [(lower: String, upper: String)] {
        switch self {
        case .plateau: [("recorded", "span")]
        case .persists: [("info-day", "alert-day")]
        case .shoeMiles: [("note", "replace")]
        case .cadenceStep: [("low", "high")]
        default: []
        }
    }
}
