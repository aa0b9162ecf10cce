import Domain
import Postgres

extension ImagingRecords {
    /// Strikes an order with all that hangs on it: its result, the measurements in it, its cancellation.
    ///
    /// Returns the order as it stood.
    public func void(
        _ number: ImagingOrderNumber,
        reason: Line,
        in transaction: borrowing Transaction
    ) async throws -> ImagingOrderEntry {
        let (order, _) = try await hold(number, in: transaction)
        try await voidResult(of: order, reason: reason, in: transaction)
        _ = try await Voiding.void(
            "clinic.imaging_cancellation",
            where: "imaging_order_id = \(number)",
            reason: reason,
            of: clinic,
            in: transaction
        )
        try await Facts.imagingOrder.void(number, reason: reason, of: clinic, in: transaction)
        return order
    }

    /// Strikes the result of an order and the measurements in it; the order stands, and can have another result.
    ///
    /// Returns the order as it is then; throws ``InvalidInput`` where it has no result.
    public func voidResult(
        of number: ImagingOrderNumber,
        reason: Line,
        in transaction: borrowing Transaction
    ) async throws -> ImagingOrderEntry {
        let (order, _) = try await hold(number, in: transaction)
        guard order.result != nil else { throw InvalidInput("\(number) has no result to void") }
        try await voidResult(of: order, reason: reason, in: transaction)
        return try await find(number, in: transaction)
    }

    private func voidResult(
        of order: ImagingOrderEntry,
        reason: Line,
        in transaction: borrowing Transaction
    ) async throws {
        guard let result = order.result?.id else { return }
        for table in ["clinic.measurement", "clinic.imaging_result"] {
            _ = try await Voiding.void(
                table,
                where: "imaging_result_id = \(result)",
                reason: reason,
                of: clinic,
                in: transaction
            )
        }
    }
}
