-- What statistics are made of. The role firststep_reporter reads just the columns of the records that figures need, and owns all
-- that stands in this schema: a function of it cannot reach a name, since the database would refuse it.
--
-- Row-level security asks in a function with its owner's rights for the owner, who is of no clinic: so the policies below go by
-- access.clinic_at_work(), which is of who calls.

CREATE SCHEMA reporting AUTHORIZATION firststep_reporter;
COMMENT ON SCHEMA reporting IS
    'Counts and de-identified rows (45 CFR 164.514(b)(2)), each of the clinic of who asks. All that an analyst sees.';

-- Postal areas.

CREATE TABLE catalogue.small_zip3 (
    zip3 text PRIMARY KEY CHECK (zip3 ~ '^[0-9]{3}$'),
    source_code text NOT NULL REFERENCES catalogue.source
);
COMMENT ON TABLE catalogue.small_zip3 IS 'First three digits of US postal codes under which 20,000 people or fewer live: they tell too much of who lives there.';
COMMENT ON COLUMN catalogue.small_zip3.zip3 IS 'The three digits.';
COMMENT ON COLUMN catalogue.small_zip3.source_code IS 'Where it comes from.';
GRANT SELECT ON catalogue.small_zip3 TO firststep_staff;

-- Keys. A row of the reporting schema says whose it is by a random key, which is derived from nothing.

CREATE PROCEDURE access.add_reporting_key(target regclass)
LANGUAGE plpgsql AS $$
DECLARE
    known text := (
        SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum)
        FROM pg_catalog.pg_attribute WHERE attrelid = target AND attnum > 0 AND NOT attisdropped);
    reader text;
BEGIN
    EXECUTE format('ALTER TABLE %s ADD COLUMN reporting_key uuid NOT NULL DEFAULT gen_random_uuid()', target);
    EXECUTE format('COMMENT ON COLUMN %s.reporting_key IS %L', target,
        'Random key under which statistics know the row; for the reporter alone, or names could be put to it.');
    FOR reader IN
        SELECT DISTINCT held.grantee::regrole::text
        FROM pg_catalog.pg_class, aclexplode(relacl) AS held
        WHERE oid = target AND held.privilege_type = 'SELECT' AND held.grantee <> relowner
    LOOP
        EXECUTE format('REVOKE SELECT ON %s FROM %s', target, reader);
        EXECUTE format('GRANT SELECT (%s) ON %s TO %s', known, target, reader);
    END LOOP;
END $$;
COMMENT ON PROCEDURE access.add_reporting_key(regclass) IS
    'Gives a table random keys for statistics. Who may read the table may read all of it but these.';
CALL access.add_reporting_key('clinic.patient');
CALL access.add_reporting_key('clinic.heel');

-- What the reporter reads: never identity, name_word, note, an address but for its postal code, a login, a device, or a free text.

CREATE PROCEDURE access.let_reporter_read(target regclass, columns text)
LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('GRANT SELECT (%s) ON %s TO firststep_reporter', columns, target);
    EXECUTE format('CREATE POLICY reporting ON %s FOR SELECT TO firststep_reporter USING (clinic_id = access.clinic_at_work())', target);
END $$;
COMMENT ON PROCEDURE access.let_reporter_read(regclass, text) IS 'Lets statistics read some columns of a table, in the clinic of who asks.';
REVOKE ALL ON PROCEDURE access.add_reporting_key(regclass), access.let_reporter_read(regclass, text) FROM PUBLIC;

GRANT USAGE ON SCHEMA access, catalogue, clinic, billing TO firststep_reporter;
GRANT SELECT ON catalogue.diagnosis, catalogue.treatment, catalogue.instrument, catalogue.outcome_window, catalogue.small_zip3
    TO firststep_reporter;
GRANT EXECUTE ON FUNCTION access.clinic_at_work(), clinic.survivors(bigint, timestamptz) TO firststep_reporter;

CALL access.let_reporter_read('clinic.clinic_profile', 'clinic_id, clinic_profile_id, name, time_zone, recorded_at, replaced_at');
CALL access.let_reporter_read('clinic.patient', 'clinic_id, patient_id, reporting_key');
CALL access.let_reporter_read('clinic.patient_merge', 'clinic_id, patient_id, survivor_id, recorded_at, voided_at');
CALL access.let_reporter_read('clinic.consent', 'clinic_id, patient_id, purpose, decision, recorded_at, replaced_at');
CALL access.let_reporter_read('clinic.demographics', 'clinic_id, patient_id, birth_year, sex, state, recorded_at, replaced_at');
CALL access.let_reporter_read('clinic.address', 'clinic_id, patient_id, postal_code, recorded_at, replaced_at');
CALL access.let_reporter_read('clinic.case', 'clinic_id, case_id, patient_id, opened_on, onset_on, recorded_at, voided_at');
CALL access.let_reporter_read('clinic.heel', 'clinic_id, case_id, side, reporting_key');
CALL access.let_reporter_read('clinic.case_closing', 'clinic_id, case_id, closed_on, outcome, recorded_at, voided_at');
CALL access.let_reporter_read('clinic.diagnosis',
    'clinic_id, case_id, side, diagnosis_code, status, is_primary, recorded_at, voided_at');
CALL access.let_reporter_read('clinic.milestone', 'clinic_id, case_id, side, milestone_code, reached_on, recorded_at, voided_at');
CALL access.let_reporter_read('clinic.exam', 'clinic_id, exam_id, case_id, performed_on, recorded_at, voided_at');
CALL access.let_reporter_read('clinic.finding',
    'clinic_id, exam_id, case_id, side, technique_code, zone_code, value, result, recorded_at, voided_at');
CALL access.let_reporter_read('clinic.imaging_order',
    'clinic_id, imaging_order_id, case_id, side, modality_code, ordered_on, quote_cents, currency, recorded_at, voided_at');
CALL access.let_reporter_read('clinic.imaging_cancellation', 'clinic_id, imaging_order_id, cancelled_on, recorded_at, voided_at');
CALL access.let_reporter_read('clinic.imaging_result',
    'clinic_id, imaging_result_id, imaging_order_id, case_id, side, performed_on, conclusion, recorded_at, voided_at');
CALL access.let_reporter_read('clinic.measurement',
    'clinic_id, imaging_result_id, case_id, side, kind_code, value, recorded_at, voided_at');
CALL access.let_reporter_read('clinic.prescription',
    'clinic_id, prescription_id, case_id, side, measure_code, starts_on, recorded_at, voided_at');
CALL access.let_reporter_read('clinic.prescription_dose', 'clinic_id, prescription_id, parameter, low, high');
CALL access.let_reporter_read('clinic.prescription_stop', 'clinic_id, prescription_id, stopped_on, recorded_at, voided_at');
CALL access.let_reporter_read('clinic.series',
    'clinic_id, series_id, case_id, side, treatment_code, planned_on, starts_on, planned_sessions, interval_days, recorded_at, voided_at');
CALL access.let_reporter_read('clinic.series_stop', 'clinic_id, series_id, stopped_on, kind, recorded_at, voided_at');
CALL access.let_reporter_read('clinic.session',
    'clinic_id, session_id, series_id, case_id, side, treatment_code, performed_on, energy_mj_mm2, pressure_bar, impulses, frequency_hz,
     volume_ml, guidance, with_anaesthesia, pain_during, recorded_at, voided_at');
CALL access.let_reporter_read('clinic.score',
    'clinic_id, score_id, case_id, side, instrument_code, value, taken_on, after_treatment, recorded_at, voided_at');
CALL access.let_reporter_read('billing.charge',
    'clinic_id, case_id, side, service_code, service_on, payer_id, units, unit_cents, amount_cents, currency, recorded_at, voided_at');

-- The rules, for the reporter's own functions. PostgreSQL plans each as a part of the query that calls it.

CREATE FUNCTION reporting.stands(recorded_at timestamptz, voided_at timestamptz, as_of timestamptz) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN recorded_at <= as_of AND (voided_at IS NULL OR voided_at > as_of);
COMMENT ON FUNCTION reporting.stands(timestamptz, timestamptz, timestamptz) IS
    'Whether a fact was recorded by a moment and not yet voided, or a version not yet replaced; what stands now, stands at infinity.';

CREATE FUNCTION reporting.indexed(clinic bigint, as_of timestamptz, today date, number bigint) RETURNS TABLE (
    case_id bigint, side text, patient_id bigint, treatment_code text, index_on date, reporting_key uuid)
LANGUAGE sql STABLE
BEGIN ATOMIC
    WITH stood_case AS (
        SELECT held.case_id, held.patient_id, held.opened_on
        FROM clinic.case AS held
        WHERE held.clinic_id = clinic AND reporting.stands(held.recorded_at, held.voided_at, as_of)
          AND (number IS NULL OR held.case_id = number)
    ), first_session AS (
        SELECT DISTINCT ON (session.case_id, session.side)
               session.case_id, session.side, session.treatment_code, session.performed_on
        FROM clinic.session
        WHERE session.clinic_id = clinic AND reporting.stands(session.recorded_at, session.voided_at, as_of)
          AND session.performed_on <= today AND (number IS NULL OR session.case_id = number)
        ORDER BY session.case_id, session.side, session.performed_on, session.session_id
    ), first_prescription AS (
        SELECT prescription.case_id, prescription.side, min(prescription.starts_on) AS starts_on
        FROM clinic.prescription
        WHERE prescription.clinic_id = clinic AND reporting.stands(prescription.recorded_at, prescription.voided_at, as_of)
          AND prescription.starts_on <= today AND (number IS NULL OR prescription.case_id = number)
          AND NOT EXISTS (
            SELECT FROM clinic.prescription_stop AS stop
            WHERE stop.clinic_id = clinic AND reporting.stands(stop.recorded_at, stop.voided_at, as_of)
              AND stop.prescription_id = prescription.prescription_id AND stop.stopped_on <= prescription.starts_on)
        GROUP BY prescription.case_id, prescription.side
    ), first_exam AS (
        SELECT exam.case_id, min(exam.performed_on) AS performed_on
        FROM clinic.exam
        WHERE exam.clinic_id = clinic AND reporting.stands(exam.recorded_at, exam.voided_at, as_of)
          AND exam.performed_on <= today AND (number IS NULL OR exam.case_id = number)
        GROUP BY exam.case_id
    )
    SELECT heel.case_id, heel.side, stood_case.patient_id, first_session.treatment_code,
           coalesce(first_session.performed_on, first_prescription.starts_on, first_exam.performed_on, stood_case.opened_on),
           heel.reporting_key
    FROM clinic.heel
    JOIN stood_case ON stood_case.case_id = heel.case_id
    LEFT JOIN first_session ON first_session.case_id = heel.case_id AND first_session.side = heel.side
    LEFT JOIN first_prescription ON first_prescription.case_id = heel.case_id AND first_prescription.side = heel.side
    LEFT JOIN first_exam ON first_exam.case_id = heel.case_id
    WHERE heel.clinic_id = clinic AND (number IS NULL OR heel.case_id = number);
END;
COMMENT ON FUNCTION reporting.indexed(bigint, timestamptz, date, bigint) IS
    'The index day of each heel as of a moment, of one case or of all: the first delivered session of any clinic treatment; for a heel without one, which is home care only, its first active home prescription, else its first exam, else the opening of its case. Later series change nothing.';

CREATE FUNCTION reporting.may_be_baseline(outcome_day integer, after_treatment boolean, first_day integer, last_day integer) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN outcome_day BETWEEN first_day AND last_day AND NOT (outcome_day = 0 AND after_treatment);
COMMENT ON FUNCTION reporting.may_be_baseline(integer, boolean, integer, integer) IS
    'Whether a score lies in the baseline window and before the treatment of that day. Of those that do the latest is the baseline, of one day the latest recorded.';

CREATE FUNCTION reporting.consents(clinic bigint, as_of timestamptz) RETURNS TABLE (
    person_id bigint, refuses_statistics boolean, allows_research boolean)
LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT coalesce(merged.survivor_id, consent.patient_id),
           bool_or(consent.purpose = 'outcome-statistics' AND consent.decision = 'withdrawn'),
           bool_or(consent.purpose = 'research' AND consent.decision = 'given')
               AND NOT bool_or(consent.purpose = 'research' AND consent.decision = 'withdrawn')
    FROM clinic.consent
    LEFT JOIN clinic.survivors(clinic, as_of) AS merged ON merged.patient_id = consent.patient_id
    WHERE consent.clinic_id = clinic AND reporting.stands(consent.recorded_at, consent.replaced_at, as_of)
      AND consent.purpose IN ('outcome-statistics', 'research')
    GROUP BY 1;
END;
COMMENT ON FUNCTION reporting.consents(bigint, timestamptz) IS
    'What people decided about statistics and research as of a moment, whichever of their numbers they decided it under: who withdrew under one withdrew. Who decided nothing has no row, and counts in statistics.';

CREATE FUNCTION reporting.moment(as_of_day date, as_of timestamptz) RETURNS TABLE (
    moment timestamptz, day date, clinic_name text, is_past boolean)
LANGUAGE sql STABLE SECURITY DEFINER
BEGIN ATOMIC
    SELECT asked.moment, (asked.moment AT TIME ZONE profile.time_zone)::date, profile.name, asked.moment <= now()
    FROM clinic.clinic_profile AS profile
    CROSS JOIN LATERAL (
        -- The last microsecond of a day is its end.
        SELECT coalesce(((as_of_day + 1)::timestamp AT TIME ZONE profile.time_zone) - interval '1 microsecond', as_of, now()) AS moment
    ) AS asked
    WHERE profile.clinic_id = access.clinic_at_work() AND (profile.replaced_at IS NULL OR profile.replaced_at > asked.moment)
    ORDER BY profile.recorded_at, profile.clinic_profile_id
    LIMIT 1;
END;
COMMENT ON FUNCTION reporting.moment(date, timestamptz) IS
    'The moment meant by the end of a day, else by a moment, else by now, with the clinical day and the clinic''s name then: those of the first version of the clinic that was not replaced by then, so that an edit changes no earlier report.';

-- The functions below plan their query each time with its values, and do not compile it: that took longer than a clinic's counting.

CREATE FUNCTION reporting.score_days(number bigint) RETURNS TABLE (score_id bigint, index_on date, baseline_id bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan SET jit = off AS $$
#variable_conflict use_column
DECLARE
    clinic constant bigint := access.clinic_at_work();
    today constant date := (SELECT day FROM reporting.moment(NULL, NULL));
BEGIN
    RETURN QUERY
    WITH index_day AS (
        SELECT indexed.side, indexed.index_on FROM reporting.indexed(clinic, 'infinity', today, number) AS indexed
    ), anchor AS (
        SELECT index_day.side, index_day.index_on FROM index_day
        UNION ALL
        -- An instrument about the patient is anchored at the earlier heel.
        SELECT NULL, min(index_day.index_on) FROM index_day HAVING count(*) > 0
    ), taken AS (
        SELECT score.*, anchor.index_on
        FROM (
            SELECT held.score_id, held.side, held.instrument_code, held.taken_on, held.after_treatment, held.recorded_at
            FROM clinic.score AS held
            WHERE held.clinic_id = clinic AND held.case_id = number AND held.voided_at IS NULL
        ) AS score
        JOIN anchor ON anchor.side IS NOT DISTINCT FROM score.side
    ), baseline AS (
        SELECT DISTINCT ON (score.instrument_code, score.side) score.instrument_code, score.side, score.score_id
        FROM taken AS score
        JOIN catalogue.outcome_window AS period ON period.code = 'baseline'
        WHERE reporting.may_be_baseline(score.taken_on - score.index_on, score.after_treatment, period.first_day, period.last_day)
        ORDER BY score.instrument_code, score.side, score.taken_on DESC, score.recorded_at DESC, score.score_id DESC
    )
    SELECT score.score_id, score.index_on, baseline.score_id
    FROM taken AS score
    LEFT JOIN baseline
        ON baseline.instrument_code = score.instrument_code AND baseline.side IS NOT DISTINCT FROM score.side;
END $$;
COMMENT ON FUNCTION reporting.score_days(bigint) IS
    'The index day and the baseline of each score of a case that stands: for the front desk too, who may not read the exam that the day may come from.';

CREATE FUNCTION reporting.outcome_counts(
    instrument text, follow_up text, from_on date, to_on date, all_heels boolean, purpose text, as_of timestamptz)
RETURNS TABLE (
    diagnosis_code text, treatment_code text, before integer, flow text, after integer, heels bigint, patients bigint,
    patients_of_treatment bigint, patients_of_diagnosis bigint, early bigint, after_another_treatment bigint,
    diagnosis_name text, treatment_name text)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan SET jit = off AS $$
#variable_conflict use_column
DECLARE
    clinic constant bigint := access.clinic_at_work();
    today constant date := (SELECT day FROM reporting.moment(NULL, as_of));
    before_period constant catalogue.outcome_window := (SELECT period FROM catalogue.outcome_window AS period WHERE code = 'baseline');
    after_period constant catalogue.outcome_window := (SELECT period FROM catalogue.outcome_window AS period WHERE code = follow_up);
    worse_first constant integer := (SELECT CASE WHEN higher_is_better THEN 1 ELSE -1 END FROM catalogue.instrument AS known WHERE known.code = instrument);
BEGIN
    IF worse_first IS NULL OR after_period.code IS NULL OR purpose NOT IN ('outcome-statistics', 'research') THEN
        RAISE invalid_parameter_value USING MESSAGE = 'there is no such instrument, window or purpose';
    END IF;
    RETURN QUERY
    WITH cohort AS (
        SELECT indexed.case_id, indexed.side, indexed.treatment_code, indexed.index_on,
               coalesce(merged.survivor_id, indexed.patient_id) AS person_id
        FROM reporting.indexed(clinic, as_of, today, NULL) AS indexed
        LEFT JOIN clinic.survivors(clinic, as_of) AS merged ON merged.patient_id = indexed.patient_id
        WHERE (from_on IS NULL OR indexed.index_on >= from_on) AND (to_on IS NULL OR indexed.index_on <= to_on)
    ), taken AS (
        SELECT score.case_id, score.side, score.value, score.taken_on, score.after_treatment, score.recorded_at,
               score.score_id, score.taken_on - cohort.index_on AS outcome_day
        FROM cohort
        JOIN clinic.score ON score.case_id = cohort.case_id AND score.side = cohort.side
        WHERE score.clinic_id = clinic AND reporting.stands(score.recorded_at, score.voided_at, as_of)
          AND score.instrument_code = instrument
    ), baseline AS (
        SELECT DISTINCT ON (score.case_id, score.side) score.case_id, score.side, score.value
        FROM taken AS score
        WHERE reporting.may_be_baseline(score.outcome_day, score.after_treatment, before_period.first_day, before_period.last_day)
        ORDER BY score.case_id, score.side, score.taken_on DESC, score.recorded_at DESC, score.score_id DESC
    ), follow_up AS (
        SELECT DISTINCT ON (score.case_id, score.side) score.case_id, score.side, score.value, score.taken_on
        FROM taken AS score
        WHERE score.outcome_day BETWEEN after_period.first_day AND after_period.last_day
        ORDER BY score.case_id, score.side, abs(score.outcome_day - after_period.target_day), score.outcome_day,
                 score.recorded_at DESC, score.score_id DESC
    ), other_treatment AS (
        SELECT cohort.case_id, cohort.side, min(session.performed_on) AS began_on
        FROM cohort
        JOIN clinic.session ON session.case_id = cohort.case_id AND session.side = cohort.side
            AND session.treatment_code <> cohort.treatment_code
        WHERE session.clinic_id = clinic AND reporting.stands(session.recorded_at, session.voided_at, as_of)
        GROUP BY cohort.case_id, cohort.side
    ), stop AS (
        SELECT series.case_id, series.side,
               min(series_stop.stopped_on) FILTER (WHERE series_stop.kind = 'withdrawn') AS withdrawn_on,
               min(series_stop.stopped_on) FILTER (WHERE series_stop.kind = 'transferred') AS transferred_on
        FROM clinic.series_stop
        JOIN clinic.series ON series.clinic_id = series_stop.clinic_id AND series.series_id = series_stop.series_id
        WHERE series_stop.clinic_id = clinic AND reporting.stands(series_stop.recorded_at, series_stop.voided_at, as_of)
          AND series.clinic_id = clinic AND reporting.stands(series.recorded_at, series.voided_at, as_of)
        GROUP BY series.case_id, series.side
    ), closing AS (
        SELECT case_closing.case_id, case_closing.closed_on, case_closing.outcome
        FROM clinic.case_closing
        WHERE case_closing.clinic_id = clinic AND reporting.stands(case_closing.recorded_at, case_closing.voided_at, as_of)
    ), primary_diagnosis AS (
        SELECT diagnosis.case_id, diagnosis.side, diagnosis.diagnosis_code
        FROM clinic.diagnosis
        WHERE diagnosis.is_primary AND diagnosis.clinic_id = clinic
          AND reporting.stands(diagnosis.recorded_at, diagnosis.voided_at, as_of)
    ), ranked AS (
        -- The heels of a person in order, of which the first is the index heel, if it has a baseline: the earliest index day, then
        -- the worse baseline, then the right side. The follow-up has no part in it.
        SELECT cohort.index_on, cohort.treatment_code, primary_diagnosis.diagnosis_code, baseline.value AS before,
               follow_up.value AS after, follow_up.taken_on AS scored_on,
               cohort.index_on + after_period.last_day AS last_on,
               least(other_treatment.began_on, stop.transferred_on) AS treated_otherwise_on,
               least(stop.withdrawn_on, closing.closed_on + CASE WHEN closing.outcome = 'withdrawn' THEN 0 END) AS withdrawn_on,
               closing.closed_on + CASE WHEN closing.outcome <> 'lost' THEN 0 END AS closed_on,
               CASE purpose
                   WHEN 'research' THEN coalesce(consent.allows_research AND NOT consent.refuses_statistics, false)
                   ELSE coalesce(NOT consent.refuses_statistics, true)
               END AS has_consent,
               row_number() OVER (PARTITION BY cohort.person_id ORDER BY
                   (baseline.value IS NULL), cohort.index_on, worse_first * baseline.value, cohort.side DESC, cohort.case_id)
                   AS place,
               row_number() OVER (PARTITION BY cohort.person_id, cohort.treatment_code ORDER BY
                   (baseline.value IS NULL), cohort.index_on, worse_first * baseline.value, cohort.side DESC, cohort.case_id)
                   AS place_in_treatment,
               row_number() OVER (PARTITION BY cohort.person_id, primary_diagnosis.diagnosis_code ORDER BY
                   (baseline.value IS NULL), cohort.index_on, worse_first * baseline.value, cohort.side DESC, cohort.case_id)
                   AS place_in_diagnosis
        FROM cohort
        LEFT JOIN baseline USING (case_id, side)
        LEFT JOIN follow_up USING (case_id, side)
        LEFT JOIN other_treatment USING (case_id, side)
        LEFT JOIN stop USING (case_id, side)
        LEFT JOIN primary_diagnosis USING (case_id, side)
        LEFT JOIN closing USING (case_id)
        LEFT JOIN reporting.consents(clinic, as_of) AS consent ON consent.person_id = cohort.person_id
    ), classified AS (
        SELECT ranked.*,
               CASE
                   WHEN NOT has_consent THEN 'no_consent'
                   WHEN before IS NULL THEN 'no_baseline'
                   WHEN place > 1 AND NOT all_heels THEN 'other_heel'
                   WHEN last_on >= today THEN 'not_yet_due'
                   WHEN after IS NOT NULL THEN 'scored'
                   WHEN withdrawn_on <= last_on THEN 'withdrawn'
                   WHEN treated_otherwise_on <= last_on THEN 'treated_otherwise'
                   WHEN closed_on <= last_on THEN 'case_closed'
                   ELSE 'lost'
               END AS flow
        FROM ranked
    ), grouped AS (
        -- Of who did not agree nothing is said but that they are there.
        SELECT CASE WHEN has_consent THEN diagnosis_code END AS diagnosis_code,
               CASE WHEN has_consent THEN treatment_code END AS treatment_code,
               CASE WHEN has_consent THEN before END AS before, flow, CASE WHEN flow = 'scored' THEN after END AS after,
               count(*) AS heels,
               count(*) FILTER (WHERE place = 1) AS patients,
               count(*) FILTER (WHERE place_in_treatment = 1) AS patients_of_treatment,
               count(*) FILTER (WHERE place_in_diagnosis = 1) AS patients_of_diagnosis,
               count(*) FILTER (WHERE flow = 'not_yet_due' AND after IS NOT NULL) AS early,
               count(*) FILTER (WHERE flow = 'scored' AND treated_otherwise_on <= scored_on) AS after_another_treatment
        FROM classified
        GROUP BY 1, 2, 3, 4, 5
    )
    SELECT grouped.*, diagnosis.name, treatment.name
    FROM grouped
    LEFT JOIN catalogue.diagnosis ON diagnosis.code = grouped.diagnosis_code
    LEFT JOIN catalogue.treatment ON treatment.code = grouped.treatment_code;
END $$;
COMMENT ON FUNCTION reporting.outcome_counts(text, text, date, date, boolean, text, timestamptz) IS
    'The heels of the clinic as of a moment, counted by diagnosis, treatment, baseline, follow-up and what became of them: all that an outcome report needs, the same for whoever asks. Why a due heel has no score is said by what happened up to the end of its window: what came later explains nothing.';

-- Who may ask. Who holds the duties of the nightly job is an analyst too.

DO $$
DECLARE
    made regprocedure;
BEGIN
    FOR made IN SELECT oid::regprocedure FROM pg_catalog.pg_proc WHERE pronamespace = 'reporting'::regnamespace LOOP
        EXECUTE format('ALTER FUNCTION %s OWNER TO firststep_reporter', made);
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', made);
    END LOOP;
END $$;
GRANT USAGE ON SCHEMA reporting TO firststep_analyst, firststep_clinician, firststep_frontdesk;
GRANT EXECUTE ON FUNCTION reporting.moment(date, timestamptz),
    reporting.outcome_counts(text, text, date, date, boolean, text, timestamptz) TO firststep_analyst, firststep_clinician;
GRANT EXECUTE ON FUNCTION reporting.score_days(bigint) TO firststep_clinician, firststep_frontdesk, firststep_nightly;
