import Domain
import Postgres

/// Every record that does not fit the others, counted by check; a check that finds nothing has no row.
struct SelectViolations: Statement {
    let clinic: Int64

    /// As many examples as a person looks at.
    var sql: SQL {
        let all = parts + ofStruckCases + remarks + [heelless, charges, batches, birthYears, wordless]
        return """
            SELECT found.violated, count(*)::bigint AS violations,
                   (array_agg(found.letter || '-' || found.number ORDER BY found.letter, found.number))[1:10] AS records
            FROM (\(all.dropFirst().reduce(all[0]) { "\($0) UNION ALL \($1)" })) AS found (violated, letter, number)
            GROUP BY found.violated
            """
    }

    func decode(_ row: Row) throws -> IntegrityFinding {
        let count: Int64 = try row["violations"]
        return try IntegrityFinding(row["violated"], count: Int(count), records: row["records"])
    }

    /// What was struck without its parts; a struck shoe, route or prescription leaves what was done with it standing.
    private var parts: [SQL] {
        [
            ("clinic.exam", "exam_id", "E", "clinic.finding"),
            ("clinic.imaging_order", "imaging_order_id", "I", "clinic.imaging_result"),
            ("clinic.imaging_order", "imaging_order_id", "I", "clinic.imaging_cancellation"),
            ("clinic.series", "series_id", "S", "clinic.session"),
            ("clinic.series", "series_id", "S", "clinic.series_stop"),
            ("clinic.prescription", "prescription_id", "H", "clinic.prescription_stop"),
        ].map { whole, key, letter, part in
            """
            SELECT \(literal: IntegrityCheck.standsOnStruck.rawValue), \(literal: letter), part.\(unescaped: key)
            FROM \(unescaped: whole) AS whole
            JOIN \(unescaped: part) AS part ON part.clinic_id = whole.clinic_id AND part.\(unescaped: key) = whole.\(unescaped: key)
            WHERE whole.clinic_id = \(clinic) AND whole.voided_at IS NOT NULL AND part.voided_at IS NULL
            """
        } + [measurements]
    }

    /// A measurement is named by the order of its result.
    private var measurements: SQL {
        """
        SELECT \(literal: IntegrityCheck.standsOnStruck.rawValue), 'I', whole.imaging_order_id
        FROM clinic.imaging_result AS whole
        JOIN clinic.measurement AS part
            ON part.clinic_id = whole.clinic_id AND part.imaging_result_id = whole.imaging_result_id
        WHERE whole.clinic_id = \(clinic) AND whole.voided_at IS NOT NULL AND part.voided_at IS NULL
        """
    }

    private var ofStruckCases: [SQL] {
        [
            "clinic.case_closing", "clinic.diagnosis", "clinic.milestone", "clinic.exam", "clinic.imaging_order",
            "clinic.prescription", "clinic.series", "clinic.session", "clinic.score", "clinic.checkin",
            "billing.charge",
        ].map { part in
            """
            SELECT \(literal: IntegrityCheck.standsOnStruck.rawValue), 'C', part.case_id
            FROM clinic.case AS whole
            JOIN \(unescaped: part) AS part ON part.clinic_id = whole.clinic_id AND part.case_id = whole.case_id
            WHERE whole.clinic_id = \(clinic) AND whole.voided_at IS NOT NULL AND part.voided_at IS NULL
            """
        }
    }

    private var heelless: SQL {
        """
        SELECT \(literal: IntegrityCheck.caseWithoutHeel.rawValue), 'C', held.case_id
        FROM clinic.case AS held
        WHERE held.clinic_id = \(clinic) AND held.voided_at IS NULL AND NOT EXISTS (
            SELECT FROM clinic.heel WHERE heel.clinic_id = held.clinic_id AND heel.case_id = held.case_id)
        """
    }

    private var charges: SQL {
        """
        SELECT \(literal: IntegrityCheck.chargeAgainstFee.rawValue), 'B', charge.charge_id
        FROM billing.charge
        JOIN billing.fee ON fee.clinic_id = charge.clinic_id AND fee.fee_id = charge.fee_id
        WHERE charge.clinic_id = \(clinic) AND charge.voided_at IS NULL
          AND ((fee.service_code, fee.amount_cents, fee.currency) <> (charge.service_code, charge.unit_cents, charge.currency)
               OR charge.service_on < fee.effective_from OR charge.service_on >= fee.effective_to)
        """
    }

    /// A batch has no letter of its own; X stands for export.
    private var batches: SQL {
        """
        SELECT \(literal: IntegrityCheck.batchTotal.rawValue), 'X', batch.batch_id
        FROM billing.batch
        LEFT JOIN billing.batch_charge AS line ON line.clinic_id = batch.clinic_id AND line.batch_id = batch.batch_id
        LEFT JOIN billing.charge ON charge.clinic_id = line.clinic_id AND charge.charge_id = line.charge_id
        WHERE batch.clinic_id = \(clinic) AND batch.voided_at IS NULL
        GROUP BY batch.clinic_id, batch.batch_id
        HAVING count(charge.charge_id) <> batch.lines OR coalesce(sum(charge.amount_cents), 0) <> batch.total_cents
            OR bool_or(charge.currency <> batch.currency)
        """
    }
}
