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
        let (before, source): (SQL, SQL) =
            since.map { ("WITH \(changed(since: $0))", "changed JOIN clinic.case AS held USING (case_id)") }
            ?? ("", "clinic.case AS held")
        return """
            \(before)
            SELECT held.case_id FROM \(source)
            WHERE held.clinic_id = \(clinic.id) AND held.voided_at IS NULL AND NOT EXISTS (
                SELECT FROM clinic.case_closing AS closing
                WHERE closing.clinic_id = held.clinic_id AND closing.case_id = held.case_id AND closing.voided_at IS NULL)
            ORDER BY held.case_id
            """
    }

    /// What is told of a patient is about the cases of the person, under every number.
    private func changed(since: Moment) -> SQL {
        let ofCase = [
            "case", "diagnosis", "exam", "imaging_order", "imaging_result", "milestone", "prescription", "adherence",
            "series", "session", "score", "checkin", "alert_acknowledgement",
        ]
        let ofPatient = ["run", "shoe", "shoe_wear", "patient_condition"]
        let stops = [("prescription", "prescription_stop"), ("series", "series_stop")]
        let cases: [SQL] =
            ofCase.map { touched($0, "case_id", since) }
            + stops.map { parent, stop in touchedParent(parent, stop, since) }
        let patients = ofPatient.map { touched($0, "patient_id", since) }.joined(separator: " UNION ALL ")
        return """
            merged AS MATERIALIZED (SELECT * FROM clinic.survivors(\(clinic.id), 'infinity')),
            person AS MATERIALIZED (
                SELECT DISTINCT \(PersonNumber.of("told")) AS patient_id
                FROM (\(patients)) AS told LEFT JOIN merged ON merged.patient_id = told.patient_id
            ), number AS MATERIALIZED (
                SELECT person.patient_id FROM person
                UNION SELECT merged.patient_id FROM merged JOIN person ON person.patient_id = merged.survivor_id
            ), changed AS MATERIALIZED (
                \(cases.joined(separator: " UNION "))
                UNION
                SELECT held.case_id FROM number
                JOIN clinic.case AS held ON held.clinic_id = \(clinic.id) AND held.patient_id = number.patient_id
            )
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
