/// A moment in time, exact to the microsecond as the database keeps it.
public struct Moment: Hashable, Comparable, Sendable {
    /// Microseconds since 1970-01-01T00:00:00Z.
    public let microseconds: Int64

    /// A moment so many microseconds after 1970.
    public init(microseconds: Int64) {
        self.microseconds = microseconds
    }

    /// Earlier moments come first.
    public static func < (left: Moment, right: Moment) -> Bool {
        left.microseconds < right.microseconds
    }
}

extension Moment: CustomStringConvertible {
    /// ISO 8601 in UTC, with a fraction only where there is one: `2026-04-07T18:30:00Z`.
    public var description: String {
        let (seconds, fraction) = divided(microseconds, by: 1_000_000)
        let (days, rest) = divided(seconds, by: 86_400)
        let time = [rest / 3600, rest / 60 % 60, rest % 60].map { $0.padded(to: 2) }.joined(separator: ":")
        let point = fraction == 0 ? "" : "." + fraction.padded(to: 6)
        return "\(Day(daysSince1970: Int(days)))T\(time)\(point)Z"
    }

    private func divided(_ number: Int64, by divisor: Int64) -> (Int64, Int64) {
        let rest = (number % divisor + divisor) % divisor
        return ((number - rest) / divisor, rest)
    }
}

extension Moment: Parsable {
    /// Reads ISO 8601 with its zone: `2026-04-07T18:30:00Z`, `2026-04-07T12:30-06:00`.
    ///
    /// Refused is what no longer lies in the years 1 to 9999 in UTC, and so could not be written again.
    public init(parsing text: String) throws {
        let refusal = InvalidInput("\"\(text)\" is not a moment; write it as in 2026-04-07T18:30:00Z")
        guard let mark = text.firstIndex(where: { "T ".contains($0) }),
            let day = try? Day(parsing: String(text[..<mark]))
        else { throw refusal }
        let rest = text[text.index(after: mark)...]
        guard let zoneMark = rest.firstIndex(where: { "Zz+-".contains($0) }),
            let time = Self.time(rest[..<zoneMark]), let offset = Self.offset(rest[zoneMark...])
        else { throw refusal }
        microseconds = Int64(day.daysSince1970) * 86_400_000_000 + time - offset
        guard Self.writable.contains(microseconds) else { throw refusal }
    }

    /// The years 1 to 9999 in UTC: the days from 719,162 before 1970 until 2,932,897 after.
    private static let writable = (-719_162 * 86_400_000_000)..<(2_932_897 * 86_400_000_000 as Int64)

    /// `18:30`, `18:30:00` or `18:30:00.25` in microseconds.
    private static func time(_ text: Substring) -> Int64? {
        let halves = text.split(separator: ".", omittingEmptySubsequences: false)
        let parts = halves.first?.split(separator: ":", omittingEmptySubsequences: false).map(number) ?? []
        guard (1...2).contains(halves.count), (2...3).contains(parts.count), let hour = parts[0], hour < 24,
            let minute = parts[1], minute < 60, let second = parts.count == 3 ? parts[2] : 0, second < 60
        else { return nil }
        var fraction: Int64 = 0
        if halves.count == 2 {
            guard parts.count == 3, (1...6).contains(halves[1].count),
                let digits = digits(halves[1] + String(repeating: "0", count: 6 - halves[1].count))
            else { return nil }
            fraction = digits
        }
        return ((hour * 60 + minute) * 60 + second) * 1_000_000 + fraction
    }

    /// `Z`, `-06:00` or `-06` in microseconds.
    private static func offset(_ text: Substring) -> Int64? {
        if text == "Z" || text == "z" { return 0 }
        let parts = text.dropFirst().split(separator: ":", omittingEmptySubsequences: false).map(number)
        guard (1...2).contains(parts.count), let hours = parts[0], hours < 16,
            let minutes = parts.count == 2 ? parts[1] : 0, minutes < 60
        else { return nil }
        return (hours * 60 + minutes) * 60_000_000 * (text.hasPrefix("-") ? -1 : 1)
    }

    private static func number(_ text: Substring) -> Int64? {
        text.utf8.count == 2 ? digits(text) : nil
    }

    private static func digits(_ text: some StringProtocol) -> Int64? {
        text.isDigits ? Int64(String(text)) : nil
    }
}

extension Moment: Codable {
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
