import Domain
import Postgres

/// The one grouped scan behind an outcome report.
///
/// Why a due heel has no score is said by what happened up to the end of its window: what came later explains nothing.
struct CountCohort: Statement {
    let view: RecordsAsOf
    let question: OutcomeQuestion
    let window: OutcomeWindow
    let baseline: OutcomeWindow
    let higherIsBetter: Bool

    var sql: SQL {
        """
        WITH \(IndexDays(view: view).tables),
        cohort AS (SELECT * FROM indexed WHERE \(isInPeriod)),
        taken AS (
            SELECT score.case_id, score.side, score.value, score.taken_on, score.after_treatment, score.recorded_at,
                   score.score_id, cohort.index_on, score.taken_on - cohort.index_on AS outcome_day
            FROM cohort
            JOIN clinic.score ON score.case_id = cohort.case_id AND score.side = cohort.side
            WHERE \(view.stood("score")) AND score.instrument_code = \(question.instrument)
        ),
        baseline AS (
            SELECT DISTINCT ON (score.case_id, score.side) score.case_id, score.side, score.value
            FROM taken AS score
            JOIN catalogue.outcome_window AS period ON period.code = \(baseline.code)
            WHERE \(BaselineRule.condition)
            ORDER BY score.case_id, score.side, \(BaselineRule.order)
        ),
        follow_up AS (
            SELECT DISTINCT ON (case_id, side) case_id, side, value, taken_on
            FROM taken
            WHERE outcome_day BETWEEN \(window.firstDay) AND \(window.lastDay)
            ORDER BY case_id, side, abs(outcome_day - \(window.targetDay)::integer), outcome_day,
                     recorded_at DESC, score_id DESC
        ),
        \(whatElseHappened),
        ranked AS (\(ranked)),
        classified AS (\(classified))
        \(counted)
        """
    }

    func decode(_ row: Row) throws -> OutcomeCohort.Row {
        try OutcomeCohort.Row(
            diagnosis: row["diagnosis_code"],
            diagnosisName: row["diagnosis_name"],
            treatment: row["treatment_code"],
            treatmentName: row["treatment_name"],
            before: row["before"],
            after: row["after"],
            flow: row["flow"],
            heels: row["heels"],
            patients: row["patients"],
            patientsOfTreatment: row["patients_of_treatment"],
            patientsOfDiagnosis: row["patients_of_diagnosis"],
            early: row["early"],
            afterAnotherTreatment: row["after_another_treatment"]
        )
    }

    private var isInPeriod: SQL {
        var condition: SQL = "true"
        if let from = question.from { condition += " AND index_on >= \(from)" }
        if let to = question.to { condition += " AND index_on <= \(to)" }
        return condition
    }

    private var whatElseHappened: SQL {
        """
        other_treatment AS (
            SELECT cohort.case_id, cohort.side, min(session.performed_on) AS began_on
            FROM cohort
            JOIN clinic.session ON session.case_id = cohort.case_id AND session.side = cohort.side
                AND session.treatment_code <> cohort.treatment_code
            WHERE \(view.stood("session"))
            GROUP BY cohort.case_id, cohort.side
        ),
        stop AS (
            SELECT series.case_id, series.side,
                   min(series_stop.stopped_on) FILTER (WHERE series_stop.kind = 'withdrawn') AS withdrawn_on,
                   min(series_stop.stopped_on) FILTER (WHERE series_stop.kind = 'transferred') AS transferred_on
            FROM clinic.series_stop
            JOIN clinic.series
                ON series.clinic_id = series_stop.clinic_id AND series.series_id = series_stop.series_id
            WHERE \(view.stood("series_stop")) AND \(view.stood("series"))
            GROUP BY series.case_id, series.side
        ),
        closing AS (
            SELECT case_closing.case_id, case_closing.closed_on, case_closing.outcome
            FROM clinic.case_closing WHERE \(view.stood("case_closing"))
        ),
        primary_diagnosis AS (
            SELECT diagnosis.case_id, diagnosis.side, diagnosis.diagnosis_code
            FROM clinic.diagnosis WHERE diagnosis.is_primary AND \(view.stood("diagnosis"))
        )
        """
    }

    /// Puts the heels of a patient in order; the first is the index heel, if it has a baseline.
    ///
    /// The earliest index day comes first, then the worse baseline, then the right side; the follow-up has no part in it.
    private var ranked: SQL {
        let worse: SQL = higherIsBetter ? "baseline.value" : "baseline.value DESC"
        let order: SQL = """
            ORDER BY (baseline.value IS NULL), cohort.index_on, \(worse), cohort.side DESC, cohort.case_id
            """
        return """
            SELECT cohort.index_on, cohort.treatment_code, primary_diagnosis.diagnosis_code, baseline.value AS before,
                   follow_up.value AS after, follow_up.taken_on AS scored_on,
                   cohort.index_on + \(window.lastDay)::integer AS last_on,
                   least(other_treatment.began_on, stop.transferred_on) AS treated_otherwise_on,
                   least(stop.withdrawn_on, closing.closed_on + CASE WHEN closing.outcome = 'withdrawn' THEN 0 END)
                       AS withdrawn_on,
                   closing.closed_on + CASE WHEN closing.outcome <> 'lost' THEN 0 END AS closed_on,
                   row_number() OVER (PARTITION BY cohort.patient_id \(order)) AS place,
                   row_number() OVER (PARTITION BY cohort.patient_id, cohort.treatment_code \(order))
                       AS place_in_treatment,
                   row_number() OVER (PARTITION BY cohort.patient_id, primary_diagnosis.diagnosis_code \(order))
                       AS place_in_diagnosis
            FROM cohort
            LEFT JOIN baseline USING (case_id, side)
            LEFT JOIN follow_up USING (case_id, side)
            LEFT JOIN other_treatment USING (case_id, side)
            LEFT JOIN stop USING (case_id, side)
            LEFT JOIN primary_diagnosis USING (case_id, side)
            LEFT JOIN closing USING (case_id)
            """
    }

    private var classified: SQL {
        """
        SELECT *,
               CASE
                   WHEN before IS NULL THEN 'no_baseline'
                   WHEN place > 1 AND NOT \(question.allHeels)::boolean THEN 'other_heel'
                   WHEN last_on >= \(view.day) THEN 'not_yet_due'
                   WHEN after IS NOT NULL THEN 'scored'
                   WHEN withdrawn_on <= last_on THEN 'withdrawn'
                   WHEN treated_otherwise_on <= last_on THEN 'treated_otherwise'
                   WHEN closed_on <= last_on THEN 'case_closed'
                   ELSE 'lost'
               END AS flow
        FROM ranked
        """
    }

    private var counted: SQL {
        """
        SELECT grouped.*, diagnosis.name AS diagnosis_name, treatment.name AS treatment_name
        FROM (
            SELECT diagnosis_code, treatment_code, before, flow, CASE WHEN flow = 'scored' THEN after END AS after,
                   count(*) AS heels,
                   count(*) FILTER (WHERE place = 1) AS patients,
                   count(*) FILTER (WHERE place_in_treatment = 1) AS patients_of_treatment,
                   count(*) FILTER (WHERE place_in_diagnosis = 1) AS patients_of_diagnosis,
                   count(*) FILTER (WHERE flow = 'not_yet_due' AND after IS NOT NULL) AS early,
                   count(*) FILTER (WHERE flow = 'scored' AND treated_otherwise_on <= scored_on)
                       AS after_another_treatment
            FROM classified
            GROUP BY 1, 2, 3, 4, 5
        ) AS grouped
        LEFT JOIN catalogue.diagnosis ON diagnosis.code = grouped.diagnosis_code
        LEFT JOIN catalogue.treatment ON treatment.code = grouped.treatment_code
        """
    }
}
