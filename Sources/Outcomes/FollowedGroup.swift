/// A group of heels by the counts of their times.
public struct FollowedGroup: Sendable, Equatable {
    /// Its name.
    public let name: String
    /// How many had an event or were last seen when.
    public let times: EventTimes

    /// Makes a group.
    public init(_ name: String, _ times: EventTimes) {
        self.name = name
        self.times = times
    }
}
