/// How the whole numbers of a count table are to be read: the unit, the better direction, the end.
public struct Scale: Sendable, Equatable {
    /// The direction in which a score improves.
    public enum Direction: Sendable, Equatable {
        /// Pain, disability: improvement is before - after.
        case lowerIsBetter
        /// Function: improvement is after - before.
        case higherIsBetter
    }

    /// How many steps make one unit of the instrument: 10 for an instrument in steps of 0.1; at least 1.
    public let stepsPerUnit: Int
    /// The direction in which a score improves.
    public let direction: Direction
    /// The best score of the instrument, in steps; nil if it has no end or the end is not known.
    public let best: Int?
    /// Whether 0 means that there is no complaint, so that a fall in percent has a meaning.
    public let zeroIsNoComplaint: Bool

    /// Makes a scale.
    ///
    /// - Precondition: `stepsPerUnit` is at least 1.
    public init(stepsPerUnit: Int = 1, direction: Direction, best: Int? = nil, zeroIsNoComplaint: Bool = false) {
        precondition(stepsPerUnit >= 1, "a unit has at least one step")
        self.stepsPerUnit = stepsPerUnit
        self.direction = direction
        self.best = best
        self.zeroIsNoComplaint = zeroIsNoComplaint
    }

    /// How much better the second score is, in steps; negative if it is worse.
    public func improvement(from before: Int, to after: Int) -> Int {
        direction == .lowerIsBetter ? before - after : after - before
    }

    /// A length in steps in the units of the instrument.
    func units(_ steps: Double) -> Double {
        steps / Double(stepsPerUnit)
    }
}
