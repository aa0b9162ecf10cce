import Domain
import Records

/// A billing export as it is written, in one of its formats; holds no more than it was given since the last `drain`.
public protocol BillingSheet {
    /// Adds a line.
    mutating func add(_ line: BillingLine) throws
    /// Adds what comes after the last line.
    mutating func finish(_ totals: BillingTotals) throws
    /// Number of bytes to be drained.
    var pending: Int { get }
    /// Hands over what was written since the last call.
    mutating func drain() -> [UInt8]
}

/// The columns of a billing export, in order; keys are stable.
enum BillingColumns {
    static let keys = [
        "clinic", "patient", "family_name", "given_name", "birth_date", "case", "side", "modifier", "icd10", "service",
        "service_name", "units", "unit_price", "amount", "currency", "service_date", "provider", "provider_npi",
        "charge",
    ]

    /// The cells of a line, in the order of the keys.
    static func cells(_ line: BillingLine, clinic: ClinicCode) -> [Cell] {
        [
            .text(clinic), .text(line.patient), .text(line.shownFamilyName), .text(line.givenName),
            .day(line.birthDate),
            .text(line.caseNumber), .text(line.side), .text(line.side?.modifier), .text(line.icd10),
            .text(line.service), .text(line.serviceName), .integer(line.units),
            .money(Money(cents: line.unitCents, currency: line.currency)),
            .money(Money(cents: line.amountCents, currency: line.currency)), .text(line.currency), .day(line.day),
            .text(line.provider), .text(line.providerNumber), .text(line.charge),
        ]
    }
}
