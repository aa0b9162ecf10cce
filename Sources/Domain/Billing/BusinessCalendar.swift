/// The days on which business is done: Monday to Friday, without holidays.
public struct BusinessCalendar: Sendable {
    private let holidays: Set<Day>

    /// A calendar with its holidays.
    public init(holidays: Set<Day>) {
        self.holidays = holidays
    }

    /// Whether business is done on a day.
    public func isBusinessDay(_ day: Day) -> Bool {
        !day.isWeekend && !holidays.contains(day)
    }

    /// The so-many-th business day after a day, which itself does not count.
    public func day(_ count: Int, after day: Day) -> Day {
        var (day, left) = (day, count)
        while left > 0 {
            day = day + 1
            if isBusinessDay(day) { left -= 1 }
        }
        return day
    }
}

extension Day {
    /// Whether it is a Saturday or a Sunday.
    public var isWeekend: Bool {
        // 1970-01-03 was a Saturday.
        let days = self - Day(daysSince1970: 2)
        return ((days % 7) + 7) % 7 < 2
    }
}
