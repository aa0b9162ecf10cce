/// A day of the proleptic Gregorian calendar, without a time or a zone.
///
/// Holds the years 1 to 9999, all that ISO 8601 writes with four digits.
public struct PostgresDate: Hashable, Sendable {
    /// Days since 1970-01-01; negative before it.
    public let daysSince1970: Int

    /// Takes a day by its number; nil outside the years 1 to 9999.
    public init?(daysSince1970: Int) {
        guard (-719_162...2_932_896).contains(daysSince1970) else { return nil }
        self.daysSince1970 = daysSince1970
    }
}

extension PostgresDate {
    // Years begin in March here, so that the leap day is the last of its year, and 400 of them (146,097 days) repeat.
    // 719,468 days lie between 0000-03-01 and 1970-01-01.
    static func civil(_ daysSince1970: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = daysSince1970 + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    static func padded(_ number: Int, to width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

extension PostgresDate: CustomStringConvertible {
    /// The day as `YYYY-MM-DD`.
    public var description: String {
        let (year, month, day) = Self.civil(daysSince1970)
        return "\(Self.padded(year, to: 4))-\(Self.padded(month, to: 2))-\(Self.padded(day, to: 2))"
    }
}

extension PostgresDate: PostgresCodable {
    /// The day as `YYYY-MM-DD`.
    public var postgresValue: PostgresValue { .text(description) }

    /// Reads a date; an infinite one and a year outside 1 to 9999 throw.
    public init(cell: Cell) throws {
        guard cell.type == .date else { throw cell.mismatch(Self.self) }
        // PostgreSQL counts from 2000-01-01, 10,957 days after 1970-01-01.
        let days = Int(try cell.integer(Int32.self, as: Self.self)) + 10_957
        guard let date = Self(daysSince1970: days) else { throw cell.mismatch(Self.self, reason: "out of range") }
        self = date
    }
}
