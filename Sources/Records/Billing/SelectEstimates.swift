import Domain
import Postgres

/// Estimates, the newest first, without their lines.
struct SelectEstimates: Statement {
    let clinic: ClinicContext
    let condition: SQL
    var limit = Int(Int32.max)

    var sql: SQL {
        """
        SELECT told.estimate_id, told.case_id, \(PersonNumber.of("told")) AS patient_id, told.basis, told.asked_on, told.service_on,
               told.due_on, told.issued_on, told.replaces_id, told.currency, told.void_reason,
               (SELECT newer.estimate_id FROM billing.estimate AS newer
                WHERE newer.clinic_id = told.clinic_id AND newer.replaces_id = told.estimate_id AND newer.voided_at IS NULL) AS replaced_by,
               (SELECT coalesce(sum(line.amount_cents), 0)::bigint FROM billing.estimate_line AS line
                WHERE line.clinic_id = told.clinic_id AND line.estimate_id = told.estimate_id) AS total_cents,
               \(billed) AS billed_cents
        FROM billing.estimate AS told
        LEFT JOIN clinic.survivors(\(clinic.id), 'infinity') AS merged ON merged.patient_id = told.patient_id
        WHERE told.clinic_id = \(clinic.id) AND \(Absence.none(of: "told")) AND \(condition)
        ORDER BY told.estimate_id DESC
        LIMIT \(limit)
        """
    }

    /// What the patient was charged on the case since the first estimate of it.
    private var billed: SQL {
        guard clinic.mayRead(.charges) else { return "NULL::bigint" }
        return """
            (SELECT coalesce(sum(charge.amount_cents), 0)::bigint FROM billing.charge
             WHERE charge.clinic_id = told.clinic_id AND charge.case_id = told.case_id AND charge.voided_at IS NULL
               AND charge.payer_id IS NULL AND charge.currency = told.currency
               AND charge.service_on >= (
                SELECT min(first.issued_on) FROM billing.estimate AS first
                WHERE first.clinic_id = told.clinic_id AND first.case_id = told.case_id AND first.voided_at IS NULL))
            """
    }

    func decode(_ row: Row) throws -> EstimateEntry {
        let currency: Currency = try row["currency"]
        let billed: Int64? = try row["billed_cents"]
        return try EstimateEntry(
            number: row["estimate_id"],
            caseNumber: row["case_id"],
            patient: row["patient_id"],
            basis: row["basis"],
            askedOn: row["asked_on"],
            serviceOn: row["service_on"],
            dueOn: row["due_on"],
            issuedOn: row["issued_on"],
            replaces: row["replaces_id"],
            replacedBy: row["replaced_by"],
            voidReason: row["void_reason"],
            total: Money(cents: row["total_cents"], currency: currency),
            billed: billed.map { Money(cents: $0, currency: currency) }
        )
    }
}

/// The lines of estimates, in order.
struct SelectEstimateLines: Statement {
    let clinic: ClinicContext
    let estimates: [EstimateNumber]

    var sql: SQL {
        """
        SELECT line.estimate_id, line.side, line.service_code, service.name, line.imaging_order_id, line.series_id, line.service_on,
               line.units::bigint AS units, line.unit_cents, line.amount_cents, line.fee_id, told.currency
        FROM billing.estimate_line AS line
        JOIN billing.estimate AS told ON told.clinic_id = line.clinic_id AND told.estimate_id = line.estimate_id
        JOIN catalogue.service ON service.code = line.service_code
        WHERE line.clinic_id = \(clinic.id) AND line.estimate_id = ANY (\(estimates)::bigint[])
        ORDER BY line.estimate_id, line.line
        """
    }

    func decode(_ row: Row) throws -> (estimate: EstimateNumber, line: EstimateLine) {
        let (order, series): (ImagingOrderNumber?, SeriesNumber?) = try (row["imaging_order_id"], row["series_id"])
        let currency: Currency = try row["currency"]
        let line = try EstimateLine(
            side: row["side"],
            service: row["service_code"],
            serviceName: row["name"],
            record: order.map(\.description) ?? series.map(\.description) ?? "",
            serviceOn: row["service_on"],
            units: Int(row.decode("units", as: Int64.self)),
            price: Money(cents: row["unit_cents"], currency: currency),
            amount: Money(cents: row["amount_cents"], currency: currency),
            feeID: row["fee_id"]
        )
        return try (row["estimate_id"], line)
    }
}
