import Domain
import Postgres

/// The imaging orders of a clinic, with their results.
public struct ImagingRecords: Sendable {
    let clinic: ClinicContext

    /// The orders of this clinic.
    public init(_ clinic: ClinicContext) {
        self.clinic = clinic
    }

    /// The orders of a case, open or closed, by day; throws ``InvalidInput`` for an unknown case.
    public func orders(
        of number: CaseNumber,
        in transaction: borrowing Transaction
    ) async throws -> [ImagingOrderEntry] {
        try await KnownCase.require(number, of: clinic, in: transaction)
        return try await select("ordered.case_id = \(number)", in: transaction)
    }

    /// All orders by day, at most `limit`; those still to take place where only they are asked for.
    public func list(
        onlyOpen: Bool,
        limit: Int,
        in transaction: borrowing Transaction
    ) async throws -> [ImagingOrderEntry] {
        // By the columns of the joins, which tell the planner that neither is looked for: it stops at the limit.
        let condition: SQL =
            onlyOpen ? "cancellation.imaging_order_id IS NULL AND result.imaging_order_id IS NULL" : "true"
        return try await select(condition, limit: limit, in: transaction)
    }

    /// Orders a study on a heel, and freezes the price range in force on that day.
    ///
    /// Returns it with what may be wrong with it. Throws ``InvalidInput`` for whatever does not fit: the case, the side, the days, the study, the person.
    public func order(
        _ request: ImagingRequest,
        in transaction: borrowing Transaction
    ) async throws -> (order: ImagingOrderEntry, warnings: [String]) {
        let found = try await OpenCase.find(request.caseNumber, of: clinic, in: transaction)
        let side = try found.heel(request.side)
        let day = request.orderedOn ?? clinic.today
        try found.check(day, of: "the order date")
        try request.quote?.checkIsReasonable()
        if let booked = request.bookedOn, booked < day {
            throw InvalidInput("the booked day \(booked) lies before the order date \(day)")
        }
        let modality = try await ImagingPriceRecords(clinic).modality(request.modality, on: day, in: transaction)
        let staff = try await StaffRecords(clinic).id(of: request.orderedBy, in: transaction)
        let note = try await NoteRecords.add(request.note, about: found.patient, of: clinic, in: transaction)
        let number: ImagingOrderNumber = try await transaction.queryOne(
            """
            INSERT INTO clinic.imaging_order
                (clinic_id, case_id, side, modality_code, ordered_on, booked_on, staff_id, quote_cents, currency,
                 price_low_cents, price_high_cents, price_origin, note_id)
            VALUES (\(clinic.id), \(found.number), \(side), \(modality.code), \(day), \(request.bookedOn), \(staff),
                \(request.quote?.cents), \(clinic.currency), \(modality.priceRange?.low.cents),
                \(modality.priceRange?.high.cents), \(modality.priceRange?.origin), \(note))
            RETURNING imaging_order_id
            """
        )["imaging_order_id"]
        let order = try await find(number, in: transaction)
        return (order, [found.warning(day, of: "the order date"), order.quoteWarning].compactMap(\.self))
    }

    /// An order that stands; throws ``InvalidInput`` for an unknown or a voided one.
    func find(
        _ number: ImagingOrderNumber,
        in transaction: borrowing Transaction
    ) async throws -> ImagingOrderEntry {
        let found = try await select("ordered.imaging_order_id = \(number)", in: transaction)
        guard let order = found.first else {
            throw try await Facts.imagingOrder.refusal(of: number, of: clinic, in: transaction)
        }
        return order
    }

    /// An order of an open case; nobody else can change it until the transaction ends.
    func hold(
        _ number: ImagingOrderNumber,
        in transaction: borrowing Transaction
    ) async throws -> (order: ImagingOrderEntry, of: OpenCase) {
        let openCase = try await Facts.imagingOrder.hold(number, of: clinic, in: transaction)
        return try await (find(number, in: transaction), openCase)
    }

    private func select(
        _ condition: SQL,
        limit: Int? = nil,
        in transaction: borrowing Transaction
    ) async throws -> [ImagingOrderEntry] {
        var orders = try await transaction.query(
            SelectImagingOrders(clinic: clinic, condition: condition, limit: limit)
        )
        let results = orders.compactMap(\.result?.id)
        guard !results.isEmpty else { return orders }
        let measurements = try await transaction.query(SelectMeasurements(clinic: clinic, results: results))
        let ofResult = Dictionary(grouping: measurements, by: \.result)
        for index in orders.indices {
            guard let result = orders[index].result?.id else { continue }
            orders[index].result?.measurements = ofResult[result]?.map(\.measurement) ?? []
        }
        return orders
    }
}
