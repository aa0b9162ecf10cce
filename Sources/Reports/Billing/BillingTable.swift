import Domain
import Records

/// A billing export as a table for people; it holds all lines, because a table is as wide as its widest.
public struct BillingTable: BillingSheet {
    private let width: Int?
    private var listing = Listing(
        [
            .text("service_date", "Day"), .text("charge", "Charge"), .text("patient", "Patient"),
            .text("name", "Name", isFlexible: true), .text("case", "Case"), .text("modifier", "Heel"),
            .text("icd10", "ICD-10"), .text("service_name", "Service", isFlexible: true), .number("units", "Units"),
            .number("unit_price", "Price"), .number("amount", "Amount"),
            .text("provider", "Provider", isFlexible: true),
        ],
        whenEmpty: "no charges in this period"
    )
    private var bytes: [UInt8] = []

    /// A table for a terminal of so many columns; nil: as wide as it is.
    public init(width: Int?) {
        self.width = width
    }

    /// Number of bytes to be drained.
    public var pending: Int { bytes.count }

    /// Adds a row.
    public mutating func add(_ line: BillingLine) {
        let names = [line.shownFamilyName, line.givenName].compactMap(\.self)
        listing.append([
            .day(line.day), .text(line.charge), .text(line.patient),
            .text(names.joined(separator: ", ")), .text(line.caseNumber),
            .text(line.side?.modifier), .text(line.icd10), .text(line.serviceName), .integer(line.units),
            .money(Money(cents: line.unitCents, currency: line.currency)),
            .money(Money(cents: line.amountCents, currency: line.currency)), .text(line.provider),
        ])
    }

    /// Lays the table out and adds the totals.
    public mutating func finish(_ totals: BillingTotals) {
        bytes += listing.text(width: width).utf8
        bytes += "\n\(totals.text(width: width))".utf8
    }

    /// Hands over what was written since the last call.
    public mutating func drain() -> [UInt8] {
        defer { bytes = [] }
        return bytes
    }
}
