import Domain
import Foundation

/// A decimal as JSON holds it: exact, never by way of a float.
struct FHIRDecimal: Encodable, Sendable {
    let number: ExactNumber

    init(_ number: ExactNumber) {
        self.number = number
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(Decimal(number))
    }
}

extension Decimal {
    /// The same number.
    init(_ number: ExactNumber) {
        self.init(
            sign: number.unscaled < 0 ? .minus : .plus,
            exponent: -number.scale,
            significand: Decimal(number.unscaled.magnitude)
        )
    }
}
