import Domain
import Postgres

/// Up to when the rules have been asked on a day; no row before the first time, and once the clinic has changed what they go by.
struct SelectLastRun: Statement {
    let clinic: ClinicContext
    let day: Day

    var sql: SQL {
        """
        SELECT last.looked_through
        FROM (SELECT looked_through FROM clinic.rule_run
              WHERE clinic_id = \(clinic.id) AND day = \(day) ORDER BY rule_run_id DESC LIMIT 1) AS last
        WHERE NOT EXISTS (\(changed("rule_parameter")) UNION ALL \(changed("contraindication")))
        """
    }

    private func changed(_ table: String) -> SQL {
        """
        SELECT FROM clinic.\(identifier: table)
        WHERE clinic_id = \(clinic.id) AND (recorded_at >= last.looked_through OR replaced_at >= last.looked_through)
        """
    }

    func decode(_ row: Row) throws -> Moment {
        try row["looked_through"]
    }
}

/// Open cases: all of them, or those of which something was recorded or struck since a moment.
struct SelectOpenCases: Statement {
    let clinic: ClinicContext
    let since: Moment?

    var sql: SQL {
        """
        SELECT held.case_id
        FROM clinic.case AS held
        LEFT JOIN clinic.survivors(\(clinic.id), 'infinity') AS merged ON merged.patient_id = held.patient_id
        WHERE held.clinic_id = \(clinic.id) AND held.voided_at IS NULL AND \(changed)
          AND NOT EXISTS (
            SELECT FROM clinic.case_closing AS closing
            WHERE closing.clinic_id = held.clinic_id AND closing.case_id = held.case_id AND closing.voided_at IS NULL)
        ORDER BY held.case_id
        """
    }

    private var changed: SQL {
        guard let since else { return "true" }
        let ofCase = [
            "case", "diagnosis", "exam", "imaging_order", "imaging_result", "milestone", "prescription", "adherence",
            "series",
            "session", "score", "checkin", "alert_acknowledgement",
        ]
        let ofPatient = ["run", "shoe", "shoe_wear", "patient_condition"]
        let stops = [("prescription", "prescription_stop"), ("series", "series_stop")]
        let cases: [SQL] =
            ofCase.map { touched($0, "case_id", since) }
            + stops.map { parent, stop in touchedParent(parent, stop, since) }
        let patients = ofPatient.map { touched($0, "patient_id", since) }.joined(separator: " UNION ALL ")
        return """
            (held.case_id IN (\(cases.joined(separator: " UNION ALL ")))
             OR \(PersonNumber.of("held")) IN (
                SELECT CASE WHEN merged.survivor_id IS NULL THEN told.patient_id ELSE merged.survivor_id END
                FROM (\(patients)) AS told
                LEFT JOIN clinic.survivors(\(clinic.id), 'infinity') AS merged ON merged.patient_id = told.patient_id))
            """
    }

    private func touched(_ table: String, _ column: String, _ since: Moment) -> SQL {
        """
        SELECT \(identifier: column) FROM clinic.\(identifier: table) WHERE clinic_id = \(clinic.id) AND recorded_at >= \(since)
        UNION ALL
        SELECT \(identifier: column) FROM clinic.\(identifier: table) WHERE clinic_id = \(clinic.id) AND voided_at >= \(since)
        """
    }

    /// Cases of what was stopped, or of which a stop was taken back.
    private func touchedParent(_ parent: String, _ stop: String, _ since: Moment) -> SQL {
        """
        SELECT parent.case_id FROM (\(touched(stop, parent + "_id", since))) AS stopped
        JOIN clinic.\(identifier: parent) AS parent
            ON parent.clinic_id = \(clinic.id) AND parent.\(identifier: parent + "_id") = stopped.\(identifier: parent + "_id")
        """
    }

    func decode(_ row: Row) throws -> CaseNumber {
        try row["case_id"]
    }
}
