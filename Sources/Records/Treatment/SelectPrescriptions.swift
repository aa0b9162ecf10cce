import Domain
import Postgres

/// Prescriptions that stand, with their stops, by day; their doses come apart.
struct SelectPrescriptions: Statement {
    let clinic: ClinicContext
    let condition: SQL

    var sql: SQL {
        """
        SELECT prescription.prescription_id, prescription.case_id, prescription.side, prescription.measure_code,
               measure.name, measure.is_loading, measure.is_footwear, prescription.starts_on, stop.stopped_on,
               prescription.product, staff.code AS staff_code, note.body AS note, stop_note.body AS stop_note,
               logged.days AS logged_days, logged.done AS done_days
        FROM clinic.prescription
        CROSS JOIN LATERAL (
            SELECT count(*) AS days, count(*) FILTER (WHERE adherence.is_done) AS done
            FROM clinic.adherence
            WHERE adherence.clinic_id = prescription.clinic_id AND adherence.prescription_id = prescription.prescription_id
              AND adherence.voided_at IS NULL
        ) AS logged
        JOIN catalogue.home_measure AS measure ON measure.code = prescription.measure_code
        LEFT JOIN clinic.staff
            ON staff.clinic_id = prescription.clinic_id AND staff.staff_id = prescription.staff_id
        LEFT JOIN clinic.note ON note.clinic_id = prescription.clinic_id AND note.note_id = prescription.note_id
        LEFT JOIN clinic.prescription_stop AS stop
            ON stop.clinic_id = prescription.clinic_id AND stop.prescription_id = prescription.prescription_id
            AND stop.voided_at IS NULL
        LEFT JOIN clinic.note AS stop_note ON stop_note.clinic_id = stop.clinic_id AND stop_note.note_id = stop.note_id
        WHERE prescription.clinic_id = \(clinic.id) AND prescription.voided_at IS NULL AND (\(condition))
        ORDER BY prescription.starts_on, prescription.prescription_id
        """
    }

    func decode(_ row: Row) throws -> PrescriptionEntry {
        try PrescriptionEntry(
            number: row["prescription_id"],
            caseNumber: row["case_id"],
            side: row["side"],
            measure: row["measure_code"],
            measureName: row["name"],
            isLoading: row["is_loading"],
            isFootwear: row["is_footwear"],
            startsOn: row["starts_on"],
            stoppedOn: row["stopped_on"],
            product: row["product"],
            prescribedBy: row["staff_code"],
            note: row["note"],
            stopNote: row["stop_note"],
            loggedDays: Int(row.decode("logged_days", as: Int64.self)),
            doneDays: Int(row.decode("done_days", as: Int64.self)),
            doses: []
        )
    }
}

/// The doses of some prescriptions, in the order in which they are said.
struct SelectDoses: Statement {
    let clinic: ClinicContext
    let prescriptions: [PrescriptionNumber]

    var sql: SQL {
        """
        SELECT dose.prescription_id, dose.low, dose.high, \(DoseParameters.columns)
        FROM clinic.prescription_dose AS dose
        JOIN catalogue.dose_parameter AS parameter
            ON parameter.measure_code = dose.measure_code AND parameter.parameter = dose.parameter
        WHERE dose.clinic_id = \(clinic.id) AND dose.prescription_id = ANY (\(prescriptions)::bigint[])
        ORDER BY parameter.place, parameter.parameter
        """
    }

    func decode(_ row: Row) throws -> (prescription: PrescriptionNumber, dose: PrescribedDose) {
        let range = try DoseRange(low: row["low"], high: row["high"])
        return try (row["prescription_id"], PrescribedDose(parameter: DoseParameters.parameter(in: row), range: range))
    }
}

/// What the dose of a home measure consists of, in the order in which it is said.
struct DoseParameters: Statement {
    static let columns: SQL = """
        parameter.parameter, parameter.name, parameter.unit, parameter.usual_low, parameter.usual_high,
        parameter.minimum, parameter.maximum
        """

    let measure: HomeMeasureCode

    var sql: SQL {
        """
        SELECT \(Self.columns)
        FROM catalogue.dose_parameter AS parameter
        WHERE parameter.measure_code = \(measure)
        ORDER BY parameter.place, parameter.parameter
        """
    }

    func decode(_ row: Row) throws -> DoseParameter {
        try Self.parameter(in: row)
    }

    static func parameter(in row: Row) throws -> DoseParameter {
        let (low, high): (ExactNumber?, ExactNumber?) = try (row["usual_low"], row["usual_high"])
        return try DoseParameter(
            code: row["parameter"],
            name: row["name"],
            unit: row["unit"],
            usual: low.flatMap { low in try high.map { try DoseRange(low: low, high: $0) } },
            limits: DoseRange(low: row["minimum"], high: row["maximum"])
        )
    }
}

/// A home measure of the catalogue, without its parameters.
struct SelectHomeMeasure: Statement {
    let code: HomeMeasureCode
    let parameters: [DoseParameter]

    var sql: SQL {
        "SELECT code, name, is_loading, is_footwear FROM catalogue.home_measure WHERE code = \(code)"
    }

    func decode(_ row: Row) throws -> HomeMeasure {
        try HomeMeasure(
            code: row["code"],
            name: row["name"],
            isLoading: row["is_loading"],
            isFootwear: row["is_footwear"],
            parameters: parameters
        )
    }
}
