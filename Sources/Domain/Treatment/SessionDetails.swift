/// What is recorded of one delivered treatment.
public struct SessionDetails: Hashable, Sendable {
    /// Day it was delivered.
    public var performedOn: Day
    /// Day it had been booked for.
    public var bookedOn: Day?
    /// What was given.
    public var dose = Dose()
    /// What was injected and how it was prepared.
    public var preparation: Line?
    /// What guided it; nil: not recorded.
    public var guidance: Guidance?
    /// Where the guidance image is kept.
    public var imageReference: Line?
    /// Where it was applied.
    public var targetSite: Line?
    /// Whether under anaesthesia; nil: not recorded.
    public var withAnaesthesia: Bool?
    /// Device used.
    public var device: Line?
    /// Lot, for a recall.
    public var lot: Line?
    /// Pain during treatment, 0-10.
    public var painDuring: Int?

    /// A session of which only the day is known.
    public init(performedOn: Day) {
        self.performedOn = performedOn
    }

    /// Throws ``InvalidInput`` for what does not fit the treatment or is out of range.
    public func check(fits treatment: Treatment) throws {
        try dose.check(fits: treatment)
        if let painDuring, !(0...10).contains(painDuring) {
            throw InvalidInput("--pain-during \(painDuring) is outside 0-10")
        }
        if imageReference != nil, guidance != .ultrasound {
            throw InvalidInput("--image-reference is the guidance image: say --guidance ultrasound with it")
        }
    }
}
