import Foundation

extension Date: PostgresCodable {
    /// The moment in UTC to the microsecond; outside the years PostgreSQL keeps it cannot be written.
    public var postgresValue: PostgresValue {
        let total = (timeIntervalSinceReferenceDate * 1e6).rounded()
        // 4713 BC and 294276 AD, PostgreSQL's range, counted in microseconds from 2001.
        guard (-2.1e17..<9.2e18).contains(total) else { return .unencodable(typeName: "Date") }
        return .text(Self.text(microsecondsSince2001: Int(total)))
    }

    /// Reads a timestamptz, exact to the microsecond within 285 years of 2001; an infinite one throws.
    public init(cell: Cell) throws {
        guard cell.type == .timestamptz else { throw cell.mismatch(Date.self) }
        let microseconds = try cell.integer(Int64.self, as: Date.self)
        guard microseconds != .max, microseconds != .min else { throw cell.mismatch(Date.self, reason: "infinite") }
        // PostgreSQL counts from 2000-01-01, Foundation from 2001-01-01: a leap year of 31,622,400 seconds between.
        let (sinceReference, overflow) = microseconds.subtractingReportingOverflow(31_622_400_000_000)
        guard !overflow else { throw cell.mismatch(Date.self, reason: "out of range") }
        self.init(timeIntervalSinceReferenceDate: Double(sinceReference) / 1e6)
    }

    private static func text(microsecondsSince2001 total: Int) -> String {
        let (days, rest) = floorDivided(total, by: 86_400_000_000)
        // 2001-01-01 is day 11,323 after 1970-01-01.
        let (year, month, day) = PostgresDate.civil(days + 11_323)
        let (seconds, microseconds) = floorDivided(rest, by: 1_000_000)
        let pad = PostgresDate.padded
        // There is no year 0: what astronomers number so is 1 BC.
        let date = "\(pad(year > 0 ? year : 1 - year, 4))-\(pad(month, 2))-\(pad(day, 2))"
        let time = "\(pad(seconds / 3_600, 2)):\(pad(seconds / 60 % 60, 2)):\(pad(seconds % 60, 2))"
        return "\(date) \(time).\(pad(microseconds, 6))+00\(year > 0 ? "" : " BC")"
    }

    private static func floorDivided(_ number: Int, by divisor: Int) -> (quotient: Int, remainder: Int) {
        let remainder = (number % divisor + divisor) % divisor
        return ((number - remainder) / divisor, remainder)
    }
}
