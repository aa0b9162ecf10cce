import Domain
import Postgres

extension IncomingCase: ImportableRow {
    /// cases.
    public static let noun = "cases"

    /// Two ids, the opening, the diagnosis and the closing.
    public static var staging: KeyValuePairs<String, String> {
        [
            "external_id": "text", "patient_external_id": "text", "sides": "text[]", "day": "date", "onset_on": "date",
            "diagnosis_code": "text", "diagnosis_status": "text", "closed_on": "date", "outcome": "text",
        ]
    }

    /// Lays it out.
    public func stage(into rows: inout CopyRows) {
        rows.add(externalID)
        rows.add(patient)
        rows.add(side.heels.map(\.rawValue))
        rows.add(openedOn)
        rows.add(onsetOn)
        rows.add(diagnosis)
        rows.add(diagnosis.map { _ in diagnosisStatus })
        rows.add(closedOn)
        rows.add(outcome)
    }

    /// Finds the patient and what stands under the id.
    ///
    /// The opening is what everything else hangs on and cannot be replaced; a diagnosis and a closing can. An onset that the
    /// file leaves out says nothing.
    public static func judgement(_ question: ImportQuestion) -> SQL {
        let verdict = question.verdict(
            faults: "judged.faults",
            isKnown: "judged.is_known",
            differs: "judged.other_diagnosis OR judged.other_closing"
        )
        return """
            WITH \(ImportQuestion.twice), held AS MATERIALIZED (
                SELECT held.external_id, held.case_id, held.patient_id, held.opened_on, held.onset_on,
                       array_agg(heel.side ORDER BY heel.side) AS sides
                FROM clinic.case AS held
                JOIN clinic.heel ON heel.clinic_id = held.clinic_id AND heel.case_id = held.case_id
                WHERE held.clinic_id = \(question.clinic.id) AND held.source = \(question.source) AND held.voided_at IS NULL
                GROUP BY held.external_id, held.case_id, held.patient_id, held.opened_on, held.onset_on
            ), judged AS (
                SELECT row.line, row.external_id, person.patient_id, row.sides, row.day, row.onset_on, row.diagnosis_code,
                       row.diagnosis_status, row.closed_on, row.outcome, held.case_id AS held_id,
                       held.case_id IS NOT NULL OR struck.external_id IS NOT NULL AS is_known,
                       held.case_id IS NOT NULL AND row.diagnosis_code IS NOT NULL AND EXISTS (
                           SELECT FROM unnest(row.sides) AS heel (side)
                           WHERE NOT EXISTS (
                               SELECT FROM clinic.diagnosis AS made
                               WHERE made.clinic_id = \(question.clinic.id) AND made.case_id = held.case_id
                                 AND made.side = heel.side AND made.diagnosis_code = row.diagnosis_code
                                 AND made.status = row.diagnosis_status AND made.voided_at IS NULL)) AS other_diagnosis,
                       held.case_id IS NOT NULL AND (row.closed_on, row.outcome) IS DISTINCT FROM
                           (closing.closed_on, closing.outcome) AS other_closing,
                       array_remove(ARRAY[
                           CASE WHEN row.line > twice.first_line THEN 'repeated' END,
                           CASE WHEN person.patient_id IS NULL THEN 'unknown-patient' END,
                           CASE WHEN row.day > \(question.clinic.today) THEN 'in-future'
                                WHEN row.day < access.first_day() THEN 'long-ago'
                                WHEN extract(year FROM row.day) < born.birth_year THEN 'before-birth' END,
                           CASE WHEN row.onset_on < access.first_day() THEN 'onset-long-ago'
                                WHEN extract(year FROM row.onset_on) < born.birth_year THEN 'onset-before-birth' END,
                           CASE WHEN row.closed_on > \(question.clinic.today) THEN 'closing-in-future' END,
                           CASE WHEN held.case_id IS NOT NULL AND (person.patient_id, row.sides, row.day,
                                    coalesce(row.onset_on, held.onset_on))
                                IS DISTINCT FROM (held.patient_id, held.sides, held.opened_on, held.onset_on) THEN 'fixed' END
                       ], NULL) AS faults
                FROM incoming AS row
                LEFT JOIN twice ON twice.external_id = row.external_id
                LEFT JOIN clinic.patient AS person
                    ON person.clinic_id = \(question.clinic.id) AND person.source = \(question.source)
                    AND person.external_id = row.patient_external_id
                LEFT JOIN clinic.demographics AS born
                    ON born.clinic_id = \(question.clinic.id) AND born.patient_id = person.patient_id
                    AND born.replaced_at IS NULL
                LEFT JOIN held ON held.external_id = row.external_id
                LEFT JOIN clinic.case_closing AS closing
                    ON closing.clinic_id = \(question.clinic.id) AND closing.case_id = held.case_id AND closing.voided_at IS NULL
                LEFT JOIN (
                    SELECT DISTINCT struck.external_id FROM clinic.case AS struck
                    WHERE struck.clinic_id = \(question.clinic.id) AND struck.source = \(question.source)
                      AND struck.external_id IS NOT NULL AND struck.voided_at IS NOT NULL) AS struck
                    ON struck.external_id = row.external_id
                WHERE row.fault_reason IS NULL
            ), settled AS (
                SELECT judged.*, \(verdict) AS verdict FROM judged
            )
            SELECT settled.*, row_number() OVER (PARTITION BY settled.verdict ORDER BY settled.line) AS place FROM settled
            """
    }

    /// Gives out numbers, and strikes the diagnoses and closings that are replaced.
    public static func preparation(_ question: ImportQuestion) -> [SQL] {
        let strike: [SQL] = [
            """
            UPDATE clinic.diagnosis AS held SET voided_at = now(), voided_by = current_user, void_reason = \(question.voidReason)
            FROM judged
            WHERE judged.verdict = 'change' AND judged.other_diagnosis AND held.clinic_id = \(question.clinic.id)
              AND held.case_id = judged.held_id AND held.voided_at IS NULL
              AND (held.is_primary OR held.diagnosis_code = judged.diagnosis_code)
            """,
            """
            UPDATE clinic.case_closing AS held SET voided_at = now(), voided_by = current_user, void_reason = \(question.voidReason)
            FROM judged
            WHERE judged.verdict = 'change' AND judged.other_closing AND held.clinic_id = \(question.clinic.id)
              AND held.case_id = judged.held_id AND held.voided_at IS NULL
            """,
        ]
        return [NumberedRows.take("case")] + (question.replacesChanged ? strike : [])
    }

    /// Opens the new cases, and writes diagnoses and closings.
    public static func writing(_ question: ImportQuestion, slice: SQL) -> [SQL] {
        let clinic = question.clinic.id
        let rows: SQL = """
            WITH row AS (
                SELECT judged.*, CASE judged.verdict WHEN 'insert' THEN taken.base + judged.place ELSE judged.held_id END AS case_id
                FROM judged, taken
                WHERE \(slice) AND judged.verdict IN ('insert', 'change')
            )
            """
        return [
            """
            \(rows) INSERT INTO clinic.case (clinic_id, case_id, patient_id, opened_on, onset_on, source, external_id)
            SELECT \(clinic), row.case_id, row.patient_id, row.day, row.onset_on, \(question.source), row.external_id
            FROM row WHERE row.verdict = 'insert' ORDER BY row.case_id
            """,
            """
            \(rows) INSERT INTO clinic.heel (clinic_id, case_id, side)
            SELECT \(clinic), row.case_id, heel.side
            FROM row, unnest(row.sides) AS heel (side) WHERE row.verdict = 'insert' ORDER BY row.case_id
            """,
            """
            \(rows) INSERT INTO clinic.diagnosis (clinic_id, case_id, side, diagnosis_code, status, is_primary, diagnosed_on)
            SELECT \(clinic), row.case_id, heel.side, row.diagnosis_code, row.diagnosis_status, row.diagnosis_status <> 'refuted',
                   row.day
            FROM row, unnest(row.sides) AS heel (side)
            WHERE row.diagnosis_code IS NOT NULL AND (row.verdict = 'insert' OR row.other_diagnosis) ORDER BY row.case_id
            """,
            """
            \(rows) INSERT INTO clinic.case_closing (clinic_id, case_id, closed_on, outcome)
            SELECT \(clinic), row.case_id, row.closed_on, row.outcome
            FROM row WHERE row.closed_on IS NOT NULL AND (row.verdict = 'insert' OR row.other_closing) ORDER BY row.case_id
            """,
        ]
    }
}
