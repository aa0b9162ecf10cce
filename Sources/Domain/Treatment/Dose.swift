/// What the dose of a session consists of.
public enum DoseQuantity: String, Hashable, Sendable, CaseIterable {
    /// Energy flux density of focused shockwaves.
    case energy
    /// Pressure of radial shockwaves.
    case pressure
    /// Number of impulses.
    case impulses
    /// Impulses a second.
    case frequency
    /// Volume injected.
    case volume

    /// The option it is given by.
    public var option: String {
        switch self {
        case .energy: "--energy"
        case .pressure: "--pressure"
        case .impulses: "--impulses"
        case .frequency: "--frequency"
        case .volume: "--volume"
        }
    }

    /// Its unit; empty for a plain number.
    public var unit: String {
        switch self {
        case .energy: "mJ/mm2"
        case .pressure: "bar"
        case .impulses: ""
        case .frequency: "Hz"
        case .volume: "ml"
        }
    }

    /// Largest value a column takes, and its decimal places; what lies above is a typing error, far beyond any trial.
    private var limit: (maximum: Int64, places: Int) {
        switch self {
        case .energy: (2, 3)
        case .pressure: (10, 1)
        case .impulses: (20_000, 0)
        case .frequency: (50, 1)
        case .volume: (100, 1)
        }
    }

    /// Whether a value is in range and has no more decimals than are kept.
    public func admits(_ value: ExactNumber) -> Bool {
        value.unscaled > 0 && value <= ExactNumber(unscaled: limit.maximum) && value.scale <= limit.places
    }

    /// What it admits, in words: `above 0 and at most 10 bar, at most 1 decimal`.
    public var range: String {
        let decimals =
            switch limit.places {
            case 0: "a whole number"
            case 1: "at most 1 decimal"
            default: "at most \(limit.places) decimals"
            }
        return "above 0 and at most \(limit.maximum)\(unit.isEmpty ? "" : " \(unit)"), \(decimals)"
    }

    /// Throws ``InvalidInput`` with the limits in words for a value that cannot be meant.
    func check(_ value: ExactNumber) throws {
        guard admits(value) else { throw InvalidInput("\(option) \(value) is out of range: \(range)") }
    }

    /// The option with its unit: `--pressure (bar)`.
    var words: String { unit.isEmpty ? option : "\(option) (\(unit))" }

    /// An amount as a person says it: `2.5 bar`, `2000 impulses`.
    func words(for amount: some CustomStringConvertible) -> String {
        "\(amount) \(self == .impulses ? "impulses" : unit)"
    }
}

/// What was given in a session; nil is not recorded.
public struct Dose: Hashable, Sendable {
    /// Energy flux density, mJ/mm2.
    public var energy: ExactNumber?
    /// Pressure, bar.
    public var pressure: ExactNumber?
    /// Number of impulses.
    public var impulses: Int?
    /// Impulses a second, Hz.
    public var frequency: ExactNumber?
    /// Volume, ml.
    public var volume: ExactNumber?

    /// A dose of which nothing is recorded.
    public init() {}

    /// Its parts that are recorded, in the order they are said.
    public var parts: [(quantity: DoseQuantity, value: ExactNumber)] {
        DoseQuantity.allCases.compactMap { quantity in self[quantity].map { (quantity, $0) } }
    }

    /// One part, or nil.
    public subscript(quantity: DoseQuantity) -> ExactNumber? {
        switch quantity {
        case .energy: energy
        case .pressure: pressure
        case .impulses: impulses.map { ExactNumber(unscaled: Int64($0)) }
        case .frequency: frequency
        case .volume: volume
        }
    }

    /// Throws ``InvalidInput`` for a part that does not fit the treatment or is out of range.
    public func check(fits treatment: Treatment) throws {
        for (quantity, value) in parts {
            guard treatment.quantities.contains(quantity) else {
                let fitting = treatment.quantities.map(\.words).joined(separator: ", ")
                let right = fitting.isEmpty ? "which has no dose" : "which is dosed by \(fitting)"
                throw InvalidInput("\(quantity.words) does not fit \(treatment.code), \(right)")
            }
            try quantity.check(value)
        }
    }

    /// As a person says it: `0.2 mJ/mm2, 2000 impulses, 8 Hz`; nil where nothing is recorded.
    public var words: String? {
        guard !parts.isEmpty else { return nil }
        return parts.map { $0.quantity.words(for: $0.value) }.joined(separator: ", ")
    }
}
