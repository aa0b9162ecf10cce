import Domain
import Records

extension Listings {
    /// The studies that can be ordered, with the price ranges in force.
    public static func modalities(_ modalities: [ModalityEntry]) -> Listing {
        Listing(
            [
                .text("modality", "Modality"), .text("name", "Name"), .text("utility", "Utility"),
                .text("ionising", "Ionising"), .number("price_low", "Price from"), .number("price_high", "to"),
                .text("price_origin", "Range of"), .text("price_basis", "Price is for", isFlexible: true),
                .text("shows", "Shows", isFlexible: true),
            ],
            rows: modalities.map { modality in
                [
                    .text(modality.code), .text(modality.name), .text(modality.utility.map(words)),
                    modality.isIonising.map { .flag($0) } ?? .missing, .money(modality.priceRange?.low),
                    .money(modality.priceRange?.high), .text(modality.priceRange?.origin),
                    .text(modality.priceBasis), .text(modality.shows),
                ]
            },
            whenEmpty: "the catalogue has no studies"
        )
    }

    /// A clinic's own price ranges.
    public static func imagingPrices(_ prices: [ImagingPriceEntry]) -> Listing {
        Listing(
            [
                .text("modality", "Modality"), .number("price_low", "Price from"), .number("price_high", "to"),
            ] + periodColumns,
            rows: prices.map { price in
                [.text(price.modality), .money(price.range.low), .money(price.range.high)] + cells(price.period)
            },
            whenEmpty: "the clinic has no price ranges of its own; the catalogue's hold"
        )
    }

    /// Imaging orders.
    public static func imagingOrders(_ orders: [ImagingOrderEntry]) -> Listing {
        Listing(
            [
                .text("imaging_order", "Order"), .text("case", "Case"), .text("side", "Heel"),
                .text("modality", "Modality"), .text("state", "State"), .text("ordered_on", "Ordered"),
                .text("booked_on", "Booked"), .text("performed_on", "Done"), .text("cancelled_on", "Cancelled"),
                .text("conclusion", "Conclusion"), .text("measurements", "Measurements", isFlexible: true),
                .number("quote", "Quote"), .number("price_low", "Range from"), .number("price_high", "to"),
                .text("quote_position", "Quote is"),
            ],
            rows: orders.map { order in
                [
                    .text(order.number), .text(order.caseNumber), .text(order.side), .text(order.modality),
                    .text(order.state.rawValue), .day(order.orderedOn), .day(order.bookedOn),
                    .day(order.result?.performedOn), .day(order.cancellation?.cancelledOn),
                    .text(order.result?.conclusion), .text(measurements(of: order)), .money(order.quote),
                    .money(order.priceRange?.low), .money(order.priceRange?.high),
                    .text(order.quotePosition?.rawValue),
                ]
            },
            whenEmpty: "no such imaging order"
        )
    }

    /// One imaging order with its result; `voided` is why it was struck.
    public static func imagingOrder(_ order: ImagingOrderEntry, voided: Line? = nil) -> RecordCard {
        RecordCard(
            [
                .init("imaging_order", "Imaging order", .text(order.number)),
                .init("case", "Case", .text(order.caseNumber)),
                .init("side", "Heel", .text(order.side)),
                .init("modality", "Modality", .text(order.modality)),
                .init("state", "State", .text(voided == nil ? order.state.rawValue : "voided")),
                .init("ordered_on", "Ordered", .day(order.orderedOn)),
                .init("staff", "Ordered by", .text(order.orderedBy)),
                .init("booked_on", "Booked for", .day(order.bookedOn)),
                .init("quote", "Quote", .money(order.quote)),
                .init("price_low", "Price range from", .money(order.priceRange?.low)),
                .init("price_high", "to", .money(order.priceRange?.high)),
                .init("price_origin", "Range of", .text(order.priceRange?.origin)),
                .init("quote_position", "Quote is", .text(order.quotePosition?.rawValue)),
                .init("note", "Note", .text(order.note?.rawValue)),
                .init("cancelled_on", "Cancelled", .day(order.cancellation?.cancelledOn)),
                .init("cancel_note", "Cancelled because", .text(order.cancellation?.note?.rawValue)),
                .init("performed_on", "Done", .day(order.result?.performedOn)),
                .init("conclusion", "Conclusion", .text(order.result?.conclusion)),
            ] + (order.result?.measurements ?? []).map(field) + [
                .init("report", "Report", .text(order.result?.report?.rawValue)),
                .init("void_reason", "Voided because", .text(voided)),
            ]
        )
    }

    /// `fascia_thickness_mm`: the key says the unit, as long as it is a word.
    private static func field(_ measurement: ImagingMeasurement) -> RecordCard.Field {
        let key = "\(measurement.kind.code)-\(measurement.kind.unit.rawValue)".replacing("-", with: "_")
        return .init(key, measurement.kind.name, .measure(measurement.value, words: measurement.words))
    }

    private static func measurements(of order: ImagingOrderEntry) -> String? {
        guard let measurements = order.result?.measurements, !measurements.isEmpty else { return nil }
        return measurements.map { "\($0.kind.code) \($0.words)" }.joined(separator: "; ")
    }

    /// `8`, or `7-9`.
    private static func words(_ utility: ClosedRange<Int>) -> String {
        utility.count == 1 ? "\(utility.lowerBound)" : "\(utility.lowerBound)-\(utility.upperBound)"
    }
}
