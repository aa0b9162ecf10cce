/// An exact decimal number: `unscaled / 10^scale`.
///
/// Measures, doses and scores are such numbers; none is ever a float.
public struct ExactNumber: Hashable, Sendable {
    /// The digits as an integer.
    public let unscaled: Int64
    /// Number of decimal places, 0-9, without trailing zeros.
    public let scale: Int

    /// `unscaled / 10^scale`, reduced to the fewest decimal places.
    public init(unscaled: Int64, scale: Int = 0) {
        var (digits, places) = (unscaled, scale)
        while places > 0, digits % 10 == 0 {
            digits /= 10
            places -= 1
        }
        self.unscaled = digits
        self.scale = places
    }

    /// The number in units of 10^-places, or nil where it has more decimal places than that or does not fit.
    public func steps(places: Int) -> Int? {
        guard scale <= places else { return nil }
        var result = unscaled
        for _ in scale..<places {
            let (product, overflow) = result.multipliedReportingOverflow(by: 10)
            guard !overflow else { return nil }
            result = product
        }
        return Int(exactly: result)
    }
}

extension ExactNumber {
    /// This number less another, exactly; nil where the difference does not fit.
    public func subtracting(_ other: ExactNumber) -> ExactNumber? {
        let places = max(scale, other.scale)
        guard let minuend = steps(places: places), let subtrahend = other.steps(places: places) else { return nil }
        let (difference, overflow) = minuend.subtractingReportingOverflow(subtrahend)
        return overflow ? nil : ExactNumber(unscaled: Int64(difference), scale: places)
    }
}

extension ExactNumber: Comparable {
    /// By value.
    public static func < (left: ExactNumber, right: ExactNumber) -> Bool {
        let scale = max(left.scale, right.scale)
        func wide(_ number: ExactNumber) -> Int128 {
            (number.scale..<scale).reduce(Int128(number.unscaled)) { value, _ in value * 10 }
        }
        return wide(left) < wide(right)
    }
}

extension ExactNumber: CustomStringConvertible {
    /// Plain decimal, as in `5.2` or `-3`.
    public var description: String {
        guard scale > 0 else { return String(unscaled) }
        let padded = unscaled.magnitude.padded(to: scale + 1)
        return (unscaled < 0 ? "-" : "") + padded.dropLast(scale) + "." + padded.suffix(scale)
    }
}

extension ExactNumber: Parsable {
    /// Reads a plain decimal: an optional sign, digits, at most nine decimal places; no exponent, no thousands mark.
    public init(parsing text: String) throws {
        // Nearly every score is a digit or two, and there are millions of them.
        if (1...18).contains(text.utf8.count), text.isDigits, let whole = Int64(text) {
            self.init(unscaled: whole)
            return
        }
        let refusal = InvalidInput("\"\(text)\" is not a number; write it as in 7 or 5.2")
        let unsigned = text.hasPrefix("-") ? text.dropFirst() : text[...]
        let parts = unsigned.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let whole = parts.first, !whole.isEmpty,
            parts.allSatisfy({ !$0.isEmpty && $0.isDigits })
        else { throw refusal }
        let fraction = parts.count == 2 ? parts[1] : ""
        guard fraction.count <= 9, let magnitude = Int64(whole + fraction) else { throw refusal }
        self.init(unscaled: text.hasPrefix("-") ? -magnitude : magnitude, scale: fraction.count)
    }
}
