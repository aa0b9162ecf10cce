import Domain
import Outcomes

/// How long heels stood on the ladder, from counts that say of open cases only when they began.
///
/// The database counts all heels once, and besides, milestone by milestone, those that reached it: the others are what is left.
struct MilestoneTable {
    private let today: Day
    private var standing: [Int: Int] = [:]
    private var reached: [String: (days: [Int: Int], standing: [Int: Int])] = [:]

    init(_ counts: [CohortCount], on today: Day) {
        self.today = today
        for count in counts {
            guard case .ladder(let milestone, let flow, let day, let heels) = count else { continue }
            let length = flow == .open ? today - Day(daysSince1970: day) : day
            guard length >= 0 else { continue }
            switch (milestone, flow) {
            case (nil, _): standing[length, default: 0] += heels
            case (let code?, .event): reached[code, default: ([:], [:])].days[length, default: 0] += heels
            case (let code?, _): reached[code, default: ([:], [:])].standing[length, default: 0] += heels
            }
        }
    }

    /// The times to a milestone.
    func times(to milestone: String) -> EventTimes {
        var times = EventTimes()
        let known = reached[milestone] ?? ([:], [:])
        for (day, heels) in known.days { times.add(time: day, events: heels) }
        for (day, heels) in standing { times.add(time: day, censored: max(0, heels - (known.standing[day] ?? 0))) }
        return times
    }
}
