/// The value above which a measurement is flagged.
public struct Threshold: Hashable, Sendable {
    /// Itself not flagged; anything above it is.
    public let above: ExactNumber
    /// What the flag says.
    public let meaning: String

    /// A threshold.
    public init(above: ExactNumber, meaning: String) {
        self.above = above
        self.meaning = meaning
    }

    /// Whether a value is strictly above it.
    public func isExceeded(by value: ExactNumber) -> Bool {
        value > above
    }
}

/// Something that an imaging result can hold a number of, as the catalogue has it.
public struct MeasurementKind: Hashable, Sendable {
    /// Short name.
    public let code: MeasurementCode
    /// Name as printed.
    public let name: String
    /// Its unit.
    public let unit: UCUMUnit
    /// Largest plausible value.
    public let maximum: ExactNumber
    /// When it is flagged; nil where no source gives a threshold.
    public let threshold: Threshold?

    /// A kind of measurement.
    public init(code: MeasurementCode, name: String, unit: UCUMUnit, maximum: ExactNumber, threshold: Threshold?) {
        self.code = code
        self.name = name
        self.unit = unit
        self.maximum = maximum
        self.threshold = threshold
    }
}

extension MeasurementKind {
    /// The value that was typed, if it is one of this kind; else throws ``InvalidInput`` saying what would be right.
    ///
    /// A second decimal is refused and not rounded: 4.04 mm would become 4.0 mm, which is another finding than 4.1 mm.
    public func value(of entry: MeasurementEntry) throws -> ExactNumber {
        if let typed = entry.unit, !unit.isMeant(by: typed) {
            throw InvalidInput("\(code) is measured in \(unit), not in \"\(typed)\"")
        }
        guard entry.value > ExactNumber(unscaled: 0) else {
            throw InvalidInput("\(code) is a positive number, not \(entry.value); leave it out if it was not measured")
        }
        guard entry.value.scale <= 1 else {
            throw InvalidInput("\(code) has at most one decimal, and \(entry.value) has more; write it as it was read")
        }
        guard entry.value <= maximum else {
            throw InvalidInput("\(code) is at most \(unit.words(for: maximum)), not \(unit.words(for: entry.value))")
        }
        return entry.value
    }
}
