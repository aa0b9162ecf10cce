/// An exact amount of money.
public struct Money: Hashable, Sendable {
    /// Amount in cents; negative for a credit.
    public let cents: Int64
    /// Its currency.
    public let currency: Currency

    /// An amount in cents.
    public init(cents: Int64, currency: Currency) {
        self.cents = cents
        self.currency = currency
    }
}

extension Money: CustomStringConvertible {
    /// `$1,250.00` for dollars, `1,250.00 EUR` for others.
    public var description: String {
        let plain = Money.decimal(cents: cents.magnitude)
        let whole = plain.dropLast(3)
        let thousands = stride(from: whole.count, to: 0, by: -3).map { whole.prefix($0).suffix(3) }
        let number = thousands.reversed().joined(separator: ",") + plain.suffix(3)
        let sign = cents < 0 ? "-" : ""
        return currency == .usd ? "\(sign)$\(number)" : "\(sign)\(number) \(currency)"
    }

    /// Cents as a plain decimal without sign or currency: `250.00`.
    public static func decimal(cents: UInt64) -> String {
        String(cents / 100) + (cents % 100 < 10 ? ".0" : ".") + String(cents % 100)
    }

    /// This amount as a plain decimal: `-12.50`.
    public var decimal: String {
        (cents < 0 ? "-" : "") + Money.decimal(cents: cents.magnitude)
    }
}

/// An amount as it is typed, before the clinic's currency is known.
public struct Amount: Hashable, Sendable, Parsable {
    /// Amount in cents.
    public let cents: Int64

    /// An amount in cents.
    public init(cents: Int64) {
        self.cents = cents
    }

    /// Reads `250`, `250.00` or `$250`.
    public init(parsing text: String) throws {
        let refusal = InvalidInput("\"\(text)\" is not an amount; write it as in 250 or 249.50")
        let digits = text.hasPrefix("$") ? String(text.dropFirst()) : text
        guard let number = try? ExactNumber(parsing: digits), number.unscaled >= 0,
            let cents = number.steps(places: 2)
        else { throw refusal }
        self.cents = Int64(cents)
    }

    /// The amount in a currency.
    public func money(in currency: Currency) -> Money {
        Money(cents: cents, currency: currency)
    }
}

/// An ISO 4217 currency code.
public struct Currency: RawRepresentable, Hashable, Sendable, Parsable, CustomStringConvertible {
    /// Three capital letters.
    public let rawValue: String

    /// Takes what is known to be a currency code.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// US dollar.
    public static let usd = Currency(rawValue: "USD")

    /// Reads three letters, in either case.
    public init(parsing text: String) throws {
        guard text.utf8.count == 3, text.allSatisfy({ $0.isASCII && $0.isLetter }) else {
            throw InvalidInput("\"\(text)\" is not a currency; write three letters, as in USD")
        }
        rawValue = text.uppercased()
    }

    /// The code.
    public var description: String { rawValue }
}
