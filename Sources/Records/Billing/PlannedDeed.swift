import Domain
import Postgres

/// Something that is planned and will be billed: a study that was ordered, or the sessions of a series.
struct PlannedDeed: Sendable {
    /// What it is of.
    enum Source: Hashable, Sendable {
        case order(ImagingOrderNumber)
        case series(SeriesNumber, TreatmentCode)
    }

    let caseNumber: CaseNumber
    let source: Source
    let side: Side
    /// What bills it; nil where the catalogue says nothing.
    let service: ServiceCode?
    /// Its name as printed.
    let name: String
    let units: Int
    /// The quote of an order, else the fee of today; nil where there is neither.
    let price: Money?
    /// The fee that the price comes from; nil: the quote.
    let feeID: Int64?
    /// Day on which it was ordered or planned.
    let scheduledOn: Day
    /// Day it is booked for or begins; nil: to be scheduled separately.
    let serviceOn: Day?
    /// Whether an estimate that stands names it.
    let isEstimated: Bool
}

/// What is planned on the open cases, or on one of them: what is still to come, and with `one` also what its estimate names already.
struct SelectPlannedDeeds: Statement {
    let clinic: ClinicContext
    let caseNumber: CaseNumber?

    var sql: SQL {
        """
        SELECT deed.case_id, deed.imaging_order_id, deed.series_id, deed.treatment_code, deed.side, bills.service_code, deed.name,
               deed.units::bigint AS units, coalesce(deed.quote_cents, fee.amount_cents) AS cents,
               coalesce(deed.currency, fee.currency) AS currency, CASE WHEN deed.quote_cents IS NULL THEN fee.fee_id END AS fee_id,
               deed.scheduled_on, deed.service_on, deed.is_estimated
        FROM (\(orders) UNION ALL \(series)) AS deed
        LEFT JOIN catalogue.service_use AS bills
            ON bills.modality_code = deed.modality_code OR bills.treatment_code = deed.treatment_code
        LEFT JOIN billing.fee ON fee.clinic_id = \(clinic.id) AND fee.service_code = bills.service_code AND fee.payer_id IS NULL
            AND fee.replaced_at IS NULL AND fee.effective_from <= \(clinic.today) AND coalesce(\(clinic.today) < fee.effective_to, true)
        WHERE \(isWanted)
        ORDER BY deed.case_id, deed.service_on NULLS LAST, deed.imaging_order_id, deed.series_id
        """
    }

    private var isWanted: SQL {
        caseNumber == nil
            ? "NOT deed.is_over AND NOT deed.has_begun AND NOT deed.is_estimated"
            : "NOT deed.is_over OR deed.is_estimated"
    }

    private var orders: SQL {
        """
        SELECT asked.case_id, asked.imaging_order_id, NULL::bigint AS series_id, asked.modality_code, NULL AS treatment_code, asked.side,
               modality.name, 1 AS units, asked.quote_cents, CASE WHEN asked.quote_cents IS NOT NULL THEN asked.currency END AS currency,
               asked.ordered_on AS scheduled_on, asked.booked_on AS service_on,
               EXISTS (
                SELECT FROM clinic.imaging_result AS result WHERE result.clinic_id = asked.clinic_id
                    AND result.imaging_order_id = asked.imaging_order_id AND result.voided_at IS NULL) AS is_over, false AS has_begun,
               \(isEstimated("line.imaging_order_id = asked.imaging_order_id")) AS is_estimated
        FROM clinic.imaging_order AS asked
        JOIN catalogue.modality ON modality.code = asked.modality_code
        WHERE asked.clinic_id = \(clinic.id) AND asked.voided_at IS NULL AND \(isAsked("asked", "booked_on"))
          AND NOT EXISTS (
            SELECT FROM clinic.imaging_cancellation AS cancelled WHERE cancelled.clinic_id = asked.clinic_id
                AND cancelled.imaging_order_id = asked.imaging_order_id AND cancelled.voided_at IS NULL)
        """
    }

    /// A series that was ended early is owed for what was delivered of it.
    private var series: SQL {
        """
        SELECT series.case_id, NULL, series.series_id, NULL, series.treatment_code, series.side, treatment.name,
               CASE WHEN series.stop_kind IS NULL THEN greatest(series.planned_sessions, series.delivered_sessions)
                   ELSE series.delivered_sessions END,
               NULL, NULL, series.planned_on, series.starts_on,
               series.next_due_on IS NULL, series.delivered_sessions > 0,
               \(isEstimated("line.series_id = series.series_id"))
        FROM clinic.series_progress AS series
        JOIN catalogue.treatment ON treatment.code = series.treatment_code
        WHERE series.clinic_id = \(clinic.id) AND \(isAsked("series", "starts_on"))
          AND (series.stop_kind IS NULL OR series.delivered_sessions > 0)
        """
    }

    /// Of one case; or ahead, of an open one whose patient has no insurance today.
    private func isAsked(_ table: String, _ day: String) -> SQL {
        if let caseNumber { return "\(unescaped: table).case_id = \(caseNumber)" }
        return """
            \(unescaped: table).\(identifier: day) >= \(clinic.today) AND \(isOpenAndUninsured(table))
            """
    }

    private func isOpenAndUninsured(_ table: String) -> SQL {
        """
        EXISTS (
            SELECT FROM clinic.case AS held
            LEFT JOIN clinic.survivors(\(clinic.id), 'infinity') AS merged ON merged.patient_id = held.patient_id
            WHERE held.clinic_id = \(clinic.id) AND held.case_id = \(unescaped: table).case_id AND held.voided_at IS NULL
              AND NOT EXISTS (
                SELECT FROM clinic.case_closing AS closing
                WHERE closing.clinic_id = held.clinic_id AND closing.case_id = held.case_id AND closing.voided_at IS NULL)
              AND \(PersonNumber.of("held")) NOT IN (\(insured)))
        """
    }

    /// The persons who have an insurance today, under whichever of their numbers.
    private var insured: SQL {
        """
        SELECT \(PersonNumber.of("coverage")) FROM clinic.coverage
        LEFT JOIN clinic.survivors(\(clinic.id), 'infinity') AS merged ON merged.patient_id = coverage.patient_id
        WHERE coverage.clinic_id = \(clinic.id) AND coverage.replaced_at IS NULL AND coverage.effective_from <= \(clinic.today)
          AND coalesce(\(clinic.today) < coverage.effective_to, true)
        """
    }

    private func isEstimated(_ isOfIt: SQL) -> SQL {
        """
        EXISTS (
            SELECT FROM billing.estimate_line AS line
            JOIN billing.estimate AS told ON told.clinic_id = line.clinic_id AND told.estimate_id = line.estimate_id
            WHERE line.clinic_id = \(clinic.id) AND \(isOfIt) AND \(EstimateColumns.stands))
        """
    }

    func decode(_ row: Row) throws -> PlannedDeed {
        let (cents, currency): (Int64?, Currency?) = try (row["cents"], row["currency"])
        let (order, series): (ImagingOrderNumber?, SeriesNumber?) = try (row["imaging_order_id"], row["series_id"])
        let treatment: TreatmentCode? = try row["treatment_code"]
        let source =
            order.map(PlannedDeed.Source.order) ?? series.flatMap { series in treatment.map { .series(series, $0) } }
        guard let source else { throw InvalidInput("a planned deed is neither an order nor a series") }
        return try PlannedDeed(
            caseNumber: row["case_id"],
            source: source,
            side: row["side"],
            service: row["service_code"],
            name: row["name"],
            units: Int(row.decode("units", as: Int64.self)),
            price: cents.flatMap { cents in currency.map { Money(cents: cents, currency: $0) } },
            feeID: row["fee_id"],
            scheduledOn: row["scheduled_on"],
            serviceOn: row["service_on"],
            isEstimated: row["is_estimated"]
        )
    }
}

/// What the statements about estimates share.
enum EstimateColumns {
    /// The condition that an estimate `told` stands: not struck, and no other in its place.
    static let stands: SQL = """
        told.voided_at IS NULL AND NOT EXISTS (
            SELECT FROM billing.estimate AS newer
            WHERE newer.clinic_id = told.clinic_id AND newer.replaces_id = told.estimate_id AND newer.voided_at IS NULL)
        """
}
