/// Whose a price range is.
public enum PriceOrigin: String, Choice {
    /// The catalogue's, as shipped.
    case catalogue
    /// The clinic's own, which wins.
    case clinic

    /// origin of a price range.
    public static let noun = "origin of a price range"
}

/// Where an amount lies against a price range.
public enum PricePosition: String, Sendable {
    /// Less than the lower end.
    case below
    /// Between the ends, both included.
    case inside
    /// More than the upper end.
    case above
}

/// What a study usually costs, from a lower to an upper end.
public struct PriceRange: Hashable, Sendable {
    /// Lower end, itself inside.
    public let low: Money
    /// Upper end, itself inside.
    public let high: Money
    /// Whose range it is.
    public let origin: PriceOrigin

    /// A range; throws ``InvalidInput`` for ends of two currencies or in the wrong order.
    public init(low: Money, high: Money, origin: PriceOrigin) throws {
        guard low.currency == high.currency else { throw InvalidInput("a price range has one currency") }
        guard low.cents <= high.cents else {
            throw InvalidInput("the lower end \(low) is above the upper end \(high); swap them")
        }
        (self.low, self.high, self.origin) = (low, high, origin)
    }

    /// Where an amount lies; nil for one in another currency, which cannot be compared.
    public func position(of amount: Money) -> PricePosition? {
        guard amount.currency == low.currency else { return nil }
        if amount.cents < low.cents { return .below }
        return amount.cents > high.cents ? .above : .inside
    }
}

extension PriceRange: CustomStringConvertible {
    /// `$200.00-$600.00`.
    public var description: String { "\(low)-\(high)" }
}
