import Domain

/// Which nights a run makes: the one asked for, and before it those that were missed since the last one that is there.
struct NightPlan: Equatable {
    /// The days, the oldest first; the last is the one asked for.
    let days: [Day]
    /// Missed days that are more than were to be caught up, the oldest first.
    let leftOut: [Day]

    /// A plan for a day beside the days that are there; gaps further back are no missed nights, and stay.
    init(until day: Day, beside there: [Day], catchingUp most: Int) {
        guard let last = there.filter({ $0 <= day }).max(), last < day else {
            (days, leftOut) = ([day], [])
            return
        }
        let missed = (1..<(day - last)).map { last + $0 }
        days = missed.suffix(most) + [day]
        leftOut = missed.dropLast(most)
    }
}
