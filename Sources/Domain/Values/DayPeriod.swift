/// Days from one to another, both included.
public struct DayPeriod: Hashable, Sendable {
    /// First day.
    public let from: Day
    /// Last day.
    public let to: Day

    /// A period; throws ``InvalidInput`` where it would end before it begins.
    public init(from: Day, to: Day) throws {
        guard from <= to else { throw InvalidInput("the period ends on \(to), before it begins on \(from)") }
        self.from = from
        self.to = to
    }
}
