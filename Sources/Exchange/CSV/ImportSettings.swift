import Domain

/// How the cells of a file are to be read.
public struct ImportSettings: Sendable {
    /// Names of columns in the file, each with the name that stands in for it.
    public var renamed: [String: String] = [:]
    /// The order of the parts of a date.
    public var dates: DateOrder = .yearMonthDay
    /// Texts that mean that a cell is missing.
    public var missingCodes: Set<String> = []

    /// Columns by their own names, ISO dates, and only empty cells missing.
    public init() {}
}

/// The order of the parts of a date in a file.
public enum DateOrder: String, Choice {
    /// 2026-04-07.
    case yearMonthDay = "ymd"
    /// 07.04.2026.
    case dayMonthYear = "dmy"
    /// 04/07/2026.
    case monthDayYear = "mdy"

    /// order of dates.
    public static let noun = "order of dates"

    /// A date in this order, or nil where it is none; parts are separated by dashes, slashes or dots.
    public func day(_ text: String) -> Day? {
        var numbers = [0, 0, 0]
        var widths = [0, 0, 0]
        var place = 0
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9") where widths[place] < 4:
                numbers[place] = numbers[place] * 10 + Int(byte - UInt8(ascii: "0"))
                widths[place] += 1
            case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "."):
                guard place < 2 else { return nil }
                place += 1
            default: return nil
            }
        }
        let (year, month, day) =
            switch self {
            case .yearMonthDay: (0, 1, 2)
            case .dayMonthYear: (2, 1, 0)
            case .monthDayYear: (2, 0, 1)
            }
        // A year of two digits could be of either century.
        guard widths[year] == 4, (1...2).contains(widths[month]), (1...2).contains(widths[day]) else { return nil }
        return Day(year: numbers[year], month: numbers[month], day: numbers[day])
    }

    /// How a date is written, for a refusal.
    var form: String {
        switch self {
        case .yearMonthDay: "YYYY-MM-DD"
        case .dayMonthYear: "DD.MM.YYYY"
        case .monthDayYear: "MM/DD/YYYY"
        }
    }
}
