import Domain

/// A number with its unit.
struct FHIRQuantity: Encodable, Sendable {
    let value: FHIRDecimal
    var unit: String?
    var system: String?
    var code: String?

    /// A number in a unit of UCUM.
    init(_ value: ExactNumber, ucum code: String) {
        self.value = FHIRDecimal(value)
        (unit, system, self.code) = (code, FHIRSystem.ucum, code)
    }

    /// A number of something that the element itself names.
    init(count: Int) {
        value = FHIRDecimal(ExactNumber(unscaled: Int64(count)))
    }
}

/// From one quantity to another, both included.
struct FHIRRange: Encodable, Sendable {
    let low: FHIRQuantity
    let high: FHIRQuantity
}

/// An amount of money.
struct FHIRMoney: Encodable, Sendable {
    let value: FHIRDecimal
    let currency: String

    init(_ money: Money) {
        value = FHIRDecimal(ExactNumber(unscaled: money.cents, scale: 2))
        currency = money.currency.rawValue
    }
}
