import Postgres

/// Parts of the SQL that finds the case which a session or a score is about.
enum KnownCases {
    /// The tables that the join below takes.
    ///
    /// `of_patient`: where a row names its patient only, the cases of that day. `known`: the cases that the rows name and these,
    /// each with its heels and its patient's year of birth.
    static func tables(_ question: ImportQuestion) -> SQL {
        """
        of_patient AS MATERIALIZED (
            SELECT incoming.line, count(*) AS cases, min(held.case_id) AS case_id
            FROM incoming
            JOIN clinic.patient AS person
                ON person.clinic_id = \(question.clinic.id) AND person.source = \(question.source)
                AND person.external_id = incoming.patient_external_id
            JOIN clinic.case AS held
                ON held.clinic_id = person.clinic_id AND held.patient_id = person.patient_id AND held.voided_at IS NULL
            LEFT JOIN clinic.case_closing AS closing
                ON closing.clinic_id = held.clinic_id AND closing.case_id = held.case_id AND closing.voided_at IS NULL
            WHERE incoming.patient_external_id IS NOT NULL
              AND incoming.day BETWEEN held.opened_on AND coalesce(closing.closed_on, 'infinity')
            GROUP BY incoming.line
        ), known AS MATERIALIZED (
            SELECT held.external_id, held.case_id, held.patient_id, born.birth_year,
                   bool_or(heel.side = 'left') AS has_left, bool_or(heel.side = 'right') AS has_right
            FROM (
                SELECT held.external_id, held.case_id, held.patient_id
                FROM (SELECT DISTINCT case_external_id FROM incoming WHERE case_external_id IS NOT NULL) AS told
                JOIN clinic.case AS held
                    ON held.clinic_id = \(question.clinic.id) AND held.source = \(question.source)
                    AND held.external_id = told.case_external_id AND held.voided_at IS NULL
                UNION
                SELECT CASE WHEN held.source = \(question.source) THEN held.external_id END, held.case_id, held.patient_id
                FROM of_patient
                JOIN clinic.case AS held
                    ON held.clinic_id = \(question.clinic.id) AND held.case_id = of_patient.case_id AND held.voided_at IS NULL
            ) AS held
            JOIN clinic.heel ON heel.clinic_id = \(question.clinic.id) AND heel.case_id = held.case_id
            LEFT JOIN clinic.demographics AS born
                ON born.clinic_id = \(question.clinic.id) AND born.patient_id = held.patient_id AND born.replaced_at IS NULL
            GROUP BY held.external_id, held.case_id, held.patient_id, born.birth_year
        )
        """
    }

    /// The join that gives each row of `incoming`, called `row`, its case as `known`.
    static let join: SQL = """
        LEFT JOIN of_patient ON of_patient.line = row.line
        LEFT JOIN known AS named ON named.external_id = row.case_external_id
        LEFT JOIN known AS found ON found.case_id = of_patient.case_id
        CROSS JOIN LATERAL (
            SELECT coalesce(named.case_id, found.case_id) AS case_id, coalesce(named.patient_id, found.patient_id) AS patient_id,
                   coalesce(named.birth_year, found.birth_year) AS birth_year,
                   coalesce(named.has_left, found.has_left) AS has_left, coalesce(named.has_right, found.has_right) AS has_right
        ) AS known
        """

    /// What can be wrong with the case, the heel and the day, as elements of an array; NULL is nothing.
    ///
    /// `isPerHeel` says whether the row has to be about one heel.
    static func faults(_ question: ImportQuestion, isPerHeel: SQL) -> SQL {
        """
        CASE WHEN row.case_external_id IS NOT NULL AND known.case_id IS NULL THEN 'unknown-case'
             WHEN row.case_external_id IS NULL AND row.day IS NOT NULL AND of_patient.cases IS NULL THEN 'no-case-then'
             WHEN of_patient.cases > 1 THEN 'several-cases' END,
        CASE WHEN NOT \(isPerHeel) AND row.side IS NOT NULL THEN 'side-too-many'
             WHEN row.side = 'left' AND NOT known.has_left OR row.side = 'right' AND NOT known.has_right THEN 'other-side'
             WHEN \(isPerHeel) AND row.side IS NULL AND known.has_left AND known.has_right THEN 'side-missing' END,
        CASE WHEN row.day > \(question.clinic.today) THEN 'in-future'
             WHEN row.day < access.first_day() THEN 'long-ago'
             WHEN extract(year FROM row.day) < known.birth_year THEN 'before-birth' END
        """
    }
}
