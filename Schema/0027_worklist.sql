-- The morning's worklist: what must not be missed, of all open cases. The front desk is told which scores are due though it may read
-- no exam, from which an index day may come; who may not read alerts or results is told of none.

-- An open case is one without a closing, which no index of one table knows: this one and that of the closings give the answer, and
-- neither table is read.
CREATE INDEX case_that_stands ON clinic.case (clinic_id, case_id) INCLUDE (patient_id, opened_on) WHERE voided_at IS NULL;

CALL access.let_reporter_read('clinic.alert', 'clinic_id, alert_id, case_id, side, rule_code, tier, why, fired_on, voided_at');
CALL access.let_reporter_read('clinic.alert_acknowledgement', 'clinic_id, alert_id, voided_at');
CALL access.let_reporter_read('clinic.checkin', 'clinic_id, case_id, side, reported_on, voided_at');
GRANT SELECT (diagnosed_on) ON clinic.diagnosis TO firststep_reporter;
GRANT SELECT (booked_on) ON clinic.imaging_order TO firststep_reporter;
GRANT EXECUTE ON FUNCTION access.caller() TO firststep_reporter;

CREATE FUNCTION reporting.worklist(on_day date, quiet_after integer) RETURNS TABLE (
    kind text, case_id bigint, side text, record_id bigint, due_on date, until_on date, code text, words text,
    delivered integer, planned integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan SET jit = off SET enable_seqscan = off AS $$
#variable_conflict use_column
DECLARE
    clinic constant bigint := access.clinic_at_work();
    sees_alerts constant boolean := has_table_privilege(access.caller(), 'clinic.alert', 'SELECT');
    sees_results constant boolean := has_table_privilege(access.caller(), 'clinic.imaging_result', 'SELECT');
BEGIN
    RETURN QUERY
    WITH open_case AS MATERIALIZED (
        SELECT held.case_id, held.opened_on
        FROM clinic.case AS held
        WHERE held.clinic_id = clinic AND held.voided_at IS NULL AND held.opened_on <= on_day
          AND NOT EXISTS (
            SELECT FROM clinic.case_closing AS closing
            WHERE closing.clinic_id = clinic AND closing.case_id = held.case_id AND closing.voided_at IS NULL)
    ), course AS MATERIALIZED (
        -- Series that are not over, each with its next day: as clinic.series_progress has it, which also names planner and remark.
        SELECT series.series_id, series.case_id, series.side, series.treatment_code, series.planned_sessions,
               done.sessions AS delivered_sessions, treatment.name, treatment.grace_days,
               CASE WHEN done.sessions = 0 THEN series.starts_on ELSE done.last_on + series.interval_days END AS next_due_on
        FROM open_case
        JOIN clinic.series ON series.clinic_id = clinic AND series.case_id = open_case.case_id AND series.voided_at IS NULL
        JOIN catalogue.treatment ON treatment.code = series.treatment_code
        CROSS JOIN LATERAL (
            SELECT count(*) AS sessions, max(session.performed_on) AS last_on
            FROM clinic.session
            WHERE session.clinic_id = clinic AND session.series_id = series.series_id AND session.voided_at IS NULL
        ) AS done
        WHERE done.sessions < series.planned_sessions AND (done.sessions = 0 OR series.interval_days IS NOT NULL)
          AND NOT EXISTS (
            SELECT FROM clinic.series_stop AS stop
            WHERE stop.clinic_id = clinic AND stop.series_id = series.series_id AND stop.voided_at IS NULL)
    ), placed AS MATERIALIZED (
        -- The index day as reporting.indexed has it, looked up heel by heel.
        SELECT heel.case_id, heel.side, coalesce(
            (SELECT min(session.performed_on) FROM clinic.session
             WHERE session.clinic_id = clinic AND session.case_id = heel.case_id AND session.side = heel.side
               AND session.voided_at IS NULL AND session.performed_on <= on_day),
            (SELECT min(prescription.starts_on) FROM clinic.prescription
             WHERE prescription.clinic_id = clinic AND prescription.case_id = heel.case_id AND prescription.side = heel.side
               AND prescription.voided_at IS NULL AND prescription.starts_on <= on_day
               AND NOT EXISTS (
                SELECT FROM clinic.prescription_stop AS stop
                WHERE stop.clinic_id = clinic AND stop.prescription_id = prescription.prescription_id AND stop.voided_at IS NULL
                  AND stop.stopped_on <= prescription.starts_on)),
            (SELECT min(exam.performed_on) FROM clinic.exam
             WHERE exam.clinic_id = clinic AND exam.case_id = heel.case_id AND exam.voided_at IS NULL AND exam.performed_on <= on_day),
            open_case.opened_on) AS index_on
        FROM open_case
        JOIN clinic.heel ON heel.clinic_id = clinic AND heel.case_id = open_case.case_id
    ), unheard AS MATERIALIZED (
        -- Nothing planned, and no score of late: what most cases have, and then nothing else has to be asked.
        SELECT open_case.case_id, open_case.opened_on
        FROM open_case
        LEFT JOIN LATERAL (
            SELECT score.taken_on FROM clinic.score
            WHERE score.clinic_id = clinic AND score.case_id = open_case.case_id AND score.voided_at IS NULL
              AND score.taken_on >= on_day - quiet_after
            LIMIT 1
        ) AS late ON true
        WHERE open_case.opened_on < on_day - quiet_after AND late.taken_on IS NULL
          AND open_case.case_id NOT IN (SELECT course.case_id FROM course)
    ), silent AS (
        -- The last day on which something was heard of it.
        SELECT unheard.case_id, heard.last_on
        FROM unheard
        CROSS JOIN LATERAL (
            SELECT greatest(
                unheard.opened_on,
                (SELECT max(score.taken_on) FROM clinic.score
                 WHERE score.clinic_id = clinic AND score.case_id = unheard.case_id AND score.voided_at IS NULL),
                (SELECT max(session.performed_on) FROM clinic.session
                 WHERE session.clinic_id = clinic AND session.case_id = unheard.case_id AND session.voided_at IS NULL),
                (SELECT max(checkin.reported_on) FROM clinic.checkin
                 WHERE checkin.clinic_id = clinic AND checkin.case_id = unheard.case_id AND checkin.voided_at IS NULL),
                (SELECT max(exam.performed_on) FROM clinic.exam
                 WHERE exam.clinic_id = clinic AND exam.case_id = unheard.case_id AND exam.voided_at IS NULL),
                (SELECT max(prescription.starts_on) FROM clinic.prescription
                 WHERE prescription.clinic_id = clinic AND prescription.case_id = unheard.case_id AND prescription.voided_at IS NULL),
                (SELECT max(greatest(asked.ordered_on, asked.booked_on)) FROM clinic.imaging_order AS asked
                 WHERE asked.clinic_id = clinic AND asked.case_id = unheard.case_id AND asked.voided_at IS NULL)
            ) AS last_on
        ) AS heard
        WHERE heard.last_on < on_day - quiet_after
    )
    SELECT CASE alert.tier WHEN 'urgent' THEN 'urgent-alert' WHEN 'alert' THEN 'alert' ELSE 'info-alert' END,
           alert.case_id, alert.side, alert.alert_id, alert.fired_on, NULL::date, alert.rule_code, alert.why, NULL::integer, NULL::integer
    FROM clinic.alert
    JOIN open_case ON open_case.case_id = alert.case_id
    WHERE sees_alerts AND alert.clinic_id = clinic AND alert.voided_at IS NULL AND alert.fired_on <= on_day
      AND NOT EXISTS (
        SELECT FROM clinic.alert_acknowledgement AS seen
        WHERE seen.clinic_id = clinic AND seen.alert_id = alert.alert_id AND seen.voided_at IS NULL)
    UNION ALL
    -- A result after whose day nobody examined, diagnosed, prescribed, planned, treated or ordered anything.
    SELECT 'result', result.case_id, result.side, result.imaging_order_id, result.performed_on, NULL, asked.modality_code,
           result.conclusion, NULL, NULL
    FROM open_case
    JOIN clinic.imaging_result AS result ON result.clinic_id = clinic AND result.case_id = open_case.case_id
    JOIN clinic.imaging_order AS asked ON asked.clinic_id = clinic AND asked.imaging_order_id = result.imaging_order_id
    CROSS JOIN LATERAL (
        SELECT greatest(
            (SELECT max(exam.performed_on) FROM clinic.exam
             WHERE exam.clinic_id = clinic AND exam.case_id = result.case_id AND exam.voided_at IS NULL),
            (SELECT max(diagnosis.diagnosed_on) FROM clinic.diagnosis
             WHERE diagnosis.clinic_id = clinic AND diagnosis.case_id = result.case_id AND diagnosis.voided_at IS NULL),
            (SELECT max(prescription.starts_on) FROM clinic.prescription
             WHERE prescription.clinic_id = clinic AND prescription.case_id = result.case_id AND prescription.voided_at IS NULL),
            (SELECT max(series.planned_on) FROM clinic.series
             WHERE series.clinic_id = clinic AND series.case_id = result.case_id AND series.voided_at IS NULL),
            (SELECT max(session.performed_on) FROM clinic.session
             WHERE session.clinic_id = clinic AND session.case_id = result.case_id AND session.voided_at IS NULL),
            (SELECT max(other.ordered_on) FROM clinic.imaging_order AS other
             WHERE other.clinic_id = clinic AND other.case_id = result.case_id AND other.voided_at IS NULL
               AND other.imaging_order_id <> result.imaging_order_id)
        ) AS last_on
    ) AS done
    WHERE sees_results AND result.voided_at IS NULL AND result.performed_on <= on_day
      AND coalesce(done.last_on < result.performed_on, true)
    UNION ALL
    SELECT CASE WHEN on_day > course.next_due_on + course.grace_days THEN 'overdue-session' ELSE 'due-session' END,
           course.case_id, course.side, course.series_id, course.next_due_on, NULL, course.treatment_code, course.name,
           course.delivered_sessions::integer, course.planned_sessions::integer
    FROM course WHERE course.next_due_on <= on_day
    UNION ALL
    -- A follow-up window that is open and holds no score yet.
    SELECT 'due-score', placed.case_id, placed.side, NULL, placed.index_on + period.first_day, placed.index_on + period.last_day,
           period.code, period.name, NULL, NULL
    FROM placed
    JOIN catalogue.outcome_window AS period
        ON period.code <> 'baseline' AND on_day - placed.index_on BETWEEN period.first_day AND period.last_day
    LEFT JOIN LATERAL (
        SELECT score.taken_on FROM clinic.score
        WHERE score.clinic_id = clinic AND score.case_id = placed.case_id AND score.side = placed.side
          AND score.instrument_code = 'morning-pain' AND score.voided_at IS NULL
          AND score.taken_on BETWEEN placed.index_on + period.first_day AND placed.index_on + period.last_day
        LIMIT 1
    ) AS taken ON true
    WHERE taken.taken_on IS NULL
    UNION ALL
    SELECT 'quiet-case', silent.case_id, NULL, NULL, silent.last_on, NULL, NULL, NULL, NULL, NULL FROM silent;
END $$;
COMMENT ON FUNCTION reporting.worklist(date, integer) IS
    'What the open cases of the clinic ask for on a day: alerts that nobody acknowledged, results that nothing followed, sessions due and overdue, follow-up windows without a score, and cases of which nothing was heard for longer than so many days. Alerts and results only for who may read them.';
ALTER FUNCTION reporting.worklist(date, integer) OWNER TO firststep_reporter;
REVOKE ALL ON FUNCTION reporting.worklist(date, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION reporting.worklist(date, integer) TO firststep_clinician, firststep_frontdesk, firststep_nightly;
