/// A decimal number, exact: an integer and how many of its digits stand behind the point.
///
/// Two are equal if their values are, whatever their scales: 1.0 equals 1.00. NaN and the infinities do not exist here.
public struct PostgresNumeric: Sendable {
    /// The number without its point.
    public let unscaled: Int128

    /// The digits behind the point, 0 or more.
    public let scale: Int

    /// Takes the number `unscaled` / 10^`scale`; nil if the scale is negative or beyond PostgreSQL's 16,383.
    public init?(unscaled: Int128, scale: Int) {
        guard (0...16_383).contains(scale) else { return nil }
        self.init(checked: unscaled, scale: scale)
    }

    /// Takes a whole number.
    public init(_ whole: Int) {
        self.init(checked: Int128(whole), scale: 0)
    }

    private init(checked unscaled: Int128, scale: Int) {
        self.unscaled = unscaled
        self.scale = scale
    }

    /// Reads digits with an optional sign and an optional point; nil for anything else, and beyond 128 bits.
    public init?(_ text: String) {
        var unscaled: Int128 = 0
        var scale: Int?
        var digits = 0
        var bytes = text.utf8[...]
        let isNegative = bytes.first == UInt8(ascii: "-")
        if isNegative || bytes.first == UInt8(ascii: "+") { bytes.removeFirst() }
        for byte in bytes {
            if byte == UInt8(ascii: "."), scale == nil {
                scale = 0
                continue
            }
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            let digit = Int128(byte - UInt8(ascii: "0"))
            guard let next = Self.appended(isNegative ? -digit : digit, to: unscaled, times: 10) else { return nil }
            unscaled = next
            digits += 1
            scale = scale.map { $0 + 1 }
        }
        guard digits > 0 else { return nil }
        self.init(unscaled: unscaled, scale: scale ?? 0)
    }

    /// The same value with another number of digits behind the point; nil if that would lose one or overflow.
    public func rescaled(to newScale: Int) -> PostgresNumeric? {
        var value = unscaled
        for _ in 0..<max(0, newScale - scale) {
            guard let next = Self.appended(0, to: value, times: 10) else { return nil }
            value = next
        }
        for _ in 0..<max(0, scale - newScale) {
            guard value % 10 == 0 else { return nil }
            value /= 10
        }
        return PostgresNumeric(unscaled: value, scale: newScale)
    }

    static func appended(_ digit: Int128, to value: Int128, times base: Int128) -> Int128? {
        let (product, tooLarge) = value.multipliedReportingOverflow(by: base)
        let (sum, overflow) = product.addingReportingOverflow(digit)
        return tooLarge || overflow ? nil : sum
    }

    // The shortest form, the same for equal values.
    private var reduced: (unscaled: Int128, scale: Int) {
        var (value, digits) = (unscaled, scale)
        while digits > 0, value % 10 == 0 {
            value /= 10
            digits -= 1
        }
        return (value, digits)
    }
}

extension PostgresNumeric: Hashable {
    /// Whether the values are equal.
    public static func == (left: PostgresNumeric, right: PostgresNumeric) -> Bool {
        left.scale == right.scale ? left.unscaled == right.unscaled : left.reduced == right.reduced
    }

    /// Feeds the value, not the scale.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(reduced.unscaled)
        hasher.combine(reduced.scale)
    }
}

extension PostgresNumeric: CustomStringConvertible {
    /// The digits, with as many behind the point as the scale says.
    public var description: String {
        let digits = String(unscaled.magnitude)
        let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
        let sign = unscaled < 0 ? "-" : ""
        return scale == 0 ? sign + padded : "\(sign)\(padded.dropLast(scale)).\(padded.suffix(scale))"
    }
}
