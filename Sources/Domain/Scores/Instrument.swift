/// An outcome instrument: what its values are and which way is better.
public struct Instrument: Hashable, Sendable {
    /// Its code.
    public let code: InstrumentCode
    /// Name as printed.
    public let name: String
    /// Smallest value.
    public let minimum: ExactNumber
    /// Largest value.
    public let maximum: ExactNumber
    /// Decimal places of its step.
    public let decimals: Int
    /// UCUM unit.
    public let unit: String
    /// Whether a rising value is an improvement.
    public let higherIsBetter: Bool
    /// Whether 0 means no complaint, so that a fall in percent has a meaning.
    public let zeroIsNoComplaint: Bool
    /// Taken for one heel, or for the patient as a whole.
    public let isPerHeel: Bool

    /// An instrument.
    public init(
        code: InstrumentCode,
        name: String,
        minimum: ExactNumber,
        maximum: ExactNumber,
        decimals: Int,
        unit: String,
        higherIsBetter: Bool,
        zeroIsNoComplaint: Bool,
        isPerHeel: Bool
    ) {
        self.code = code
        self.name = name
        self.minimum = minimum
        self.maximum = maximum
        self.decimals = decimals
        self.unit = unit
        self.higherIsBetter = higherIsBetter
        self.zeroIsNoComplaint = zeroIsNoComplaint
        self.isPerHeel = isPerHeel
    }

    /// A value in steps of the instrument.
    ///
    /// Throws ``InvalidInput`` for a value out of range or between two steps; nothing is rounded.
    public func steps(of value: ExactNumber) throws -> Int {
        guard minimum <= value, value <= maximum else {
            throw InvalidInput("--value \(value) is outside \(minimum)-\(maximum) for \(code)")
        }
        guard let steps = value.steps(places: decimals) else {
            let step = decimals == 0 ? "a whole step" : "a step of 0.1"
            throw InvalidInput("--value \(value) is not \(step) of \(code)")
        }
        return steps
    }

    /// Steps in the instrument's own unit.
    public func value(ofSteps steps: Int) -> ExactNumber {
        ExactNumber(unscaled: Int64(steps), scale: decimals)
    }

    /// The best value, in steps; nil where it does not fit.
    public var best: Int? {
        (higherIsBetter ? maximum : minimum).steps(places: decimals)
    }
}
