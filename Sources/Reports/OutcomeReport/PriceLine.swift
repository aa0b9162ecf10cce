import Domain
import Records

/// The prices of a study against the range of their day.
public struct PriceLine: Sendable, Encodable {
    /// Code of the study.
    public let modality: String
    /// Its name.
    public let name: String
    /// `quoted` or `charged`.
    public let basis: String
    /// Number of prices.
    public let number: Int
    /// Below the range.
    public let below: Int
    /// Inside, both ends included.
    public let inside: Int
    /// Above.
    public let above: Int
    /// On a day without a range.
    public let withoutRange: Int
    /// The lowest, in cents.
    public let lowestCents: Int64
    /// The highest, in cents.
    public let highestCents: Int64
    /// The sum, in cents.
    public let totalCents: Int64
    /// ISO 4217.
    public let currency: String

    init(_ count: PriceCount) {
        modality = count.modality.rawValue
        (name, basis) = (count.name, count.basis)
        (below, inside, above, withoutRange) = (count.below, count.inside, count.above, count.withoutRange)
        number = below + inside + above + withoutRange
        (lowestCents, highestCents, totalCents) = (count.lowest.cents, count.highest.cents, count.total.cents)
        currency = count.lowest.currency.rawValue
    }
}
