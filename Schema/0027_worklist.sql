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
    -- Set by set, and not case by case: a policy asks anew who is there each time that a table is looked up.
    WITH open_case AS MATERIALIZED (
        SELECT held.case_id, held.opened_on
        FROM clinic.case AS held
        WHERE held.clinic_id = clinic AND held.voided_at IS NULL AND held.opened_on <= on_day
          AND NOT EXISTS (
            SELECT FROM clinic.case_closing AS closing
            WHERE closing.clinic_id = clinic AND closing.case_id = held.case_id AND closing.voided_at IS NULL)
    ), delivered AS MATERIALIZED (
        SELECT session.case_id, session.side, session.series_id, count(*) AS sessions,
               min(session.performed_on) FILTER (WHERE session.performed_on <= on_day) AS first_on, max(session.performed_on) AS last_on
        FROM open_case
        JOIN clinic.session ON session.clinic_id = clinic AND session.case_id = open_case.case_id AND session.voided_at IS NULL
        GROUP BY session.case_id, session.side, session.series_id
    ), prescribed AS MATERIALIZED (
        SELECT prescription.case_id, prescription.side, prescription.starts_on,
               prescription.starts_on <= on_day AND NOT EXISTS (
                SELECT FROM clinic.prescription_stop AS stop
                WHERE stop.clinic_id = clinic AND stop.prescription_id = prescription.prescription_id AND stop.voided_at IS NULL
                  AND stop.stopped_on <= prescription.starts_on) AS was_active
        FROM open_case
        JOIN clinic.prescription ON prescription.clinic_id = clinic AND prescription.case_id = open_case.case_id
            AND prescription.voided_at IS NULL
    ), examined AS MATERIALIZED (
        SELECT exam.case_id, min(exam.performed_on) FILTER (WHERE exam.performed_on <= on_day) AS first_on,
               max(exam.performed_on) AS last_on
        FROM open_case
        JOIN clinic.exam ON exam.clinic_id = clinic AND exam.case_id = open_case.case_id AND exam.voided_at IS NULL
        GROUP BY exam.case_id
    ), ordered AS MATERIALIZED (
        SELECT asked.case_id, asked.side, asked.imaging_order_id, asked.modality_code, asked.ordered_on, asked.booked_on
        FROM open_case
        JOIN clinic.imaging_order AS asked ON asked.clinic_id = clinic AND asked.case_id = open_case.case_id AND asked.voided_at IS NULL
    ), course AS MATERIALIZED (
        -- Series that are not over, each with its next day: as clinic.series_progress has it, which also names planner and remark.
        SELECT series.series_id, series.case_id, series.side, series.treatment_code, series.planned_sessions, series.planned_on,
               coalesce(delivered.sessions, 0) AS delivered_sessions, treatment.name, treatment.grace_days,
               CASE WHEN stop.series_id IS NOT NULL OR delivered.sessions >= series.planned_sessions THEN NULL
                    ELSE coalesce(delivered.last_on + series.interval_days, CASE WHEN delivered.last_on IS NULL THEN series.starts_on END)
               END AS next_due_on
        FROM open_case
        JOIN clinic.series ON series.clinic_id = clinic AND series.case_id = open_case.case_id AND series.voided_at IS NULL
        JOIN catalogue.treatment ON treatment.code = series.treatment_code
        LEFT JOIN delivered ON delivered.series_id = series.series_id
        LEFT JOIN clinic.series_stop AS stop
            ON stop.clinic_id = clinic AND stop.series_id = series.series_id AND stop.voided_at IS NULL
    ), placed AS MATERIALIZED (
        -- The index day as reporting.indexed has it.
        SELECT heel.case_id, heel.side, coalesce(treated.first_on, advised.first_on, examined.first_on, open_case.opened_on) AS index_on
        FROM open_case
        JOIN clinic.heel ON heel.clinic_id = clinic AND heel.case_id = open_case.case_id
        LEFT JOIN (
            SELECT delivered.case_id, delivered.side, min(delivered.first_on) AS first_on FROM delivered
            GROUP BY delivered.case_id, delivered.side
        ) AS treated ON treated.case_id = heel.case_id AND treated.side = heel.side
        LEFT JOIN (
            SELECT prescribed.case_id, prescribed.side, min(prescribed.starts_on) AS first_on FROM prescribed
            WHERE prescribed.was_active GROUP BY prescribed.case_id, prescribed.side
        ) AS advised ON advised.case_id = heel.case_id AND advised.side = heel.side
        LEFT JOIN examined ON examined.case_id = heel.case_id
    ), followed AS MATERIALIZED (
        -- Follow-up windows that are open.
        SELECT placed.case_id, placed.side, period.code, period.name, placed.index_on + period.first_day AS first_on,
               placed.index_on + period.last_day AS last_on
        FROM placed
        JOIN catalogue.outcome_window AS period
            ON period.code <> 'baseline' AND on_day - placed.index_on BETWEEN period.first_day AND period.last_day
    ), scored AS MATERIALIZED (
        SELECT score.case_id, score.side, score.instrument_code, score.taken_on
        FROM open_case
        JOIN clinic.score ON score.clinic_id = clinic AND score.case_id = open_case.case_id AND score.voided_at IS NULL
    ), heard AS (
        -- The last day on which something was heard of a case, or will be.
        SELECT told.case_id, max(told.day) AS last_on
        FROM (
            SELECT open_case.case_id, open_case.opened_on AS day FROM open_case
            UNION ALL SELECT scored.case_id, scored.taken_on FROM scored
            UNION ALL SELECT delivered.case_id, delivered.last_on FROM delivered
            UNION ALL SELECT examined.case_id, examined.last_on FROM examined
            UNION ALL SELECT prescribed.case_id, prescribed.starts_on FROM prescribed
            UNION ALL SELECT ordered.case_id, greatest(ordered.ordered_on, ordered.booked_on) FROM ordered
            UNION ALL SELECT course.case_id, course.next_due_on FROM course
            UNION ALL
            SELECT checkin.case_id, checkin.reported_on FROM open_case
            JOIN clinic.checkin ON checkin.clinic_id = clinic AND checkin.case_id = open_case.case_id AND checkin.voided_at IS NULL
        ) AS told
        WHERE told.day IS NOT NULL
        GROUP BY told.case_id
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
    SELECT 'result', result.case_id, result.side, result.imaging_order_id, result.performed_on, NULL, ordered.modality_code,
           result.conclusion, NULL, NULL
    FROM ordered
    JOIN clinic.imaging_result AS result ON result.clinic_id = clinic AND result.imaging_order_id = ordered.imaging_order_id
    WHERE sees_results AND result.voided_at IS NULL AND result.performed_on <= on_day
      AND NOT EXISTS (
        SELECT FROM examined WHERE examined.case_id = result.case_id AND examined.last_on >= result.performed_on)
      AND NOT EXISTS (
        SELECT FROM clinic.diagnosis WHERE diagnosis.clinic_id = clinic AND diagnosis.case_id = result.case_id
            AND diagnosis.voided_at IS NULL AND diagnosis.diagnosed_on >= result.performed_on)
      AND NOT EXISTS (
        SELECT FROM prescribed WHERE prescribed.case_id = result.case_id AND prescribed.starts_on >= result.performed_on)
      AND NOT EXISTS (SELECT FROM course WHERE course.case_id = result.case_id AND course.planned_on >= result.performed_on)
      AND NOT EXISTS (
        SELECT FROM delivered WHERE delivered.case_id = result.case_id AND delivered.last_on >= result.performed_on)
      AND NOT EXISTS (
        SELECT FROM ordered AS other WHERE other.case_id = result.case_id AND other.ordered_on >= result.performed_on
            AND other.imaging_order_id <> result.imaging_order_id)
    UNION ALL
    SELECT CASE WHEN on_day > course.next_due_on + course.grace_days THEN 'overdue-session' ELSE 'due-session' END,
           course.case_id, course.side, course.series_id, course.next_due_on, NULL, course.treatment_code, course.name,
           course.delivered_sessions::integer, course.planned_sessions::integer
    FROM course WHERE course.next_due_on <= on_day
    UNION ALL
    -- A follow-up window that is open and holds no score yet.
    SELECT 'due-score', followed.case_id, followed.side, NULL, followed.first_on, followed.last_on, followed.code, followed.name, NULL, NULL
    FROM followed
    WHERE NOT EXISTS (
        SELECT FROM scored
        WHERE scored.case_id = followed.case_id AND scored.side = followed.side AND scored.instrument_code = 'morning-pain'
          AND scored.taken_on BETWEEN followed.first_on AND followed.last_on)
    UNION ALL
    -- Silence, where nothing is planned that stands above.
    SELECT 'quiet-case', heard.case_id, NULL, NULL, heard.last_on, NULL, NULL, NULL, NULL, NULL
    FROM heard
    WHERE heard.last_on < on_day - quiet_after
      AND heard.case_id NOT IN (SELECT course.case_id FROM course WHERE course.next_due_on IS NOT NULL);
END $$;
COMMENT ON FUNCTION reporting.worklist(date, integer) IS
    'What the open cases of the clinic ask for on a day: alerts that nobody acknowledged, results that nothing followed, sessions due and overdue, follow-up windows without a score, and cases of which nothing was heard for longer than so many days. Alerts and results only for who may read them.';
ALTER FUNCTION reporting.worklist(date, integer) OWNER TO firststep_reporter;
REVOKE ALL ON FUNCTION reporting.worklist(date, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION reporting.worklist(date, integer) TO firststep_clinician, firststep_frontdesk, firststep_nightly;
