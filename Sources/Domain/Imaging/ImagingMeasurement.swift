/// A number in an imaging result, with what it is held against.
public struct ImagingMeasurement: Hashable, Sendable {
    /// What was measured.
    public let kind: MeasurementKind
    /// The number, in the unit of the kind.
    public let value: ExactNumber

    /// A measurement.
    public init(kind: MeasurementKind, value: ExactNumber) {
        self.kind = kind
        self.value = value
    }

    /// Whether it is strictly above its threshold; nil where there is none.
    public var isAboveThreshold: Bool? {
        kind.threshold?.isExceeded(by: value)
    }
}

extension ImagingMeasurement {
    /// The number with its unit: `5.2 mm`.
    public var amount: String { kind.unit.words(for: value.inTenths) }

    /// The threshold with its unit: `4.0 mm`; nil where there is none.
    public var limit: String? {
        kind.threshold.map { kind.unit.words(for: $0.above.inTenths) }
    }

    /// The number against its threshold: `5.2 mm, above 4.0 mm: thickened`, `4.0 mm, not above 4.0 mm`.
    public var words: String {
        guard let threshold = kind.threshold, let limit else { return amount }
        return threshold.isExceeded(by: value)
            ? "\(amount), above \(limit): \(threshold.meaning)" : "\(amount), not above \(limit)"
    }
}

extension ExactNumber {
    /// With at least one decimal, as measurements are read: `4.0`.
    fileprivate var inTenths: String {
        scale == 0 ? "\(self).0" : description
    }
}
