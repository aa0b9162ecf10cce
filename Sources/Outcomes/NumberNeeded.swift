/// How many patients are treated for one more responder (to benefit) or one fewer (to harm) than in the reference.
public struct NumberNeeded: Sendable, Equatable {
    /// The number, 1 / |difference|; at least 1.
    public let value: Double
    /// The reciprocals of the difference's 95 % interval, the smaller first.
    public let interval95: Interval
    /// Whether the group responds less often than the reference: a number needed to harm.
    public let isHarm: Bool

    /// Turns a difference round; its interval must exclude 0.
    init(difference: Double, interval95: Interval) {
        value = 1 / abs(difference)
        let ends = [1 / abs(interval95.lower), 1 / abs(interval95.upper)].sorted()
        self.interval95 = Interval(ends[0], ends[1])
        isHarm = difference < 0
    }
}
