/// A run, as a patient tells it.
public struct NewRun: Hashable, Sendable {
    /// Day.
    public let day: Day
    /// How far.
    public let distance: Distance
    /// What kind of run.
    public let kind: RunKind
    /// Ascent in metres; nil: not known.
    public var ascent: Int?
    /// Steps a minute; nil: not known.
    public var cadence: Int?
    /// The shoes; nil: not known.
    public var shoe: ShoeNumber?
    /// The route; nil: not known.
    public var route: RouteNumber?

    /// A run of which only day, distance and kind are known.
    public init(day: Day, distance: Distance, kind: RunKind) {
        (self.day, self.distance, self.kind) = (day, distance, kind)
    }

    /// Throws ``InvalidInput`` for a number that no runner reaches.
    public func check() throws {
        guard (1...1_000_000).contains(distance.metres) else {
            throw InvalidInput("--distance \(distance) is outside 1 m to 1000 km")
        }
        if let ascent, !(0...20_000).contains(ascent) { throw InvalidInput("--ascent \(ascent) is outside 0-20000 m") }
        if let cadence, !(60...260).contains(cadence) {
            throw InvalidInput("--cadence \(cadence) is outside 60-260 steps/min")
        }
    }
}

/// A pair of shoes that a patient begins to run in.
public struct NewShoe: Hashable, Sendable {
    /// Make and model.
    public let model: Line
    /// First day of use here.
    public let inUseFrom: Day
    /// How far they had run before.
    public var before = Distance(metres: 0)
    /// Heel-to-toe drop in mm; nil: not known.
    public var drop: Int?
    /// Height of the stack under the heel in mm; nil: not known.
    public var stack: Int?
    /// Whether the sole is a rocker; nil: not known.
    public var isRocker: Bool?

    /// New shoes.
    public init(model: Line, inUseFrom: Day) {
        (self.model, self.inUseFrom) = (model, inUseFrom)
    }

    /// Throws ``InvalidInput`` for a number that no shoe has.
    public func check() throws {
        guard model.rawValue.count <= 100 else { throw InvalidInput("--model is longer than 100 characters") }
        guard before.metres <= 5_000_000 else { throw InvalidInput("--distance-before \(before) is more than 5000 km") }
        if let drop, !(0...30).contains(drop) { throw InvalidInput("--drop \(drop) is outside 0-30 mm") }
        if let stack, !(0...80).contains(stack) { throw InvalidInput("--stack \(stack) is outside 0-80 mm") }
    }
}
