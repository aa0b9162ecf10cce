import Domain
import Postgres

/// Imaging orders with their cancellations and results, as far as these stand.
struct SelectImagingOrders: Statement {
    let clinic: ClinicContext
    let condition: SQL
    var limit: Int?

    var sql: SQL {
        """
        SELECT ordered.imaging_order_id, ordered.case_id, ordered.side, ordered.modality_code, modality.name,
               ordered.ordered_on, ordered.booked_on, staff.code AS staff_code, ordered.quote_cents, ordered.currency,
               ordered.price_low_cents, ordered.price_high_cents, ordered.price_origin, note.body AS note,
               cancellation.cancelled_on, cancel_note.body AS cancel_note,
               result.imaging_result_id, result.performed_on, result.conclusion, report.body AS report
        FROM clinic.imaging_order AS ordered
        JOIN catalogue.modality ON modality.code = ordered.modality_code
        LEFT JOIN clinic.staff ON staff.clinic_id = ordered.clinic_id AND staff.staff_id = ordered.staff_id
        LEFT JOIN clinic.note ON note.clinic_id = ordered.clinic_id AND note.note_id = ordered.note_id
        LEFT JOIN clinic.imaging_cancellation AS cancellation
            ON cancellation.clinic_id = ordered.clinic_id
            AND cancellation.imaging_order_id = ordered.imaging_order_id AND cancellation.voided_at IS NULL
        LEFT JOIN clinic.note AS cancel_note
            ON cancel_note.clinic_id = cancellation.clinic_id AND cancel_note.note_id = cancellation.note_id
        LEFT JOIN clinic.imaging_result AS result
            ON result.clinic_id = ordered.clinic_id
            AND result.imaging_order_id = ordered.imaging_order_id AND result.voided_at IS NULL
        LEFT JOIN clinic.note AS report ON report.clinic_id = result.clinic_id AND report.note_id = result.note_id
        WHERE ordered.clinic_id = \(clinic.id) AND ordered.voided_at IS NULL AND \(Absence.none(of: "ordered"))
          AND (\(condition))
        ORDER BY ordered.ordered_on, ordered.imaging_order_id
        LIMIT \(limit)
        """
    }

    func decode(_ row: Row) throws -> ImagingOrderEntry {
        let currency: Currency = try row["currency"]
        let quote: Int64? = try row["quote_cents"]
        return try ImagingOrderEntry(
            number: row["imaging_order_id"],
            caseNumber: row["case_id"],
            side: row["side"],
            modality: row["modality_code"],
            modalityName: row["name"],
            orderedOn: row["ordered_on"],
            bookedOn: row["booked_on"],
            orderedBy: row["staff_code"],
            quote: quote.map { Money(cents: $0, currency: currency) },
            priceRange: PriceRange(
                lowCents: row["price_low_cents"],
                highCents: row["price_high_cents"],
                origin: row["price_origin"],
                currency: currency
            ),
            note: row["note"],
            cancellation: cancellation(in: row),
            result: result(in: row)
        )
    }

    private func cancellation(in row: Row) throws -> ImagingCancellation? {
        guard let day: Day = try row["cancelled_on"] as Day? else { return nil }
        return try ImagingCancellation(cancelledOn: day, note: row["cancel_note"])
    }

    private func result(in row: Row) throws -> ImagingResultEntry? {
        guard let id = try row["imaging_result_id"] as Int64? else { return nil }
        return try ImagingResultEntry(
            id: id,
            performedOn: row["performed_on"],
            conclusion: row["conclusion"],
            report: row["report"],
            measurements: []
        )
    }
}

/// The measurements that stand in some results, by kind.
struct SelectMeasurements: Statement {
    let clinic: ClinicContext
    let results: [Int64]

    private var kinds: MeasurementKinds { MeasurementKinds(clinic: clinic) }

    var sql: SQL {
        """
        SELECT measurement.imaging_result_id, measurement.value, \(MeasurementKinds.columns)
        FROM clinic.measurement
        JOIN \(kinds.source) ON kind.code = measurement.kind_code
        WHERE measurement.clinic_id = \(clinic.id) AND measurement.imaging_result_id = ANY (\(results)::bigint[])
          AND measurement.voided_at IS NULL
        ORDER BY measurement.kind_code
        """
    }

    func decode(_ row: Row) throws -> (result: Int64, measurement: ImagingMeasurement) {
        let kind = try kinds.decode(row)
        return try (row["imaging_result_id"], ImagingMeasurement(kind: kind, value: row["value"]))
    }
}

/// The kinds of measurements with their thresholds, which are the clinic's own where it has set them.
struct MeasurementKinds: Statement {
    static let columns: SQL = """
        kind.code, kind.name, kind.unit, kind.maximum, threshold.value AS above, threshold.meaning
        """

    let clinic: ClinicContext

    var source: SQL {
        """
        catalogue.measurement_kind AS kind
        LEFT JOIN clinic.rule_number AS threshold
            ON threshold.clinic_id = \(clinic.id) AND threshold.rule_code = kind.rule_code AND threshold.parameter = 'above'
            AND threshold.effective_from <= \(clinic.today) AND coalesce(\(clinic.today) < threshold.effective_to, true)
        """
    }

    var sql: SQL { "SELECT \(Self.columns) FROM \(source)" }

    func decode(_ row: Row) throws -> MeasurementKind {
        let (above, meaning): (ExactNumber?, String?) = try (row["above"], row["meaning"])
        return try MeasurementKind(
            code: row["code"],
            name: row["name"],
            unit: row["unit"],
            maximum: row["maximum"],
            threshold: above.flatMap { above in meaning.map { Threshold(above: above, meaning: $0) } }
        )
    }
}
