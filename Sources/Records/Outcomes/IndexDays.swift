import Domain
import Postgres

/// The records as they were at a moment: recorded by then, and not yet struck.
struct RecordsAsOf {
    let clinic: Int64
    /// The moment, as SQL.
    let moment: SQL
    /// The clinical day of that moment.
    let day: Day

    /// The condition under which a fact of this clinic stood.
    func stood(_ table: String) -> SQL {
        """
        (\(unescaped: table).clinic_id = \(clinic) AND \(unescaped: table).recorded_at <= \(moment)
            AND (\(unescaped: table).voided_at IS NULL OR \(unescaped: table).voided_at > \(moment)))
        """
    }
}

/// The index day of each heel, as common table expressions of which the last, `indexed`, holds a row a heel.
///
/// It is the day of the first delivered session of any clinic treatment; a heel without one is home care only, indexed at
/// its first active home prescription, else its first exam, else the opening of its case. Later series change nothing.
struct IndexDays {
    let view: RecordsAsOf
    /// Only this case, or all.
    var caseNumber: CaseNumber?

    var tables: SQL {
        """
        stood_case AS (
            SELECT held.case_id, held.patient_id, held.opened_on FROM clinic.case AS held
            WHERE \(view.stood("held")) \(only("held"))
        ),
        first_session AS (
            SELECT DISTINCT ON (session.case_id, session.side)
                   session.case_id, session.side, session.treatment_code, session.performed_on
            FROM clinic.session
            WHERE \(view.stood("session")) AND session.performed_on <= \(view.day) \(only("session"))
            ORDER BY session.case_id, session.side, session.performed_on, session.session_id
        ),
        first_prescription AS (
            SELECT prescription.case_id, prescription.side, min(prescription.starts_on) AS starts_on
            FROM clinic.prescription
            WHERE \(view.stood("prescription")) AND prescription.starts_on <= \(view.day) \(only("prescription"))
              AND NOT EXISTS (
                SELECT FROM clinic.prescription_stop AS stop
                WHERE \(view.stood("stop")) AND stop.prescription_id = prescription.prescription_id
                  AND stop.stopped_on <= prescription.starts_on)
            GROUP BY prescription.case_id, prescription.side
        ),
        first_exam AS (
            SELECT exam.case_id, min(exam.performed_on) AS performed_on
            FROM clinic.exam
            WHERE \(view.stood("exam")) AND exam.performed_on <= \(view.day) \(only("exam"))
            GROUP BY exam.case_id
        ),
        indexed AS (
            SELECT heel.case_id, heel.side, stood_case.patient_id, first_session.treatment_code,
                   coalesce(first_session.performed_on, first_prescription.starts_on, first_exam.performed_on,
                            stood_case.opened_on) AS index_on
            FROM clinic.heel
            JOIN stood_case ON stood_case.case_id = heel.case_id
            LEFT JOIN first_session ON first_session.case_id = heel.case_id AND first_session.side = heel.side
            LEFT JOIN first_prescription
                ON first_prescription.case_id = heel.case_id AND first_prescription.side = heel.side
            LEFT JOIN first_exam ON first_exam.case_id = heel.case_id
            WHERE heel.clinic_id = \(view.clinic) \(only("heel"))
        )
        """
    }

    private func only(_ table: String) -> SQL {
        caseNumber.map { "AND \(unescaped: table).case_id = \($0)" } ?? ""
    }
}

/// Which score is the baseline: of those in the window before the index day the latest, and the latest recorded of a day.
///
/// Fragments over a `score` with its `index_on` and the baseline `period`.
enum BaselineRule {
    static let condition: SQL = """
        score.taken_on - score.index_on BETWEEN period.first_day AND period.last_day
            AND NOT (score.taken_on = score.index_on AND score.after_treatment)
        """

    static let order: SQL = "score.taken_on DESC, score.recorded_at DESC, score.score_id DESC"
}
