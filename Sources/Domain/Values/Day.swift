/// A calendar day, without time or zone.
///
/// Which day it is now depends on the clinic's time zone.
public struct Day: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01; negative before.
    public let daysSince1970: Int

    /// The day so many days after 1970-01-01.
    public init(daysSince1970: Int) {
        self.daysSince1970 = daysSince1970
    }

    /// A day of the Gregorian calendar, or nil where there is no such day (30 February).
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
        // Days from civil date, counting years from March so that the leap day comes last (Howard Hinnant's algorithm).
        let shifted = month > 2 ? year : year - 1
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        daysSince1970 = era * 146_097 + dayOfEra - 719_468
        guard civil == (year, month, day) else { return nil }
    }

    /// Year, month (1-12) and day (1-31).
    public var civil: (year: Int, month: Int, day: Int) {
        let shifted = daysSince1970 + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// Earlier days come first.
    public static func < (left: Day, right: Day) -> Bool {
        left.daysSince1970 < right.daysSince1970
    }

    /// The day so many days later.
    public static func + (day: Day, days: Int) -> Day {
        Day(daysSince1970: day.daysSince1970 + days)
    }

    /// Days from the right one to the left one; negative when the left one is earlier.
    public static func - (left: Day, right: Day) -> Int {
        left.daysSince1970 - right.daysSince1970
    }

    /// Whole years from a birth date to this day; a birthday on 29 February is reached on 1 March of other years.
    public func age(bornOn birth: Day) -> Int {
        let (now, then) = (civil, birth.civil)
        let hadBirthday = (now.month, now.day) >= (then.month, then.day)
        return now.year - then.year - (hadBirthday ? 0 : 1)
    }
}

extension Day: CustomStringConvertible {
    /// ISO 8601: `2026-04-07`.
    public var description: String {
        let (year, month, day) = civil
        guard (0...9999).contains(year) else {
            return "\(year.padded(to: 4))-\(month.padded(to: 2))-\(day.padded(to: 2))"
        }
        // Millions of days are written in an export: digit by digit, ten bytes need no memory of their own.
        return String(unsafeUninitializedCapacity: 10) { bytes in
            var (place, rest) = (9, (year * 100 + month) * 100 + day)
            while place >= 0 {
                let isDash = place == 4 || place == 7
                bytes[place] = isDash ? UInt8(ascii: "-") : UInt8(ascii: "0") + UInt8(rest % 10)
                if !isDash { rest /= 10 }
                place -= 1
            }
            return 10
        }
    }
}

extension Day: Parsable {
    /// Reads `YYYY-MM-DD`.
    public init(parsing text: String) throws {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts.map(\.count) == [4, 2, 2], parts.allSatisfy(\.isDigits),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]), year > 0, month > 0, day > 0
        else {
            throw InvalidInput("\"\(text)\" is not a date; write YYYY-MM-DD, as in 2026-04-07")
        }
        guard let value = Day(year: year, month: month, day: day) else {
            throw InvalidInput("\(text) is not in the calendar")
        }
        self = value
    }
}

extension Day: Codable {
    /// Reads the ISO text.
    public init(from decoder: any Decoder) throws {
        try self.init(parsing: decoder.singleValueContainer().decode(String.self))
    }

    /// Writes the ISO text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
