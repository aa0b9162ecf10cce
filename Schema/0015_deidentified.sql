-- Rows for an analyst, without who they are of: the Safe Harbor of 45 CFR 164.514(b)(2).
--
-- No name, contact, number, login, device or free text; of places the state, and three digits of the postal code. A case has one
-- year, that of its opening, and its heels count whole days from their index day: a second year would tell, near New Year, a day.
-- Who is 90 or older now is so in all their rows, and has no year of birth.
--
-- Each view shows the rows of a function that runs with the reporter's rights, and that nobody's conditions reach into: what a
-- leaky function of an analyst's own is called with are rows of the view.

CREATE FUNCTION reporting.people(clinic bigint, this_year integer) RETURNS TABLE (
    person_id bigint, patient uuid, sex text, birth_year integer, is_90_or_older boolean, state text, zip3 text, research boolean)
LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT person.patient_id, person.reporting_key, known.sex,
           CASE WHEN this_year - known.birth_year < 90 THEN known.birth_year::integer END,
           this_year - known.birth_year >= 90, known.state,
           -- Five digits are a code of other countries too.
           CASE WHEN known.state IS NULL OR address.postal_code !~ '^[0-9]{5}(-[0-9]{4})?$' THEN NULL
                WHEN small_zip3.zip3 IS NOT NULL THEN '000'
                ELSE left(address.postal_code, 3) END,
           coalesce(consent.allows_research, false)
    FROM clinic.patient AS person
    LEFT JOIN clinic.survivors(clinic, 'infinity') AS merged ON merged.patient_id = person.patient_id
    LEFT JOIN reporting.consents(clinic, 'infinity') AS consent ON consent.person_id = person.patient_id
    LEFT JOIN clinic.demographics AS known
        ON known.clinic_id = clinic AND known.patient_id = person.patient_id AND known.replaced_at IS NULL
    LEFT JOIN clinic.address
        ON address.clinic_id = clinic AND address.patient_id = person.patient_id AND address.replaced_at IS NULL
    LEFT JOIN catalogue.small_zip3 ON small_zip3.zip3 = left(address.postal_code, 3)
    WHERE person.clinic_id = clinic AND merged.patient_id IS NULL AND consent.refuses_statistics IS NOT TRUE;
END;
COMMENT ON FUNCTION reporting.people(bigint, integer) IS
    'The people of a clinic, each once however many numbers they have, but for who withdrew consent to outcome statistics. Of a year of birth alone nobody knows the birthday: 90 counts from New Year.';

CREATE FUNCTION reporting.heels(clinic bigint, today date) RETURNS TABLE (
    case_id bigint, side text, patient uuid, heel uuid, episode integer, treatment_code text, index_on date, stands_for_case boolean,
    birth_year integer, is_90_or_older boolean, research boolean)
LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT indexed.case_id, indexed.side, person.patient, indexed.reporting_key,
           dense_rank() OVER (PARTITION BY person.person_id ORDER BY indexed.case_id)::integer,
           indexed.treatment_code, indexed.index_on,
           row_number() OVER (PARTITION BY indexed.case_id ORDER BY indexed.index_on, indexed.side DESC) = 1,
           person.birth_year, person.is_90_or_older, person.research
    FROM reporting.indexed(clinic, 'infinity', today, NULL) AS indexed
    LEFT JOIN clinic.survivors(clinic, 'infinity') AS merged ON merged.patient_id = indexed.patient_id
    JOIN reporting.people(clinic, extract(year FROM today)::integer) AS person
        ON person.person_id = coalesce(merged.survivor_id, indexed.patient_id);
END;
COMMENT ON FUNCTION reporting.heels(bigint, date) IS
    'The heels of these people with their keys. What is of a case as a whole counts its days from the earlier of its heels.';

CREATE FUNCTION reporting.series_places(clinic bigint) RETURNS TABLE (series_id bigint, place integer)
LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT series.series_id,
           row_number() OVER (PARTITION BY series.case_id, series.side ORDER BY series.planned_on, series.series_id)::integer
    FROM clinic.series
    WHERE series.clinic_id = clinic AND series.voided_at IS NULL;
END;
COMMENT ON FUNCTION reporting.series_places(bigint) IS 'The how-manieth of its heel a series is: what rows call it by.';

CREATE PROCEDURE access.show_rows(shown text, meaning text, columns text[], query text)
LANGUAGE plpgsql AS $$
DECLARE
    made constant text := format('reporting.%I', shown || '_rows');
    offered constant text := format('reporting.%I', shown);
    described text[];
    definition text := '';
BEGIN
    FOREACH described SLICE 1 IN ARRAY columns LOOP
        definition := concat_ws(', ', nullif(definition, ''), format('%I %s', described[1], described[2]));
    END LOOP;
    -- In the order of random keys: the order of entry is nobody's business.
    EXECUTE format(
        'CREATE FUNCTION %s() RETURNS TABLE (%s) LANGUAGE plpgsql STABLE SECURITY DEFINER '
        'SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan SET jit = off AS %L',
        made, definition, format(E'#variable_conflict use_column\nDECLARE\n    clinic constant bigint := access.clinic_at_work();\n'
            '    today constant date := (SELECT day FROM reporting.moment(NULL, NULL));\nBEGIN\n'
            '    RETURN QUERY SELECT * FROM (%s) AS shown ORDER BY shown.patient;\nEND', query));
    EXECUTE format('CREATE VIEW %s AS SELECT * FROM %s()', offered, made);
    EXECUTE format('COMMENT ON FUNCTION %s() IS %L', made, format('The rows of the view reporting.%s, for who may read it.', shown));
    EXECUTE format('COMMENT ON VIEW %s IS %L', offered, meaning);
    FOREACH described SLICE 1 IN ARRAY columns LOOP
        EXECUTE format('COMMENT ON COLUMN %s.%I IS %L', offered, described[1], described[3]);
    END LOOP;
    EXECUTE format('ALTER FUNCTION %s() OWNER TO firststep_reporter', made);
    EXECUTE format('ALTER VIEW %s OWNER TO firststep_reporter', offered);
    EXECUTE format('REVOKE ALL ON FUNCTION %s() FROM PUBLIC', made);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s() TO firststep_analyst', made);
    EXECUTE format('GRANT SELECT ON %s TO firststep_analyst', offered);
END $$;
COMMENT ON PROCEDURE access.show_rows(text, text, text[], text) IS
    'Offers analysts the de-identified rows of a query as a view, of the clinic of who asks: name, meaning, and a column''s name, type and meaning each. The query may use clinic and today.';
REVOKE ALL ON PROCEDURE access.show_rows(text, text, text[], text) FROM PUBLIC;

CALL access.show_rows('patient', 'A person, also where they have several numbers. Who withdrew consent to outcome statistics is in no view.', ARRAY[
    ['patient', 'uuid', 'Random key of the person, the same in every view.'],
    ['sex', 'text', 'female, male, other or unknown.'],
    ['birth_year', 'integer', 'Year of birth; NULL for who is 90 or older now.'],
    ['is_90_or_older', 'boolean', 'Whether they are 90 or older now.'],
    ['state', 'text', 'Two-letter US state.'],
    ['zip3', 'text', 'First three digits of the US postal code; 000 where 20,000 people or fewer live under them.'],
    ['research', 'boolean', 'Whether they consent to research.']
], $$
    SELECT person.patient, person.sex, person.birth_year, person.is_90_or_older, person.state, person.zip3, person.research
    FROM reporting.people(clinic, extract(year FROM today)::integer) AS person
$$);

CALL access.show_rows('heel', 'A heel of a case: the unit of outcome. Its day 0 is its first session in the clinic; without one, the start of home care.', ARRAY[
    ['patient', 'uuid', 'Random key of the person.'],
    ['heel', 'uuid', 'Random key of the heel, the same in every view.'],
    ['episode', 'integer', 'Counts the cases of the person from 1; two heels of one episode are of one case.'],
    ['side', 'text', 'left or right.'],
    ['year', 'integer', 'Year in which the case was opened.'],
    ['age', 'integer', 'Age then in whole years, by the year of birth; NULL for who is 90 or older now.'],
    ['age_group', 'text', 'Age then in tens of years; 90+ for who is 90 or older now.'],
    ['diagnosis', 'text', 'Code of the primary diagnosis.'],
    ['diagnosis_status', 'text', 'suspected or confirmed.'],
    ['treatment', 'text', 'Code of the first treatment in the clinic; NULL: home care only.'],
    ['onset_day', 'integer', 'Day on which the pain began, where known; only of who is younger than 90 now.'],
    ['opened_day', 'integer', 'Day on which the case was opened.'],
    ['closed_day', 'integer', 'Day on which it was closed; NULL while it is open.'],
    ['outcome', 'text', 'How it ended.'],
    ['research', 'boolean', 'Whether the person consents to research.']
], $$
    SELECT heel.patient, heel.heel, heel.episode, heel.side, opened.year, opened.age,
           CASE WHEN heel.is_90_or_older THEN '90+'
                ELSE (opened.age / 10 * 10)::text || '-' || (opened.age / 10 * 10 + 9)::text END,
           diagnosis.diagnosis_code, diagnosis.status, heel.treatment_code,
           CASE WHEN heel.is_90_or_older IS FALSE THEN held.onset_on - heel.index_on END,
           held.opened_on - heel.index_on, closing.closed_on - heel.index_on, closing.outcome, heel.research
    FROM reporting.heels(clinic, today) AS heel
    JOIN clinic.case AS held ON held.clinic_id = clinic AND held.case_id = heel.case_id
    CROSS JOIN LATERAL (
        SELECT extract(year FROM held.opened_on)::integer AS year,
               CASE WHEN heel.birth_year IS NOT NULL THEN
                   greatest(extract(year FROM held.opened_on)::integer - heel.birth_year, 0) END AS age
    ) AS opened
    LEFT JOIN clinic.diagnosis ON diagnosis.clinic_id = clinic AND diagnosis.case_id = heel.case_id AND diagnosis.side = heel.side
        AND diagnosis.is_primary AND diagnosis.voided_at IS NULL
    LEFT JOIN clinic.case_closing AS closing
        ON closing.clinic_id = clinic AND closing.case_id = heel.case_id AND closing.voided_at IS NULL
$$);

CALL access.show_rows('score', 'A score.', ARRAY[
    ['patient', 'uuid', 'Random key of the person.'],
    ['heel', 'uuid', 'Random key of the heel; NULL for an instrument that is about the patient.'],
    ['episode', 'integer', 'Which case of the person.'],
    ['instrument', 'text', 'Code of the instrument.'],
    ['value', 'numeric', 'In the instrument''s unit. 0 is a score.'],
    ['day', 'integer', 'Day on which it was taken, from day 0 of the heel; of the earlier heel of the case, where it is about the patient.'],
    ['after_treatment', 'boolean', 'Taken after that day''s treatment, and so no baseline.']
], $$
    SELECT heel.patient, CASE WHEN score.side IS NOT NULL THEN heel.heel END, heel.episode, score.instrument_code,
           round(score.value / 10::numeric ^ instrument.decimals, instrument.decimals), score.taken_on - heel.index_on,
           score.after_treatment
    FROM clinic.score
    JOIN reporting.heels(clinic, today) AS heel
        ON heel.case_id = score.case_id AND CASE WHEN score.side IS NULL THEN heel.stands_for_case ELSE heel.side = score.side END
    JOIN catalogue.instrument ON instrument.code = score.instrument_code
    WHERE score.clinic_id = clinic AND score.voided_at IS NULL
$$);

CALL access.show_rows('session', 'A delivered treatment with its dose.', ARRAY[
    ['patient', 'uuid', 'Random key of the person.'],
    ['heel', 'uuid', 'Random key of the heel.'],
    ['series', 'integer', 'Which series of the heel, from 1.'],
    ['treatment', 'text', 'Code of the treatment.'],
    ['day', 'integer', 'Day on which it was delivered, from day 0 of the heel.'],
    ['energy_mj_mm2', 'numeric', 'Energy flux density of focused shockwaves, mJ/mm2.'],
    ['pressure_bar', 'numeric', 'Pressure of radial shockwaves, bar.'],
    ['impulses', 'integer', 'Number of impulses.'],
    ['frequency_hz', 'numeric', 'Impulses a second, Hz.'],
    ['volume_ml', 'numeric', 'Volume injected, mL.'],
    ['guidance', 'text', 'none or ultrasound; NULL: not recorded.'],
    ['with_anaesthesia', 'boolean', 'Whether under anaesthesia; NULL: not recorded.'],
    ['pain_during', 'integer', 'Pain during treatment, 0-10.']
], $$
    SELECT heel.patient, heel.heel, series.place, session.treatment_code, session.performed_on - heel.index_on,
           session.energy_mj_mm2, session.pressure_bar, session.impulses, session.frequency_hz, session.volume_ml,
           session.guidance, session.with_anaesthesia, session.pain_during::integer
    FROM clinic.session
    JOIN reporting.heels(clinic, today) AS heel ON heel.case_id = session.case_id AND heel.side = session.side
    LEFT JOIN reporting.series_places(clinic) AS series ON series.series_id = session.series_id
    WHERE session.clinic_id = clinic AND session.voided_at IS NULL
$$);

CALL access.show_rows('finding', 'One technique''s result on one heel.', ARRAY[
    ['patient', 'uuid', 'Random key of the person.'],
    ['heel', 'uuid', 'Random key of the heel.'],
    ['technique', 'text', 'Code of what was tested or asked.'],
    ['zone', 'text', 'Where on the heel.'],
    ['value', 'numeric', 'A grade, or a measure in the technique''s unit.'],
    ['result', 'text', 'positive or negative, normal or abnormal.'],
    ['day', 'integer', 'Day of the examination, from day 0 of the heel.']
], $$
    SELECT heel.patient, heel.heel, finding.technique_code, finding.zone_code, finding.value, finding.result,
           exam.performed_on - heel.index_on
    FROM clinic.finding
    JOIN clinic.exam ON exam.clinic_id = clinic AND exam.exam_id = finding.exam_id AND exam.voided_at IS NULL
    JOIN reporting.heels(clinic, today) AS heel ON heel.case_id = finding.case_id AND heel.side = finding.side
    WHERE finding.clinic_id = clinic AND finding.voided_at IS NULL
$$);

CALL access.show_rows('imaging', 'A study asked for on a heel, with its result.', ARRAY[
    ['patient', 'uuid', 'Random key of the person.'],
    ['heel', 'uuid', 'Random key of the heel.'],
    ['modality', 'text', 'Code of the study.'],
    ['ordered_day', 'integer', 'Day on which it was ordered, from day 0 of the heel.'],
    ['performed_day', 'integer', 'Day on which it was done; NULL without a result.'],
    ['cancelled_day', 'integer', 'Day on which it was cancelled.'],
    ['conclusion', 'text', 'positive, negative or indeterminate.'],
    ['quote_cents', 'bigint', 'Price that the patient was told, in cents.'],
    ['currency', 'text', 'ISO 4217.']
], $$
    SELECT heel.patient, heel.heel, ordered.modality_code, ordered.ordered_on - heel.index_on, result.performed_on - heel.index_on,
           cancelled.cancelled_on - heel.index_on, result.conclusion, ordered.quote_cents, ordered.currency
    FROM clinic.imaging_order AS ordered
    JOIN reporting.heels(clinic, today) AS heel ON heel.case_id = ordered.case_id AND heel.side = ordered.side
    LEFT JOIN clinic.imaging_result AS result ON result.clinic_id = clinic
        AND result.imaging_order_id = ordered.imaging_order_id AND result.voided_at IS NULL
    LEFT JOIN clinic.imaging_cancellation AS cancelled ON cancelled.clinic_id = clinic
        AND cancelled.imaging_order_id = ordered.imaging_order_id AND cancelled.voided_at IS NULL
    WHERE ordered.clinic_id = clinic AND ordered.voided_at IS NULL
$$);

CALL access.show_rows('measurement', 'A number in the result of a study.', ARRAY[
    ['patient', 'uuid', 'Random key of the person.'],
    ['heel', 'uuid', 'Random key of the heel.'],
    ['modality', 'text', 'Code of the study.'],
    ['kind', 'text', 'Code of what was measured.'],
    ['value', 'numeric', 'In the unit of the kind.'],
    ['day', 'integer', 'Day of the study, from day 0 of the heel.']
], $$
    SELECT heel.patient, heel.heel, ordered.modality_code, measurement.kind_code, measurement.value,
           result.performed_on - heel.index_on
    FROM clinic.measurement
    JOIN clinic.imaging_result AS result ON result.clinic_id = clinic
        AND result.imaging_result_id = measurement.imaging_result_id AND result.voided_at IS NULL
    JOIN clinic.imaging_order AS ordered ON ordered.clinic_id = clinic
        AND ordered.imaging_order_id = result.imaging_order_id AND ordered.voided_at IS NULL
    JOIN reporting.heels(clinic, today) AS heel ON heel.case_id = measurement.case_id AND heel.side = measurement.side
    WHERE measurement.clinic_id = clinic AND measurement.voided_at IS NULL
$$);

CALL access.show_rows('prescription', 'A home measure given to a heel: a row for each parameter of its dose, and one without where there is none.', ARRAY[
    ['patient', 'uuid', 'Random key of the person.'],
    ['heel', 'uuid', 'Random key of the heel.'],
    ['prescription', 'integer', 'Which prescription of the heel, from 1.'],
    ['measure', 'text', 'Code of the home measure.'],
    ['starts_day', 'integer', 'First day, from day 0 of the heel; may lie ahead.'],
    ['stopped_day', 'integer', 'First day on which it no longer holds; NULL while it does.'],
    ['parameter', 'text', 'What is dosed.'],
    ['low', 'numeric', 'Lower end, in the parameter''s unit.'],
    ['high', 'numeric', 'Upper end; equal to low for a single value.']
], $$
    SELECT heel.patient, heel.heel, given.place, given.measure_code, given.starts_on - heel.index_on, stop.stopped_on - heel.index_on,
           dose.parameter, dose.low, dose.high
    FROM (
        SELECT held.prescription_id, held.case_id, held.side, held.measure_code, held.starts_on,
               row_number() OVER (PARTITION BY held.case_id, held.side ORDER BY held.starts_on, held.prescription_id)::integer AS place
        FROM clinic.prescription AS held
        WHERE held.clinic_id = clinic AND held.voided_at IS NULL
    ) AS given
    JOIN reporting.heels(clinic, today) AS heel ON heel.case_id = given.case_id AND heel.side = given.side
    LEFT JOIN clinic.prescription_stop AS stop
        ON stop.clinic_id = clinic AND stop.prescription_id = given.prescription_id AND stop.voided_at IS NULL
    LEFT JOIN clinic.prescription_dose AS dose ON dose.clinic_id = clinic AND dose.prescription_id = given.prescription_id
$$);

CALL access.show_rows('series', 'A planned course of one treatment on one heel.', ARRAY[
    ['patient', 'uuid', 'Random key of the person.'],
    ['heel', 'uuid', 'Random key of the heel.'],
    ['series', 'integer', 'Which series of the heel, from 1.'],
    ['treatment', 'text', 'Code of the treatment.'],
    ['planned_day', 'integer', 'Day on which it was planned, from day 0 of the heel.'],
    ['starts_day', 'integer', 'Day for which the first session is planned.'],
    ['planned_sessions', 'integer', 'Number of sessions planned.'],
    ['delivered_sessions', 'integer', 'Number of sessions delivered.'],
    ['interval_days', 'integer', 'Days planned between sessions; NULL for a single one.'],
    ['stop', 'text', 'stopped by the clinic, withdrawn by the patient, or transferred elsewhere.'],
    ['stopped_day', 'integer', 'Day on which it was stopped.']
], $$
    SELECT heel.patient, heel.heel, place.place, series.treatment_code, series.planned_on - heel.index_on,
           series.starts_on - heel.index_on, series.planned_sessions::integer, coalesce(delivered.sessions, 0)::integer,
           series.interval_days::integer, stop.kind, stop.stopped_on - heel.index_on
    FROM clinic.series
    JOIN reporting.heels(clinic, today) AS heel ON heel.case_id = series.case_id AND heel.side = series.side
    JOIN reporting.series_places(clinic) AS place ON place.series_id = series.series_id
    LEFT JOIN clinic.series_stop AS stop
        ON stop.clinic_id = clinic AND stop.series_id = series.series_id AND stop.voided_at IS NULL
    LEFT JOIN (
        SELECT session.series_id, count(*) AS sessions
        FROM clinic.session
        WHERE session.clinic_id = clinic AND session.voided_at IS NULL
        GROUP BY session.series_id
    ) AS delivered ON delivered.series_id = series.series_id
    WHERE series.clinic_id = clinic AND series.voided_at IS NULL
$$);

CALL access.show_rows('milestone', 'A step on the way back to running.', ARRAY[
    ['patient', 'uuid', 'Random key of the person.'],
    ['heel', 'uuid', 'Random key of the heel; NULL: the patient as a whole.'],
    ['episode', 'integer', 'Which case of the person.'],
    ['milestone', 'text', 'Code of what was reached.'],
    ['day', 'integer', 'Day on which it was reached, from day 0 of the heel, or of the earlier heel of the case.']
], $$
    SELECT heel.patient, CASE WHEN milestone.side IS NOT NULL THEN heel.heel END, heel.episode, milestone.milestone_code,
           milestone.reached_on - heel.index_on
    FROM clinic.milestone
    JOIN reporting.heels(clinic, today) AS heel ON heel.case_id = milestone.case_id
        AND CASE WHEN milestone.side IS NULL THEN heel.stands_for_case ELSE heel.side = milestone.side END
    WHERE milestone.clinic_id = clinic AND milestone.voided_at IS NULL
$$);

CALL access.show_rows('charge', 'A billable line.', ARRAY[
    ['patient', 'uuid', 'Random key of the person.'],
    ['heel', 'uuid', 'Random key of the heel; NULL: a visit.'],
    ['episode', 'integer', 'Which case of the person.'],
    ['service', 'text', 'Code of what is billed.'],
    ['day', 'integer', 'Day of the service, from day 0 of the heel, or of the earlier heel of the case.'],
    ['is_insured', 'boolean', 'Whether an insurer is billed, and not the patient.'],
    ['units', 'integer', 'Number of units; negative for a credit.'],
    ['unit_cents', 'bigint', 'Price of one unit, in cents.'],
    ['amount_cents', 'bigint', 'Units times price, in cents.'],
    ['currency', 'text', 'ISO 4217.']
], $$
    SELECT heel.patient, CASE WHEN charge.side IS NOT NULL THEN heel.heel END, heel.episode, charge.service_code,
           charge.service_on - heel.index_on, charge.payer_id IS NOT NULL, charge.units, charge.unit_cents, charge.amount_cents,
           charge.currency
    FROM billing.charge
    JOIN reporting.heels(clinic, today) AS heel ON heel.case_id = charge.case_id
        AND CASE WHEN charge.side IS NULL THEN heel.stands_for_case ELSE heel.side = charge.side END
    WHERE charge.clinic_id = clinic AND charge.voided_at IS NULL
$$);

DO $$
DECLARE
    made regprocedure;
BEGIN
    FOR made IN
        SELECT oid::regprocedure FROM pg_catalog.pg_proc
        WHERE pronamespace = 'reporting'::regnamespace AND proowner <> 'firststep_reporter'::regrole
    LOOP
        EXECUTE format('ALTER FUNCTION %s OWNER TO firststep_reporter', made);
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', made);
    END LOOP;
END $$;
