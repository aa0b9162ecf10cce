import Domain
import Postgres

extension ImagingRecords {
    /// Records what a study found.
    ///
    /// Throws ``InvalidInput`` for an order with a result, a cancelled one, a day before the order's, and a measurement
    /// that cannot be right.
    public func record(
        _ report: ImagingReport,
        for number: ImagingOrderNumber,
        in transaction: borrowing Transaction
    ) async throws -> ImagingOrderEntry {
        let (order, openCase) = try await hold(number, in: transaction)
        let day = report.performedOn ?? clinic.today
        try openCase.check(day, of: "the study date")
        try check(order, canBeDoneOn: day)
        let measurements = try await measurements(of: report.measurements, in: transaction)
        let note = try await NoteRecords.add(report.text, about: openCase.patient, of: clinic, in: transaction)
        try await transaction.execute(
            """
            WITH result AS (
                INSERT INTO clinic.imaging_result
                    (clinic_id, imaging_order_id, case_id, side, performed_on, conclusion, note_id)
                VALUES (\(clinic.id), \(number), \(order.caseNumber), \(order.side), \(day), \(report.conclusion), \(note))
                RETURNING clinic_id, imaging_result_id, case_id, side
            )
            INSERT INTO clinic.measurement (clinic_id, imaging_result_id, case_id, side, kind_code, value)
            SELECT result.clinic_id, result.imaging_result_id, result.case_id, result.side, taken.kind, taken.value
            FROM result,
                unnest(\(measurements.map(\.kind.code))::text[], \(measurements.map(\.value))::numeric[])
                    AS taken (kind, value)
            """
        )
        return try await find(number, in: transaction)
    }

    /// Cancels an order that has no result.
    public func cancel(
        _ number: ImagingOrderNumber,
        on cancelledOn: Day?,
        note: NoteText?,
        in transaction: borrowing Transaction
    ) async throws -> ImagingOrderEntry {
        let (order, openCase) = try await hold(number, in: transaction)
        let day = cancelledOn ?? clinic.today
        try openCase.check(day, of: "the day of cancelling")
        if let result = order.result {
            throw InvalidInput("\(number) was done on \(result.performedOn) and can no longer be cancelled")
        }
        if let cancellation = order.cancellation {
            throw InvalidInput("\(number) was cancelled on \(cancellation.cancelledOn) already")
        }
        guard day >= order.orderedOn else {
            throw InvalidInput("the day of cancelling \(day) lies before the order date \(order.orderedOn)")
        }
        let noteID = try await NoteRecords.add(note, about: openCase.patient, of: clinic, in: transaction)
        try await transaction.execute(
            """
            INSERT INTO clinic.imaging_cancellation (clinic_id, imaging_order_id, cancelled_on, note_id)
            VALUES (\(clinic.id), \(number), \(day), \(noteID))
            """
        )
        return try await find(number, in: transaction)
    }

    private func check(_ order: ImagingOrderEntry, canBeDoneOn day: Day) throws {
        let number = order.number
        if let result = order.result {
            throw InvalidInput(
                """
                \(number) has a result of \(result.performedOn) already; to correct it, void that first: \
                firststep imaging void-result \(number) --reason "..."
                """
            )
        }
        if let cancellation = order.cancellation {
            throw InvalidInput("\(number) was cancelled on \(cancellation.cancelledOn); order the study again")
        }
        guard day >= order.orderedOn else {
            throw InvalidInput("the study date \(day) lies before the order date \(order.orderedOn)")
        }
    }

    private func measurements(
        of entries: [MeasurementEntry],
        in transaction: borrowing Transaction
    ) async throws -> [ImagingMeasurement] {
        guard !entries.isEmpty else { return [] }
        let kinds = try await transaction.query(MeasurementKinds(clinic: clinic))
        var measurements: [ImagingMeasurement] = []
        for entry in entries {
            guard let kind = kinds.first(where: { $0.code == entry.kind }) else {
                try await CatalogueRecords.require(entry.kind, in: transaction)
                continue
            }
            guard !measurements.contains(where: { $0.kind.code == kind.code }) else {
                throw InvalidInput("\(kind.code) is given twice")
            }
            measurements.append(ImagingMeasurement(kind: kind, value: try kind.value(of: entry)))
        }
        return measurements
    }
}
