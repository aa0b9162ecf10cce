import Domain
import Records

extension Listings {
    /// What can be billed, with the fees of a day.
    public static func services(_ services: [ServiceEntry]) -> Listing {
        Listing(
            [
                .text("service", "Service"), .text("name", "Name", isFlexible: true), .text("kind", "Kind"),
                .number("fee", "Fee today"),
            ],
            rows: services.map { service in
                [.text(service.code), .text(service.name), .text(service.kind), .money(service.fee)]
            },
            whenEmpty: "no services; load the catalogue"
        )
    }

    /// Fees with the days on which they hold.
    public static func fees(_ fees: [FeeEntry], whenEmpty: String = "no fees yet") -> Listing {
        Listing(
            [
                .text("service", "Service"), .text("name", "Name", isFlexible: true), .number("fee", "Fee"),
            ] + periodColumns,
            rows: fees.map { fee in
                [.text(fee.service), .text(fee.serviceName), .money(fee.amount)] + cells(fee.period)
            },
            whenEmpty: whenEmpty
        )
    }

    /// Charges.
    public static func charges(_ charges: [ChargeEntry]) -> Listing {
        Listing(
            [
                .text("charge", "Charge"), .text("service_date", "Day"), .text("patient", "Patient"),
                .text("case", "Case"), .text("side", "Heel"), .text("service", "Service"),
                .text("service_name", "Name", isFlexible: true), .number("units", "Units"),
                .number("unit_price", "Price"), .number("amount", "Amount"), .text("priced_by", "Priced by"),
                .text("staff", "By"),
            ],
            rows: charges.map { charge in
                [
                    .text(charge.number), .day(charge.day), .text(charge.patient), .text(charge.caseNumber),
                    .text(charge.side), .text(charge.service), .text(charge.serviceName),
                    .integer(charge.units.rawValue), .money(charge.price), .money(charge.amount),
                    .text(pricing(charge)), .text(charge.staff),
                ]
            },
            whenEmpty: "no charges"
        )
    }

    /// One charge.
    public static func charge(_ charge: ChargeEntry) -> RecordCard {
        RecordCard([
            .init("charge", "Charge", .text(charge.number)),
            .init("service_date", "Day", .day(charge.day)),
            .init("patient", "Patient", .text(charge.patient)),
            .init("case", "Case", .text(charge.caseNumber)),
            .init("side", "Heel", .text(charge.side)),
            .init("service", "Service", .text(charge.service)),
            .init("service_name", "Name", .text(charge.serviceName)),
            .init("units", "Units", .integer(charge.units.rawValue)),
            .init("unit_price", "Price", .money(charge.price)),
            .init("amount", "Amount", .money(charge.amount)),
            .init("priced_by", "Priced by", .text(pricing(charge))),
            .init("staff", "By", .text(charge.staff)),
            .init("void_reason", "Voided because", .text(charge.voidReason)),
        ])
    }

    /// The columns of the days on which a price holds.
    static let periodColumns: [Listing.Column] = [
        .text("effective_from", "From"), .text("effective_to", "To before"),
    ]

    /// The cells of ``periodColumns``.
    static func cells(_ period: EffectivePeriod) -> [Cell] {
        [.day(period.from), .day(period.to)]
    }

    private static func pricing(_ charge: ChargeEntry) -> String {
        charge.isFromFee ? "fee" : "hand"
    }
}
