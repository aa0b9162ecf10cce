/// A unit of measure as UCUM writes it (ucum.org), with the ways in which people write and read it.
public struct UCUMUnit: RawRepresentable, Hashable, Sendable {
    /// The unit in UCUM, as in `[degF]`.
    public let rawValue: String

    /// Takes a unit as stored.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// A plain number of something.
    public static let count = UCUMUnit(rawValue: "{count}")

    /// The unit as it is printed after a number; empty for a plain number.
    public var shown: String {
        switch rawValue {
        case "{count}", "{score}": ""
        case "[degF]": "°F"
        case "{steps}/min": "steps/min"
        default: rawValue
        }
    }

    /// How the unit is typed: directly behind a number.
    public var typed: String {
        switch rawValue {
        case "{count}": ""
        case "[degF]": "F"
        case "{steps}/min": "/min"
        default: rawValue
        }
    }

    /// Whether a text, in either case, means this unit.
    public func isMeant(by text: String) -> Bool {
        let text = text.lowercased()
        return [rawValue, shown, typed].contains { $0.lowercased() == text } || otherSpellings.contains(text)
    }

    /// Whether a text behind a number can be a unit at all; `,2mm` cannot.
    static func canBeUnit(_ text: String) -> Bool {
        text.first.map { $0.isLetter || "%°/[{".contains($0) } ?? true
    }

    private var otherSpellings: [String] {
        switch rawValue {
        case "{count}": ["x", "times"]
        case "[degF]": ["degf", "deg f"]
        case "{steps}/min": ["spm", "steps per minute"]
        case "%": ["percent"]
        case "mm": ["millimeters", "millimetres"]
        case "m": ["meters", "metres"]
        case "s": ["sec", "seconds"]
        case "min": ["minutes"]
        case "h": ["hr", "hrs", "hour", "hours"]
        default: []
        }
    }
}

extension UCUMUnit: CustomStringConvertible {
    /// As printed.
    public var description: String { shown }
}

extension UCUMUnit {
    /// A number with this unit: `5.2 mm`, `50 %`, `3`.
    public func words(for number: some CustomStringConvertible) -> String {
        shown.isEmpty ? "\(number)" : "\(number) \(shown)"
    }
}
