/// A distance, in whole metres; kilometres and miles are for people.
public struct Distance: Hashable, Comparable, Sendable {
    /// Metres.
    public let metres: Int

    /// Takes metres as stored.
    public init(metres: Int) {
        self.metres = metres
    }

    /// Shorter ones come first.
    public static func < (left: Distance, right: Distance) -> Bool {
        left.metres < right.metres
    }
}

extension Distance: CustomStringConvertible {
    /// Kilometres with up to three decimals: `9.978 km`.
    public var description: String {
        "\(ExactNumber(unscaled: Int64(metres), scale: 3)) km"
    }
}

extension Distance: Parsable {
    /// Reads `10km`, `6.2 mi` or `800m`, rounded half up to whole metres; a bare number is refused, since it may mean either.
    public init(parsing text: String) throws {
        let right = "\"\(text)\" is not a distance; write it as in 10km, 6.2mi or 800m"
        let number = text.prefix { $0.isNumber || $0 == "." }
        let unit = String(text.dropFirst(number.count)).trimmingSpaces().lowercased()
        let millimetres: Int64
        switch unit {
        case "km": millimetres = 1_000_000
        case "mi", "mile", "miles": millimetres = 1_609_344
        case "m": millimetres = 1000
        default: throw InvalidInput(right)
        }
        guard let value = try? ExactNumber(parsing: String(number)) else { throw InvalidInput(right) }
        let (product, isTooLong) = value.unscaled.multipliedReportingOverflow(by: millimetres)
        guard !isTooLong, value.unscaled >= 0 else { throw InvalidInput(right) }
        var divisor: Int64 = 1000
        for _ in 0..<value.scale { divisor *= 10 }
        metres = Int((product + divisor / 2) / divisor)
    }
}
