/// What a maker calls back: a lot, a device, or both.
public struct Recall: Hashable, Sendable {
    /// The whole lot, in either case.
    public let lot: Line?
    /// Part of the device's name, in either case.
    public let device: Line?
    /// Only sessions of this treatment.
    public let treatment: TreatmentCode?
    /// Only from this day.
    public let from: Day?
    /// Only up to this day.
    public let to: Day?

    /// A recall; throws ``InvalidInput`` without a lot and a device, and for days in the wrong order.
    public init(
        lot: Line? = nil,
        device: Line? = nil,
        treatment: TreatmentCode? = nil,
        from: Day? = nil,
        to: Day? = nil
    ) throws {
        guard lot != nil || device != nil else { throw InvalidInput("say --lot, --device or both") }
        if let from, let to { _ = try DayPeriod(from: from, to: to) }
        self.lot = lot
        self.device = device
        self.treatment = treatment
        self.from = from
        self.to = to
    }

    /// As a person says it: `lot L-77, device DolorClast`.
    public var words: String {
        [lot.map { "lot \($0)" }, device.map { "device \($0)" }].compactMap(\.self).joined(separator: ", ")
    }
}
