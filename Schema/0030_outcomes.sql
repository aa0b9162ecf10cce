-- The counts behind an outcome report, kept heel by heel so that a report after a day's work does not read a year's scores again.
--
-- What is kept is a cache: a clinic's row of reporting.outcome_cache may be deleted at any moment and nothing else kept is read
-- without it, a crash empties all of it, and nothing is ever read from it that could not be worked out anew.

-- Bands of strata.

CREATE TABLE catalogue.outcome_band (
    dimension text NOT NULL CHECK (dimension IN ('age-band', 'chronicity')),
    code text NOT NULL,
    name text NOT NULL,
    from_value integer NOT NULL,
    to_value integer CHECK (from_value < to_value),
    source_code text NOT NULL REFERENCES catalogue.source,
    PRIMARY KEY (dimension, code),
    CONSTRAINT outcome_band_does_not_overlap EXCLUDE USING gist (dimension WITH =, int4range(from_value, to_value) WITH &&)
);
COMMENT ON TABLE catalogue.outcome_band IS 'How outcome reports group numbers: the age in years and the days of pain at the index day, half-open.';
COMMENT ON COLUMN catalogue.outcome_band.dimension IS 'age-band (years) or chronicity (days since onset).';
COMMENT ON COLUMN catalogue.outcome_band.code IS 'Code used in exports.';
COMMENT ON COLUMN catalogue.outcome_band.name IS 'Name as printed.';
COMMENT ON COLUMN catalogue.outcome_band.from_value IS 'Smallest value of the band.';
COMMENT ON COLUMN catalogue.outcome_band.to_value IS 'First value that is no longer of the band; NULL: no end.';
COMMENT ON COLUMN catalogue.outcome_band.source_code IS 'Where it comes from.';
GRANT SELECT ON catalogue.outcome_band TO firststep_staff;

-- What the reporter reads besides: who treated, by number and code; who insures, without the insured's number; which difference matters.

GRANT SELECT ON catalogue.outcome_band, catalogue.responder_definition, catalogue.mcid, catalogue.imaging_price, catalogue.service_use
    TO firststep_reporter;
GRANT SELECT (staff_id) ON clinic.session TO firststep_reporter;
CALL access.let_reporter_read('clinic.staff', 'clinic_id, staff_id, code');
CALL access.let_reporter_read('clinic.payer', 'clinic_id, payer_id, code, name');
CALL access.let_reporter_read('clinic.coverage',
    'clinic_id, coverage_id, patient_id, payer_id, effective_from, effective_to, recorded_at, replaced_at');
CALL access.let_reporter_read('clinic.mcid_choice',
    'clinic_id, mcid_choice_id, instrument_code, population, version, recorded_at, replaced_at');
CALL access.let_reporter_read('clinic.imaging_price',
    'clinic_id, imaging_price_id, modality_code, currency, low_cents, high_cents, effective_from, effective_to, recorded_at, replaced_at');

-- What was struck or replaced lately is looked for by the moment of it; few rows ever are.

DO $$
DECLARE
    held regclass;
BEGIN
    FOREACH held IN ARRAY ARRAY[
        'clinic.case', 'clinic.session', 'clinic.score', 'clinic.prescription', 'clinic.prescription_stop', 'clinic.exam', 'clinic.series',
        'clinic.series_stop', 'clinic.case_closing', 'clinic.diagnosis', 'clinic.milestone', 'clinic.patient_merge']::regclass[]
    LOOP
        EXECUTE format('CREATE INDEX %I ON %s (clinic_id, voided_at) WHERE voided_at IS NOT NULL',
            (SELECT relname FROM pg_class WHERE oid = held) || '_by_striking', held);
    END LOOP;
    FOREACH held IN ARRAY ARRAY['clinic.consent', 'clinic.demographics', 'clinic.coverage']::regclass[] LOOP
        EXECUTE format('CREATE INDEX %I ON %s (clinic_id, replaced_at) WHERE replaced_at IS NOT NULL',
            (SELECT relname FROM pg_class WHERE oid = held) || '_by_replacing', held);
    END LOOP;
END $$;

-- The cache.

CREATE UNLOGGED TABLE reporting.heel_outcome (
    clinic_id bigint NOT NULL,
    instrument_code text NOT NULL,
    case_id bigint NOT NULL,
    side text NOT NULL,
    person_id bigint NOT NULL,
    place integer NOT NULL,
    index_on date NOT NULL,
    ladder_on date NOT NULL,
    ended_on date,
    changes_on date,
    treatment text,
    diagnosis text,
    clinician text,
    sex text,
    age_band text,
    payer text,
    chronicity text,
    completeness text,
    cells bigint[] NOT NULL,
    courses integer[] NOT NULL,
    gaps integer[] NOT NULL,
    off_window integer[] NOT NULL,
    refuses_statistics boolean NOT NULL,
    allows_research boolean NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0.05);
COMMENT ON TABLE reporting.heel_outcome IS
    'Cache: what an outcome report counts of each heel, as of the moment of reporting.outcome_cache. Never a source; may be emptied at any moment, and a crash does.';
COMMENT ON COLUMN reporting.heel_outcome.clinic_id IS 'The clinic.';
COMMENT ON COLUMN reporting.heel_outcome.instrument_code IS 'The instrument of the scores.';
COMMENT ON COLUMN reporting.heel_outcome.case_id IS 'The case.';
COMMENT ON COLUMN reporting.heel_outcome.side IS 'The heel.';
COMMENT ON COLUMN reporting.heel_outcome.person_id IS 'Who it belongs to: the number that stands for all merged ones.';
COMMENT ON COLUMN reporting.heel_outcome.place IS 'The place of the heel among those of the person; 1 is the index heel: with a baseline, then the earliest index day, the worse baseline, the right side.';
COMMENT ON COLUMN reporting.heel_outcome.index_on IS 'Day 0.';
COMMENT ON COLUMN reporting.heel_outcome.ladder_on IS 'Day 0 of the ladder: the first active home prescription of the heel, else the opening of its case.';
COMMENT ON COLUMN reporting.heel_outcome.ended_on IS 'Day on which the case was closed, for whatever reason.';
COMMENT ON COLUMN reporting.heel_outcome.changes_on IS 'The day from which time alone changes the row: a window is closed or a prescription begins; NULL: none.';
COMMENT ON COLUMN reporting.heel_outcome.treatment IS 'First clinic treatment; NULL: home care only.';
COMMENT ON COLUMN reporting.heel_outcome.diagnosis IS 'Primary diagnosis.';
COMMENT ON COLUMN reporting.heel_outcome.clinician IS 'Code of who gave the first session.';
COMMENT ON COLUMN reporting.heel_outcome.sex IS 'Sex of the person.';
COMMENT ON COLUMN reporting.heel_outcome.age_band IS 'Band of the age on day 0, in whole years of the calendar.';
COMMENT ON COLUMN reporting.heel_outcome.payer IS 'Code of who insured the person on day 0; NULL: the person pays.';
COMMENT ON COLUMN reporting.heel_outcome.chronicity IS 'Band of the days of pain on day 0; NULL: the onset is not known.';
COMMENT ON COLUMN reporting.heel_outcome.completeness IS 'Whether the first series was delivered as planned: complete or short; NULL: home care only.';
COMMENT ON COLUMN reporting.heel_outcome.cells IS 'What became of the heel in each follow-up window, by its target day, packed: from the lowest bit 4 of the place in reporting.flows(), 1 whether another treatment came before the score, 3 unused, 24 of the baseline and 24 of the score, each as its steps above the lowest value and 1, or 0 for none.';
COMMENT ON COLUMN reporting.heel_outcome.courses IS 'How long each definition of a response took, in the order of the settings, packed: 3 bits of the place in reporting.courses(), then the day of the first response or of the last score.';
COMMENT ON COLUMN reporting.heel_outcome.gaps IS 'Days from the scored day before to each scored day after day 0.';
COMMENT ON COLUMN reporting.heel_outcome.off_window IS 'Number of scored days before the first window, between two and after the last.';
COMMENT ON COLUMN reporting.heel_outcome.refuses_statistics IS 'Whether consent to statistics was withdrawn.';
COMMENT ON COLUMN reporting.heel_outcome.allows_research IS 'Whether consent to research was given and stands.';
CREATE INDEX heel_outcome_by_person ON reporting.heel_outcome (clinic_id, instrument_code, person_id);
CREATE INDEX heel_outcome_by_case ON reporting.heel_outcome (clinic_id, instrument_code, case_id);

CREATE UNLOGGED TABLE reporting.outcome_cache (
    clinic_id bigint NOT NULL,
    instrument_code text NOT NULL,
    moment timestamptz NOT NULL,
    day date NOT NULL,
    settings jsonb NOT NULL,
    PRIMARY KEY (clinic_id, instrument_code)
);
COMMENT ON TABLE reporting.outcome_cache IS 'As of when and by which settings the heels of a clinic are kept; without a row nothing is.';
COMMENT ON COLUMN reporting.outcome_cache.clinic_id IS 'The clinic.';
COMMENT ON COLUMN reporting.outcome_cache.instrument_code IS 'The instrument.';
COMMENT ON COLUMN reporting.outcome_cache.moment IS 'What was recorded later, or struck by then, is not in it.';
COMMENT ON COLUMN reporting.outcome_cache.day IS 'The clinical day of that moment.';
COMMENT ON COLUMN reporting.outcome_cache.settings IS 'The settings: a cache made by others is not used.';

CREATE UNLOGGED TABLE reporting.outcome_question (
    clinic_id bigint NOT NULL,
    instrument_code text NOT NULL,
    question jsonb NOT NULL,
    asked_at timestamptz NOT NULL,
    PRIMARY KEY (clinic_id, instrument_code, question)
);
COMMENT ON TABLE reporting.outcome_question IS 'Which questions about the outcomes of an instrument are kept counted, as of the moment of reporting.outcome_cache.';
COMMENT ON COLUMN reporting.outcome_question.clinic_id IS 'The clinic.';
COMMENT ON COLUMN reporting.outcome_question.instrument_code IS 'The instrument.';
COMMENT ON COLUMN reporting.outcome_question.question IS 'What was asked: the main window, the days, whether every heel counts, the purpose, the strata.';
COMMENT ON COLUMN reporting.outcome_question.asked_at IS 'When it was asked last; of many questions the latest are kept.';

CREATE UNLOGGED TABLE reporting.outcome_count (
    clinic_id bigint NOT NULL,
    instrument_code text NOT NULL,
    question jsonb NOT NULL,
    part text NOT NULL,
    dimension text,
    definition text,
    code text,
    flow text,
    before integer,
    after integer,
    day integer,
    heels bigint NOT NULL,
    early bigint NOT NULL,
    after_another_treatment bigint NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0.05);
COMMENT ON TABLE reporting.outcome_count IS 'Cache: the counts that answer a question, so that a night adds what changed.';
COMMENT ON COLUMN reporting.outcome_count.clinic_id IS 'The clinic.';
COMMENT ON COLUMN reporting.outcome_count.instrument_code IS 'The instrument.';
COMMENT ON COLUMN reporting.outcome_count.question IS 'The question.';
COMMENT ON COLUMN reporting.outcome_count.part IS 'What is counted: patients, window, stratum, survival, gap, diagnosis (of index heels), off_window, ladder.';
COMMENT ON COLUMN reporting.outcome_count.dimension IS 'By what a stratum is one.';
COMMENT ON COLUMN reporting.outcome_count.definition IS 'The definition of a response, or the milestone.';
COMMENT ON COLUMN reporting.outcome_count.code IS 'The window, or the stratum.';
COMMENT ON COLUMN reporting.outcome_count.flow IS 'What became of the heels.';
COMMENT ON COLUMN reporting.outcome_count.before IS 'Baseline in steps.';
COMMENT ON COLUMN reporting.outcome_count.after IS 'Follow-up in steps.';
COMMENT ON COLUMN reporting.outcome_count.day IS 'Days, by part.';
COMMENT ON COLUMN reporting.outcome_count.heels IS 'Number of heels, patients, scores or gaps.';
COMMENT ON COLUMN reporting.outcome_count.early IS 'Heels not yet due that have a score in the window already.';
COMMENT ON COLUMN reporting.outcome_count.after_another_treatment IS 'Scored heels that had another treatment before the follow-up.';
CREATE INDEX outcome_count_by_question ON reporting.outcome_count (clinic_id, instrument_code, question);

-- What is counted by: the instrument, the windows, the definitions of a response and the bands, as of a moment.

CREATE FUNCTION reporting.outcome_settings(instrument text, as_of timestamptz) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER
BEGIN ATOMIC
    SELECT jsonb_build_object(
        'higher_is_better', known.higher_is_better,
        'lowest', (known.minimum * 10 ^ known.decimals)::integer,
        'best', (CASE WHEN known.higher_is_better THEN known.maximum ELSE known.minimum END * 10 ^ known.decimals)::integer,
        'windows', (
            SELECT jsonb_agg(jsonb_build_object('code', period.code, 'name', period.name, 'target_day', period.target_day,
                'first_day', period.first_day, 'last_day', period.last_day) ORDER BY period.target_day)
            FROM catalogue.outcome_window AS period),
        'definitions', coalesce((
            SELECT jsonb_agg(found.definition ORDER BY found.place)
            FROM (
                SELECT 0 AS place, jsonb_build_object('code', 'mcid', 'steps', mcid.value, 'population', mcid.population,
                    'version', mcid.version, 'source', mcid.source_code) AS definition
                FROM catalogue.mcid
                LEFT JOIN clinic.mcid_choice AS choice
                    ON choice.clinic_id = access.clinic_at_work() AND choice.instrument_code = mcid.instrument_code
                        AND reporting.stands(choice.recorded_at, choice.replaced_at, as_of)
                WHERE mcid.instrument_code = known.code AND mcid.value IS NOT NULL
                  AND CASE WHEN choice.population IS NULL THEN mcid.is_default
                      ELSE (mcid.population, mcid.version) = (choice.population, choice.version) END
                UNION ALL
                SELECT response.fall_percent, jsonb_build_object('code', response.code, 'fall_percent', response.fall_percent)
                FROM catalogue.responder_definition AS response
            ) AS found), '[]'),
        'bands', (
            SELECT jsonb_agg(jsonb_build_object('dimension', band.dimension, 'code', band.code, 'name', band.name,
                'from', band.from_value, 'to', band.to_value) ORDER BY band.dimension, band.from_value)
            FROM catalogue.outcome_band AS band))
    FROM catalogue.instrument AS known
    WHERE known.code = instrument;
END;
COMMENT ON FUNCTION reporting.outcome_settings(text, timestamptz) IS
    'By what the outcomes of an instrument are counted: windows, definitions of a response with the minimal important difference that the clinic chose by a moment, bands. NULL for an unknown instrument.';

-- What a heel can come to, by number.

CREATE FUNCTION reporting.flows() RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN ARRAY['no_consent', 'no_baseline', 'other_heel', 'not_yet_due', 'scored', 'withdrawn', 'treated_otherwise', 'case_closed', 'lost'];
COMMENT ON FUNCTION reporting.flows() IS 'What can become of a heel at a window; the first that applies.';

CREATE FUNCTION reporting.courses() RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN ARRAY['no_baseline', 'no_room', 'not_followed', 'censored', 'event'];
COMMENT ON FUNCTION reporting.courses() IS 'How a heel takes part in the time to a response; no_room: no complaint before, or too little for the difference that matters; the first that applies.';

-- The question behind the cache, as text, so that it is planned within the query that needs it and with its numbers.

CREATE FUNCTION reporting.heel_query(settings jsonb) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    baseline text;
    followed text := '';
    cell text := '';
    closing text := '';
    off_window text := '';
    gap_from integer;
    response text := '';
    course text := '';
    band text[] := ARRAY['CASE', 'CASE'];
    place integer := 0;
    lowest constant integer := settings->'lowest';
    best constant integer := settings->'best';
    improved constant text := CASE WHEN (settings->>'higher_is_better')::boolean
        THEN 'later.value - placed.before' ELSE 'placed.before - later.value' END;
    one record;
BEGIN
    FOR one IN
        SELECT code, target_day, first_day, last_day
        FROM jsonb_to_recordset(settings->'windows') AS known(code text, target_day integer, first_day integer, last_day integer)
        ORDER BY target_day
    LOOP
        off_window := off_window || format(', count(*) FILTER (WHERE later.day > %s AND later.day < %s)', coalesce(gap_from, -2147483647), one.first_day);
        gap_from := one.last_day;
        -- The nearest score of a window, the earlier of two, is the least of distance and value in one number: the value has 24 bits.
        IF one.code = 'baseline' THEN
            baseline := format(
                'min(((%s - day)::bigint << 24) + value - %s) FILTER (WHERE day BETWEEN %s AND %s AND NOT is_after)',
                one.target_day, lowest, one.first_day, one.last_day);
            CONTINUE;
        END IF;
        place := place + 1;
        followed := followed || format(
            ', min(((2 * abs(day - %1$s) + (day > %1$s)::integer)::bigint << 24) + value - %5$s) FILTER (WHERE day BETWEEN %2$s AND %3$s) AS followed_%4$s',
            one.target_day, one.first_day, one.last_day, place, lowest);
        cell := cell || format($cell$, CASE
                WHEN scored.before IS NULL THEN 2
                WHEN indexed.index_on + %1$s >= $4 THEN 4
                WHEN scored.followed_%2$s IS NOT NULL THEN 5 + CASE
                    WHEN ended.treated_otherwise_on <= indexed.index_on + %3$s
                        + (scored.followed_%2$s >> 25)::integer * CASE WHEN scored.followed_%2$s >> 24 & 1 = 1 THEN 1 ELSE -1 END
                    THEN 16 ELSE 0 END
                WHEN ended.withdrawn_on <= indexed.index_on + %1$s THEN 6
                WHEN ended.treated_otherwise_on <= indexed.index_on + %1$s THEN 7
                WHEN ended.closed_on <= indexed.index_on + %1$s THEN 8
                ELSE 9
            END + (coalesce(scored.before - %4$s + 1, 0)::bigint << 8) + (coalesce((scored.followed_%2$s & 16777215) + 1, 0) << 32)$cell$,
            one.last_day, place, one.target_day, lowest);
        closing := closing || format(', CASE WHEN indexed.index_on + %1$s >= $4 THEN indexed.index_on + %1$s + 1 END', one.last_day);
    END LOOP;
    off_window := off_window || format(', count(*) FILTER (WHERE later.day > %s)', gap_from);
    place := 0;
    FOR one IN
        SELECT steps, fall_percent
        FROM jsonb_to_recordset(settings->'definitions') AS known(steps integer, fall_percent integer)
    LOOP
        place := place + 1;
        response := response || format(', min(later.day) FILTER (WHERE later.day > 0 AND %s)',
            CASE WHEN one.steps IS NULL THEN format('100 * (%s) >= %s * placed.before', improved, one.fall_percent)
            ELSE format('%s >= %s', improved, one.steps) END);
        course := course || format(', CASE WHEN scored.before IS NULL THEN 1 WHEN %s THEN 2 WHEN scored.last_day IS NULL THEN 3
                WHEN scored.response_day[%s] IS NULL THEN 4 + (scored.last_day << 3) ELSE 5 + (scored.response_day[%2$s] << 3) END',
            CASE WHEN one.steps IS NULL THEN 'scored.before = 0' ELSE format('abs(scored.before - (%s)) < %s', best, one.steps) END, place);
    END LOOP;
    FOR one IN
        SELECT dimension, code, "from", "to"
        FROM jsonb_to_recordset(settings->'bands') AS known(dimension text, code text, "from" integer, "to" integer)
    LOOP
        place := CASE one.dimension WHEN 'age-band' THEN 1 ELSE 2 END;
        band[place] := band[place] || format(' WHEN %1$s >= %2$s AND %1$s < %3$s THEN %4$L',
            CASE place WHEN 1 THEN 'aged.years' ELSE 'indexed.index_on - indexed.onset_on' END, one."from", coalesce(one."to", 2147483647), one.code);
    END LOOP;
    RETURN format($query$
    WITH person AS (
        SELECT held.patient_id, held.survivor_id FROM clinic.survivors($1, $3) AS held
    ), stood_case AS (
        SELECT held.case_id, held.opened_on, held.onset_on, coalesce(person.survivor_id, held.patient_id) AS person_id
        FROM clinic.case AS held
        LEFT JOIN person ON person.patient_id = held.patient_id
        WHERE held.clinic_id = $1 AND reporting.stands(held.recorded_at, held.voided_at, $3)
          AND ($5 IS NULL OR held.patient_id = ANY($5))
    ), delivered AS (
        SELECT session.case_id, session.side, session.session_id, session.series_id, session.treatment_code, session.staff_id,
               session.performed_on
        FROM clinic.session
        WHERE session.clinic_id = $1 AND reporting.stands(session.recorded_at, session.voided_at, $3)
          AND ($5 IS NULL OR session.case_id IN (SELECT case_id FROM stood_case))
    ), ordered AS (
        SELECT delivered.*,
               first_value(delivered.treatment_code) OVER heel AS first_treatment, first_value(delivered.series_id) OVER heel AS first_series,
               first_value(delivered.staff_id) OVER heel AS first_staff
        FROM delivered
        WINDOW heel AS (PARTITION BY delivered.case_id, delivered.side ORDER BY delivered.performed_on, delivered.session_id)
    ), treated AS (
        SELECT ordered.case_id, ordered.side, ordered.first_series AS series_id, ordered.first_treatment AS treatment_code,
               ordered.first_staff AS staff_id, min(ordered.performed_on) AS performed_on,
               min(ordered.performed_on) FILTER (WHERE ordered.treatment_code <> ordered.first_treatment) AS other_on,
               count(*) FILTER (WHERE ordered.series_id = ordered.first_series) AS sessions
        FROM ordered
        GROUP BY ordered.case_id, ordered.side, ordered.first_series, ordered.first_treatment, ordered.first_staff
    ), prescribed AS (
        SELECT given.case_id, given.side, min(given.starts_on) FILTER (WHERE given.starts_on <= $4) AS starts_on,
               min(given.starts_on) FILTER (WHERE given.starts_on > $4) AS later_on
        FROM clinic.prescription AS given
        WHERE given.clinic_id = $1 AND reporting.stands(given.recorded_at, given.voided_at, $3)
          AND ($5 IS NULL OR given.case_id IN (SELECT case_id FROM stood_case))
          AND NOT EXISTS (
            SELECT FROM clinic.prescription_stop AS stop
            WHERE stop.clinic_id = $1 AND reporting.stands(stop.recorded_at, stop.voided_at, $3)
              AND stop.prescription_id = given.prescription_id AND stop.stopped_on <= given.starts_on)
        GROUP BY given.case_id, given.side
    ), examined AS (
        SELECT exam.case_id, min(exam.performed_on) AS performed_on
        FROM clinic.exam
        WHERE exam.clinic_id = $1 AND reporting.stands(exam.recorded_at, exam.voided_at, $3)
          AND ($5 IS NULL OR exam.case_id IN (SELECT case_id FROM stood_case))
        GROUP BY exam.case_id
    ), indexed AS (
        SELECT heel.case_id, heel.side, stood_case.person_id, stood_case.onset_on, treated.treatment_code, treated.staff_id,
               treated.series_id, treated.sessions, treated.other_on,
               coalesce(treated.performed_on, prescribed.starts_on, examined.performed_on, stood_case.opened_on) AS index_on,
               coalesce(prescribed.starts_on, stood_case.opened_on) AS ladder_on,
               CASE WHEN prescribed.starts_on IS NULL THEN prescribed.later_on END AS prescribed_later_on
        FROM clinic.heel
        JOIN stood_case ON stood_case.case_id = heel.case_id
        LEFT JOIN treated ON treated.case_id = heel.case_id AND treated.side = heel.side
        LEFT JOIN prescribed ON prescribed.case_id = heel.case_id AND prescribed.side = heel.side
        LEFT JOIN examined ON examined.case_id = heel.case_id
        WHERE heel.clinic_id = $1
    ), taken AS (
        -- One score a day, the latest recorded; those of day 0 before and after the treatment are two.
        SELECT DISTINCT ON (score.case_id, score.side, score.taken_on, score.after_treatment AND score.taken_on = indexed.index_on)
               score.case_id, score.side, score.value, score.taken_on - indexed.index_on AS day,
               score.after_treatment AND score.taken_on = indexed.index_on AS is_after
        FROM indexed
        JOIN clinic.score ON score.case_id = indexed.case_id AND score.side = indexed.side
        WHERE score.clinic_id = $1 AND score.instrument_code = $2 AND reporting.stands(score.recorded_at, score.voided_at, $3)
        ORDER BY score.case_id, score.side, score.taken_on, score.after_treatment AND score.taken_on = indexed.index_on,
                 score.recorded_at DESC, score.score_id DESC
    ), packed AS (
        SELECT case_id, side, %1$s AS baseline%2$s, array_agg(day) AS days, array_agg(value) AS later
        FROM taken
        GROUP BY case_id, side
    ), placed AS (
        SELECT packed.*, (packed.baseline & 16777215)::integer + (%3$s) AS before,
               NULL::integer || packed.days[:cardinality(packed.days) - 1] AS earlier
        FROM packed
    ), scored AS (
        SELECT placed.*, found.*
        FROM placed
        CROSS JOIN LATERAL (
            SELECT max(later.day) FILTER (WHERE later.day > 0) AS last_day, ARRAY[%5$s]::integer[] AS response_day,
                   ARRAY[%6$s]::integer[] AS off_window, array_agg(later.day - later.earlier) FILTER (WHERE later.day > 0 AND later.earlier IS NOT NULL) AS gaps
            FROM unnest(placed.days, placed.later, placed.earlier) AS later(day, value, earlier)
        ) AS found
    ), stopped AS (
        SELECT series.case_id, series.side,
               min(stop.stopped_on) FILTER (WHERE stop.kind = 'withdrawn') AS withdrawn_on,
               min(stop.stopped_on) FILTER (WHERE stop.kind = 'transferred') AS transferred_on
        FROM clinic.series_stop AS stop
        JOIN clinic.series ON series.clinic_id = stop.clinic_id AND series.series_id = stop.series_id
        WHERE stop.clinic_id = $1 AND reporting.stands(stop.recorded_at, stop.voided_at, $3)
          AND series.clinic_id = $1 AND reporting.stands(series.recorded_at, series.voided_at, $3)
          AND ($5 IS NULL OR series.case_id IN (SELECT case_id FROM stood_case))
        GROUP BY series.case_id, series.side
    ), closing AS (
        SELECT held.case_id, held.closed_on, held.outcome
        FROM clinic.case_closing AS held
        WHERE held.clinic_id = $1 AND reporting.stands(held.recorded_at, held.voided_at, $3)
          AND ($5 IS NULL OR held.case_id IN (SELECT case_id FROM stood_case))
    ), diagnosed AS (
        SELECT held.case_id, held.side, held.diagnosis_code
        FROM clinic.diagnosis AS held
        WHERE held.is_primary AND held.clinic_id = $1 AND reporting.stands(held.recorded_at, held.voided_at, $3)
          AND ($5 IS NULL OR held.case_id IN (SELECT case_id FROM stood_case))
    ), known AS (
        SELECT held.patient_id, held.birth_year, held.sex
        FROM clinic.demographics AS held
        WHERE held.clinic_id = $1 AND reporting.stands(held.recorded_at, held.replaced_at, $3)
          AND ($5 IS NULL OR held.patient_id = ANY($5))
    ), insured AS (
        SELECT DISTINCT ON (indexed.case_id, indexed.side) indexed.case_id, indexed.side, payer.code
        FROM clinic.coverage
        JOIN clinic.payer ON payer.clinic_id = coverage.clinic_id AND payer.payer_id = coverage.payer_id
        LEFT JOIN person ON person.patient_id = coverage.patient_id
        JOIN indexed ON indexed.person_id = coalesce(person.survivor_id, coverage.patient_id)
        WHERE coverage.clinic_id = $1 AND reporting.stands(coverage.recorded_at, coverage.replaced_at, $3) AND payer.clinic_id = $1
          AND indexed.index_on >= coverage.effective_from
          AND (coverage.effective_to IS NULL OR indexed.index_on < coverage.effective_to)
        ORDER BY indexed.case_id, indexed.side, coverage.coverage_id
    )
    SELECT $1 AS clinic_id, $2 AS instrument_code, indexed.case_id, indexed.side, indexed.person_id,
           row_number() OVER (
               PARTITION BY indexed.person_id
               ORDER BY (scored.before IS NULL), indexed.index_on, %7$s * scored.before, indexed.side DESC, indexed.case_id)::integer AS place,
           indexed.index_on, indexed.ladder_on, closing.closed_on AS ended_on,
           least(indexed.prescribed_later_on%12$s) AS changes_on, indexed.treatment_code AS treatment, diagnosed.diagnosis_code AS diagnosis,
           staff.code AS clinician, known.sex, %8$s END AS age_band, insured.code AS payer, %9$s END AS chronicity,
           CASE WHEN indexed.series_id IS NULL THEN NULL WHEN indexed.sessions >= series.planned_sessions THEN 'complete' ELSE 'short' END
               AS completeness,
           ARRAY[%10$s]::bigint[] AS cells, ARRAY[%11$s]::integer[] AS courses,
           coalesce(scored.gaps, '{}') AS gaps, coalesce(scored.off_window, '{}') AS off_window,
           coalesce(consent.refuses_statistics, false) AS refuses_statistics,
           coalesce(consent.allows_research, false) AS allows_research
    FROM indexed
    LEFT JOIN scored ON scored.case_id = indexed.case_id AND scored.side = indexed.side
    LEFT JOIN stopped ON stopped.case_id = indexed.case_id AND stopped.side = indexed.side
    LEFT JOIN diagnosed ON diagnosed.case_id = indexed.case_id AND diagnosed.side = indexed.side
    LEFT JOIN insured ON insured.case_id = indexed.case_id AND insured.side = indexed.side
    LEFT JOIN closing ON closing.case_id = indexed.case_id
    LEFT JOIN known ON known.patient_id = indexed.person_id
    LEFT JOIN clinic.series ON series.clinic_id = $1 AND series.series_id = indexed.series_id
    LEFT JOIN clinic.staff ON staff.clinic_id = $1 AND staff.staff_id = indexed.staff_id
    LEFT JOIN reporting.consents($1, $3) AS consent ON consent.person_id = indexed.person_id
    CROSS JOIN LATERAL (
        SELECT least(stopped.withdrawn_on, closing.closed_on + CASE WHEN closing.outcome = 'withdrawn' THEN 0 END) AS withdrawn_on,
               least(indexed.other_on, stopped.transferred_on) AS treated_otherwise_on,
               closing.closed_on + CASE WHEN closing.outcome <> 'lost' THEN 0 END AS closed_on
    ) AS ended
    CROSS JOIN LATERAL (SELECT extract(year FROM indexed.index_on)::integer - known.birth_year AS years) AS aged
    $query$, baseline, followed, lowest, NULL, substr(response, 3), substr(off_window, 3),
        CASE WHEN (settings->>'higher_is_better')::boolean THEN 1 ELSE -1 END, band[1], band[2], substr(cell, 3), substr(course, 3), closing);
END $$;
COMMENT ON FUNCTION reporting.heel_query(jsonb) IS
    'The query for the rows of reporting.heel_outcome by some settings. Its parameters: the clinic, the instrument, the moment, its day, and the numbers of the patients, all that belong to a person together, or NULL for everybody.';

CREATE FUNCTION access.is_quiet_since(moment timestamptz) RETURNS boolean
LANGUAGE sql VOLATILE PARALLEL RESTRICTED
RETURN NOT EXISTS (
        SELECT FROM pg_catalog.pg_locks AS held
        JOIN pg_catalog.pg_stat_activity AS other ON other.pid = held.pid
        WHERE held.locktype = 'virtualxid' AND held.mode = 'ExclusiveLock' AND held.granted
          AND other.datname = current_database() AND other.usesysid IS NOT NULL
          AND other.pid <> pg_backend_pid()
          AND (other.xact_start IS NULL OR other.xact_start <= moment))
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_prepared_xacts WHERE database = current_database());
COMMENT ON FUNCTION access.is_quiet_since(timestamptz) IS
    'Whether every transaction of this database that is open now began after a moment. A transaction stamps its records with its own start. Of other logins'' transactions PostgreSQL shows that they are open, by their lock, but not since when: they count as old.';

-- Whose rows the cache has otherwise than they are at a later moment.

CREATE FUNCTION reporting.touched_persons(clinic bigint, instrument text, since timestamptz, as_of timestamptz, today date)
RETURNS TABLE (person_id bigint)
LANGUAGE sql STABLE
BEGIN ATOMIC
    WITH person AS (
        SELECT held.patient_id, held.survivor_id FROM clinic.survivors(clinic, as_of) AS held
    ), touched_case AS (
        SELECT held.case_id FROM clinic.session AS held WHERE held.clinic_id = clinic AND held.recorded_at > since AND held.recorded_at <= as_of
        UNION SELECT held.case_id FROM clinic.session AS held WHERE held.clinic_id = clinic AND held.voided_at > since AND held.voided_at <= as_of
        UNION SELECT held.case_id FROM clinic.score AS held
            WHERE held.clinic_id = clinic AND held.recorded_at > since AND held.recorded_at <= as_of AND held.instrument_code = instrument
        UNION SELECT held.case_id FROM clinic.score AS held
            WHERE held.clinic_id = clinic AND held.voided_at > since AND held.voided_at <= as_of AND held.instrument_code = instrument
        UNION SELECT held.case_id FROM clinic.prescription AS held WHERE held.clinic_id = clinic AND held.recorded_at > since AND held.recorded_at <= as_of
        UNION SELECT held.case_id FROM clinic.prescription AS held WHERE held.clinic_id = clinic AND held.voided_at > since AND held.voided_at <= as_of
        UNION SELECT given.case_id FROM clinic.prescription_stop AS held
            JOIN clinic.prescription AS given ON given.clinic_id = held.clinic_id AND given.prescription_id = held.prescription_id
            WHERE held.clinic_id = clinic AND held.recorded_at > since AND held.recorded_at <= as_of AND given.clinic_id = clinic
        UNION SELECT given.case_id FROM clinic.prescription_stop AS held
            JOIN clinic.prescription AS given ON given.clinic_id = held.clinic_id AND given.prescription_id = held.prescription_id
            WHERE held.clinic_id = clinic AND held.voided_at > since AND held.voided_at <= as_of AND given.clinic_id = clinic
        UNION SELECT held.case_id FROM clinic.exam AS held WHERE held.clinic_id = clinic AND held.recorded_at > since AND held.recorded_at <= as_of
        UNION SELECT held.case_id FROM clinic.exam AS held WHERE held.clinic_id = clinic AND held.voided_at > since AND held.voided_at <= as_of
        UNION SELECT held.case_id FROM clinic.series AS held WHERE held.clinic_id = clinic AND held.recorded_at > since AND held.recorded_at <= as_of
        UNION SELECT held.case_id FROM clinic.series AS held WHERE held.clinic_id = clinic AND held.voided_at > since AND held.voided_at <= as_of
        UNION SELECT planned.case_id FROM clinic.series_stop AS held
            JOIN clinic.series AS planned ON planned.clinic_id = held.clinic_id AND planned.series_id = held.series_id
            WHERE held.clinic_id = clinic AND held.recorded_at > since AND held.recorded_at <= as_of AND planned.clinic_id = clinic
        UNION SELECT planned.case_id FROM clinic.series_stop AS held
            JOIN clinic.series AS planned ON planned.clinic_id = held.clinic_id AND planned.series_id = held.series_id
            WHERE held.clinic_id = clinic AND held.voided_at > since AND held.voided_at <= as_of AND planned.clinic_id = clinic
        UNION SELECT held.case_id FROM clinic.case_closing AS held WHERE held.clinic_id = clinic AND held.recorded_at > since AND held.recorded_at <= as_of
        UNION SELECT held.case_id FROM clinic.case_closing AS held WHERE held.clinic_id = clinic AND held.voided_at > since AND held.voided_at <= as_of
        UNION SELECT held.case_id FROM clinic.diagnosis AS held WHERE held.clinic_id = clinic AND held.recorded_at > since AND held.recorded_at <= as_of
        UNION SELECT held.case_id FROM clinic.diagnosis AS held WHERE held.clinic_id = clinic AND held.voided_at > since AND held.voided_at <= as_of
        UNION SELECT held.case_id FROM clinic.milestone AS held WHERE held.clinic_id = clinic AND held.recorded_at > since AND held.recorded_at <= as_of
        UNION SELECT held.case_id FROM clinic.milestone AS held WHERE held.clinic_id = clinic AND held.voided_at > since AND held.voided_at <= as_of
        UNION SELECT held.case_id FROM clinic.case AS held WHERE held.clinic_id = clinic AND held.recorded_at > since AND held.recorded_at <= as_of
        UNION SELECT held.case_id FROM clinic.case AS held WHERE held.clinic_id = clinic AND held.voided_at > since AND held.voided_at <= as_of
        UNION SELECT kept.case_id FROM reporting.heel_outcome AS kept
            WHERE kept.clinic_id = clinic AND kept.instrument_code = instrument AND kept.changes_on <= today
    ), touched_patient AS (
        SELECT held.patient_id FROM touched_case JOIN clinic.case AS held ON held.case_id = touched_case.case_id WHERE held.clinic_id = clinic
        UNION SELECT held.patient_id FROM clinic.consent AS held WHERE held.clinic_id = clinic AND held.recorded_at > since AND held.recorded_at <= as_of
        UNION SELECT held.patient_id FROM clinic.consent AS held WHERE held.clinic_id = clinic AND held.replaced_at > since AND held.replaced_at <= as_of
        UNION SELECT held.patient_id FROM clinic.demographics AS held WHERE held.clinic_id = clinic AND held.recorded_at > since AND held.recorded_at <= as_of
        UNION SELECT held.patient_id FROM clinic.demographics AS held WHERE held.clinic_id = clinic AND held.replaced_at > since AND held.replaced_at <= as_of
        UNION SELECT held.patient_id FROM clinic.coverage AS held WHERE held.clinic_id = clinic AND held.recorded_at > since AND held.recorded_at <= as_of
        UNION SELECT held.patient_id FROM clinic.coverage AS held WHERE held.clinic_id = clinic AND held.replaced_at > since AND held.replaced_at <= as_of
        UNION SELECT unnest(ARRAY[held.patient_id, held.survivor_id]) FROM clinic.patient_merge AS held
            WHERE held.clinic_id = clinic AND (held.recorded_at > since AND held.recorded_at <= as_of OR held.voided_at > since AND held.voided_at <= as_of)
    )
    SELECT coalesce(person.survivor_id, touched_patient.patient_id)
    FROM touched_patient LEFT JOIN person ON person.patient_id = touched_patient.patient_id
    UNION
    -- Not by the cases of the touched: a number in the middle of a chain may have none, and those before it stood under it.
    SELECT coalesce(former.survivor_id, touched_patient.patient_id)
    FROM touched_patient LEFT JOIN clinic.survivors(clinic, since) AS former ON former.patient_id = touched_patient.patient_id;
END;
COMMENT ON FUNCTION reporting.touched_persons(bigint, text, timestamptz, timestamptz, date) IS
    'Who belongs to something recorded, struck or replaced between two moments, or begun since: by the numbers that they stand under at the later and stood under at the earlier. A merge or its end touches both, so that every row of the cache that is not of them stands.';

CREATE FUNCTION reporting.touched(
    clinic bigint, instrument text, since timestamptz, as_of timestamptz, today date, OUT persons bigint[], OUT numbers bigint[])
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    persons := ARRAY(SELECT found.person_id FROM reporting.touched_persons(clinic, instrument, since, as_of, today) AS found);
    numbers := persons || ARRAY(
        SELECT merged.patient_id FROM clinic.survivors(clinic, as_of) AS merged WHERE merged.survivor_id = ANY(persons));
    -- To look a good part of the clinic up one by one takes longer than to read all of it.
    IF 5 * cardinality(persons) > (
        SELECT count(*) FROM reporting.heel_outcome AS kept WHERE kept.clinic_id = clinic AND kept.instrument_code = instrument)
    THEN
        persons := NULL;
        numbers := NULL;
    END IF;
END $$;
COMMENT ON FUNCTION reporting.touched(bigint, text, timestamptz, timestamptz, date) IS
    'Whose rows of the cache do not hold at a later moment, and all numbers of patients that belong to them; NULL: too many to tell apart.';

CREATE FUNCTION reporting.stratum_columns() RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN ARRAY['treatment', 'diagnosis', 'side', 'clinician', 'sex', 'age_band', 'payer', 'chronicity', 'completeness', 'month'];
COMMENT ON FUNCTION reporting.stratum_columns() IS 'By what heels can be grouped; month is the month of day 0.';

CREATE FUNCTION reporting.count_query(source text, strata text[], windows integer, is_kept boolean) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp
RETURN format($query$
    WITH held AS %1$s (%2$s), heel AS %1$s (
        SELECT held.*, held.place = 1 OR $9 AS is_counted,
               NOT held.refuses_statistics AND ($10 = 'outcome-statistics' OR held.allows_research) AS has_consent
        FROM held
        WHERE ($7 IS NULL OR held.index_on >= $7) AND ($8 IS NULL OR held.index_on <= $8)
    ), period AS (
        SELECT known.code, row_number() OVER (ORDER BY known.target_day)::integer AS place
        FROM jsonb_to_recordset($12->'windows') AS known(code text, target_day integer)
        WHERE known.code <> 'baseline'
    ), definition AS (
        SELECT known.code, known.place::integer AS place
        FROM ROWS FROM (jsonb_to_recordset($12->'definitions') AS (code text)) WITH ORDINALITY AS known(code, place)
    ), counted AS (
        -- Numbers first: texts are slow to group a million times.
        SELECT 'window' AS part, NULL AS dimension, period.code, heel.has_consent, heel.is_counted, heel.cells[period.place] AS cell, count(*) AS heels
        FROM heel CROSS JOIN period
        GROUP BY period.code, heel.has_consent, heel.is_counted, heel.cells[period.place]
        UNION ALL
        SELECT 'stratum', %3$s, %4$s, true, heel.is_counted, heel.cell, count(*)
        FROM (
            SELECT heel.*, to_char(heel.index_on, 'YYYY-MM') AS month, heel.cells[period.place] AS cell
            FROM heel JOIN period ON period.code = $11
            WHERE heel.has_consent
        ) AS heel
        GROUP BY GROUPING SETS (%5$s)
    ), unpacked AS (
        -- Of who did not agree nothing is said but that they are there.
        SELECT counted.part, counted.dimension, counted.code, counted.heels, (reporting.flows())[known.flow] AS flow,
               CASE WHEN counted.has_consent AND counted.cell >> 8 & 16777215 > 0
                   THEN (counted.cell >> 8 & 16777215)::integer - 1 + ($12->'lowest')::integer END AS before,
               CASE WHEN known.flow = 5 AND counted.cell >> 32 > 0 THEN (counted.cell >> 32)::integer - 1 + ($12->'lowest')::integer END AS after,
               known.flow = 4 AND counted.cell >> 32 > 0 AS is_early, known.flow = 5 AND counted.cell >> 4 & 1 = 1 AS is_after_another
        FROM counted
        CROSS JOIN LATERAL (
            SELECT CASE WHEN NOT counted.has_consent THEN 1 WHEN counted.cell & 15 = 2 THEN 2 WHEN NOT counted.is_counted THEN 3
                ELSE (counted.cell & 15)::integer END AS flow
        ) AS known
    ), timed AS (
        SELECT NULL AS dimension, definition.code AS definition, NULL AS code, heel.courses[definition.place] AS course, count(*) AS heels
        FROM heel CROSS JOIN definition
        WHERE heel.has_consent AND heel.is_counted
        GROUP BY definition.code, heel.courses[definition.place]
        UNION ALL
        -- Treatments are compared by one definition, the first.
        SELECT 'treatment', definition.code, heel.treatment, heel.courses[definition.place], count(*)
        FROM heel JOIN definition ON definition.place = 1
        WHERE heel.has_consent AND heel.is_counted
        GROUP BY definition.code, heel.treatment, heel.courses[definition.place]
    )
    SELECT 'patients' AS part, NULL AS dimension, NULL AS definition, NULL AS code, NULL AS flow, NULL::integer AS before,
           NULL::integer AS after, NULL::integer AS day, count(DISTINCT heel.person_id) AS heels, 0::bigint AS early,
           0::bigint AS after_another_treatment
    FROM heel
    UNION ALL
    SELECT unpacked.part, unpacked.dimension, NULL, unpacked.code, unpacked.flow, unpacked.before, unpacked.after, NULL,
           sum(unpacked.heels)::bigint, coalesce(sum(unpacked.heels) FILTER (WHERE unpacked.is_early), 0)::bigint,
           coalesce(sum(unpacked.heels) FILTER (WHERE unpacked.is_after_another), 0)::bigint
    FROM unpacked
    GROUP BY unpacked.part, unpacked.dimension, unpacked.code, unpacked.flow, unpacked.before, unpacked.after
    UNION ALL
    SELECT 'survival', timed.dimension, timed.definition, timed.code, (reporting.courses())[timed.course & 7], NULL, NULL,
           CASE WHEN timed.course & 7 > 3 THEN timed.course >> 3 END, timed.heels, 0, 0
    FROM timed
    UNION ALL
    SELECT 'gap', NULL, NULL, NULL, NULL, NULL, NULL, visit.gap, count(*), 0, 0
    FROM heel CROSS JOIN LATERAL unnest(heel.gaps) AS visit(gap)
    WHERE heel.has_consent AND heel.is_counted AND heel.cells[1] & 15 <> 2
    GROUP BY visit.gap
    UNION ALL
    SELECT 'diagnosis', NULL, NULL, heel.diagnosis, NULL, NULL, NULL, NULL, count(*), 0, 0
    FROM heel
    WHERE heel.has_consent AND heel.place = 1
    GROUP BY heel.diagnosis
    UNION ALL
    -- Scores outside of every window: before the first, between two, after the last.
    SELECT 'off_window', NULL, NULL, NULL, NULL, NULL, NULL, gap.place::integer, gap.scores, 0, 0
    FROM (
        SELECT ARRAY[%6$s]::bigint[] AS scores FROM heel WHERE heel.has_consent AND heel.is_counted
    ) AS summed
    CROSS JOIN LATERAL unnest(summed.scores) WITH ORDINALITY AS gap(scores, place)
    WHERE gap.scores > 0
    UNION ALL
    -- How long each heel was on the ladder, and of who reached a milestone how soon and how long; while the case is open, the day
    -- on which it began, in days from 1970-01-01.
    SELECT 'ladder', NULL, NULL, NULL, stood.flow, NULL, NULL, stood.day, count(*), 0, 0
    FROM heel
    CROSS JOIN LATERAL (
        SELECT CASE WHEN heel.ended_on IS NULL THEN 'open' ELSE 'closed' END AS flow,
               coalesce(heel.ended_on - heel.ladder_on, heel.ladder_on - DATE '1970-01-01') AS day
    ) AS stood
    WHERE heel.has_consent AND heel.is_counted AND (heel.ended_on IS NULL OR heel.ended_on >= heel.ladder_on)
    GROUP BY stood.flow, stood.day
    UNION ALL
    SELECT 'ladder', NULL, reached.milestone_code, NULL, reached.flow, NULL, NULL, reached.day, count(*), 0, 0
    FROM (
        SELECT DISTINCT ON (heel.case_id, heel.side, milestone.milestone_code) milestone.milestone_code,
               milestone.reached_on - heel.ladder_on AS reached_day, heel.ended_on, heel.ladder_on
        FROM clinic.milestone
        JOIN heel ON heel.case_id = milestone.case_id AND heel.side = coalesce(milestone.side, heel.side)
        WHERE milestone.clinic_id = $1 AND reporting.stands(milestone.recorded_at, milestone.voided_at, $3)
          AND heel.has_consent AND heel.is_counted AND milestone.reached_on >= heel.ladder_on
          AND (heel.ended_on IS NULL OR milestone.reached_on <= heel.ended_on)
        ORDER BY heel.case_id, heel.side, milestone.milestone_code, milestone.reached_on
    ) AS first
    CROSS JOIN LATERAL (
        VALUES (first.milestone_code, 'event', first.reached_day),
            (first.milestone_code, CASE WHEN first.ended_on IS NULL THEN 'open' ELSE 'closed' END,
                coalesce(first.ended_on - first.ladder_on, first.ladder_on - DATE '1970-01-01'))
    ) AS reached(milestone_code, flow, day)
    GROUP BY reached.milestone_code, reached.flow, reached.day
    $query$,
    CASE WHEN is_kept THEN 'NOT MATERIALIZED' ELSE 'MATERIALIZED' END,
    source,
    (SELECT 'CASE ' || string_agg(format('WHEN GROUPING(heel.%1$I) = 0 THEN %1$L', name), ' ') || ' END' FROM unnest(strata) AS name),
    (SELECT 'CASE ' || string_agg(format('WHEN GROUPING(heel.%1$I) = 0 THEN heel.%1$I', name), ' ') || ' END' FROM unnest(strata) AS name),
    (SELECT string_agg(format('(heel.%I, heel.is_counted, heel.cell)', name), ', ') FROM unnest(strata) AS name),
    (SELECT string_agg(format('coalesce(sum(heel.off_window[%s]), 0)', place), ', ') FROM generate_series(1, windows + 1) AS place));
COMMENT ON FUNCTION reporting.count_query(text, text[], integer, boolean) IS
    'The one question that counts the heels of a source (rows as of reporting.heel_outcome) by window, stratum and time; strata are columns of it, and windows says how many there are with the baseline''s. Its parameters: those of reporting.heel_query, the persons that the kept rows do not hold for, the first and the last day 0, whether every heel counts, the purpose, the main window, the settings. All that it gives can be added up. Kept rows are read anew for each part; others are worked out once.';

CREATE FUNCTION reporting.answer(
    clinic bigint, instrument text, question jsonb, settings jsonb, as_of timestamptz, today date, source text, is_kept boolean,
    persons bigint[], numbers bigint[])
RETURNS TABLE (
    part text, dimension text, definition text, code text, flow text, before integer, after integer, day integer, heels bigint, early bigint,
    after_another_treatment bigint)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp SET jit = off SET enable_sort = off SET work_mem = '256MB' AS $$
BEGIN
    -- Few groups of many rows: hashing takes half the time, which the planner does not see.
    RETURN QUERY EXECUTE reporting.count_query(
            source, ARRAY(SELECT jsonb_array_elements_text(question->'strata')), jsonb_array_length(settings->'windows'), is_kept)
        USING clinic, instrument, as_of, today, numbers, persons, (question->>'from')::date, (question->>'to')::date,
            (question->>'all_heels')::boolean, question->>'purpose', question->>'window', settings;
END $$;
COMMENT ON FUNCTION reporting.answer(bigint, text, jsonb, jsonb, timestamptz, date, text, boolean, bigint[], bigint[]) IS
    'The counts that answer a question, from a source as reporting.count_query takes it.';

CREATE FUNCTION reporting.question(follow_up text, from_on date, to_on date, all_heels boolean, purpose text, strata text[]) RETURNS jsonb
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF purpose NOT IN ('outcome-statistics', 'research') OR cardinality(strata) = 0 OR NOT strata <@ reporting.stratum_columns()
        OR NOT EXISTS (SELECT FROM catalogue.outcome_window AS period WHERE period.code = follow_up AND period.code <> 'baseline')
    THEN
        RAISE invalid_parameter_value USING MESSAGE = 'there is no such window, purpose or stratum';
    END IF;
    RETURN jsonb_build_object('window', follow_up, 'from', from_on, 'to', to_on, 'all_heels', all_heels, 'purpose', purpose,
        'strata', ARRAY(SELECT DISTINCT name FROM unnest(strata) AS name ORDER BY name));
END $$;
COMMENT ON FUNCTION reporting.question(text, date, date, boolean, text, text[]) IS 'A question about outcomes as one value, the same for the same question.';

CREATE FUNCTION reporting.keep_outcomes(
    instrument text, follow_up text, from_on date, to_on date, all_heels boolean, purpose text, strata text[], as_of timestamptz)
RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET jit = off SET work_mem = '256MB' AS $$
#variable_conflict use_column
DECLARE
    clinic constant bigint := access.clinic_at_work();
    asked constant jsonb := reporting.question(follow_up, from_on, to_on, all_heels, purpose, strata);
    counted_by constant jsonb := reporting.outcome_settings(instrument, as_of);
    everybody constant text := 'SELECT * FROM reporting.heel_outcome WHERE clinic_id = $1 AND instrument_code = $2';
    touched constant text := everybody || ' AND person_id = ANY($6)';
    today date;
    kept reporting.outcome_cache;
    known jsonb;
    persons bigint[];
    numbers bigint[];
    rows bigint := 0;
BEGIN
    -- What a transaction that began before would still write would be missing for ever; a snapshot from before its end does not see it.
    IF counted_by IS NULL OR clinic IS NULL OR current_setting('transaction_isolation') <> 'read committed'
        OR as_of >= clock_timestamp() OR NOT access.is_quiet_since(as_of)
    THEN
        RETURN NULL;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended('reporting.outcome_cache ' || instrument, clinic));
    SELECT day INTO today FROM reporting.moment(NULL, as_of);
    SELECT * INTO kept FROM reporting.outcome_cache WHERE clinic_id = clinic AND instrument_code = instrument;
    IF kept.settings = counted_by AND kept.moment > as_of THEN
        RETURN 0;
    END IF;
    -- A clinic that moves to the west may be a day back: time does not undo what it changed.
    IF kept.settings = counted_by AND kept.day <= today THEN
        SELECT found.persons, found.numbers INTO persons, numbers
        FROM reporting.touched(clinic, instrument, kept.moment, as_of, today) AS found;
    END IF;
    IF persons IS NULL THEN
        DELETE FROM reporting.outcome_question WHERE clinic_id = clinic AND instrument_code = instrument;
        DELETE FROM reporting.outcome_count WHERE clinic_id = clinic AND instrument_code = instrument;
        DELETE FROM reporting.heel_outcome WHERE clinic_id = clinic AND instrument_code = instrument;
        EXECUTE 'INSERT INTO reporting.heel_outcome ' || reporting.heel_query(counted_by) USING clinic, instrument, as_of, today, numbers;
        GET DIAGNOSTICS rows = ROW_COUNT;
    ELSIF cardinality(persons) > 0 THEN
        -- Counts add up: what the touched ones were counted as is taken away, and what they are now is added.
        FOR known IN SELECT question FROM reporting.outcome_question WHERE clinic_id = clinic AND instrument_code = instrument LOOP
            INSERT INTO reporting.outcome_count
            SELECT clinic, instrument, known, part, dimension, definition, code, flow, before, after, day, -heels, -early, -after_another_treatment
            FROM reporting.answer(clinic, instrument, known, counted_by, kept.moment, kept.day, touched, true, persons, NULL);
        END LOOP;
        DELETE FROM reporting.heel_outcome WHERE clinic_id = clinic AND instrument_code = instrument AND person_id = ANY(persons);
        EXECUTE 'INSERT INTO reporting.heel_outcome ' || reporting.heel_query(counted_by) USING clinic, instrument, as_of, today, numbers;
        GET DIAGNOSTICS rows = ROW_COUNT;
        FOR known IN SELECT question FROM reporting.outcome_question WHERE clinic_id = clinic AND instrument_code = instrument LOOP
            INSERT INTO reporting.outcome_count
            SELECT clinic, instrument, known, answer.*
            FROM reporting.answer(clinic, instrument, known, counted_by, as_of, today, touched, true, persons, NULL) AS answer;
            WITH gone AS (
                DELETE FROM reporting.outcome_count
                WHERE clinic_id = clinic AND instrument_code = instrument AND question = known
                RETURNING *
            )
            INSERT INTO reporting.outcome_count
            SELECT clinic, instrument, known, part, dimension, definition, code, flow, before, after, day, sum(heels), sum(early),
                   sum(after_another_treatment)
            FROM gone
            GROUP BY part, dimension, definition, code, flow, before, after, day
            HAVING sum(heels) <> 0 OR part = 'patients';
        END LOOP;
    END IF;
    INSERT INTO reporting.outcome_cache VALUES (clinic, instrument, as_of, today, counted_by)
    ON CONFLICT (clinic_id, instrument_code) DO UPDATE SET moment = excluded.moment, day = excluded.day, settings = excluded.settings;
    INSERT INTO reporting.outcome_question VALUES (clinic, instrument, asked, clock_timestamp())
    ON CONFLICT (clinic_id, instrument_code, question) DO UPDATE SET asked_at = excluded.asked_at;
    IF NOT EXISTS (SELECT FROM reporting.outcome_count WHERE clinic_id = clinic AND instrument_code = instrument AND question = asked) THEN
        INSERT INTO reporting.outcome_count
        SELECT clinic, instrument, asked, answer.*
        FROM reporting.answer(clinic, instrument, asked, counted_by, as_of, today, everybody, true, NULL, NULL) AS answer;
    END IF;
    WITH forgotten AS (
        DELETE FROM reporting.outcome_question
        WHERE clinic_id = clinic AND instrument_code = instrument AND question NOT IN (
            SELECT question FROM reporting.outcome_question
            WHERE clinic_id = clinic AND instrument_code = instrument ORDER BY asked_at DESC LIMIT 8)
        RETURNING question
    )
    DELETE FROM reporting.outcome_count AS old USING forgotten
    WHERE old.clinic_id = clinic AND old.instrument_code = instrument AND old.question = forgotten.question;
    RETURN rows;
END $$;
COMMENT ON FUNCTION reporting.keep_outcomes(text, text, date, date, boolean, text, text[], timestamptz) IS
    'Brings the cache of an instrument up to a moment and keeps the counts that answer a question, the latest eight of them; says how many heels were worked out anew. Does nothing, and says NULL, where an earlier record may still come: then the cache would lose it.';

CREATE FUNCTION reporting.outcome_counts(
    instrument text, follow_up text, from_on date, to_on date, all_heels boolean, purpose text, strata text[], as_of timestamptz)
RETURNS TABLE (
    part text, dimension text, definition text, code text, flow text, before integer, after integer, day integer, heels bigint, early bigint,
    after_another_treatment bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    clinic constant bigint := access.clinic_at_work();
    asked constant jsonb := reporting.question(follow_up, from_on, to_on, all_heels, purpose, strata);
    counted_by constant jsonb := reporting.outcome_settings(instrument, as_of);
    everybody constant text := 'SELECT * FROM reporting.heel_outcome WHERE clinic_id = $1 AND instrument_code = $2';
    today constant date := (SELECT moment.day FROM reporting.moment(NULL, as_of) AS moment);
    kept reporting.outcome_cache;
    persons bigint[];
    numbers bigint[];
BEGIN
    IF counted_by IS NULL THEN RAISE invalid_parameter_value USING MESSAGE = 'there is no such instrument'; END IF;
    SELECT * INTO kept FROM reporting.outcome_cache
    WHERE clinic_id = clinic AND instrument_code = instrument AND settings = counted_by AND moment <= as_of AND day <= today;
    IF kept.moment = as_of THEN
        persons := '{}';
    ELSIF kept.moment < as_of THEN
        SELECT found.persons, found.numbers INTO persons, numbers
        FROM reporting.touched(clinic, instrument, kept.moment, as_of, today) AS found;
    END IF;
    IF persons IS NULL THEN
        RETURN QUERY SELECT * FROM reporting.answer(
            clinic, instrument, asked, counted_by, as_of, today, reporting.heel_query(counted_by), false, NULL, NULL);
    ELSIF NOT EXISTS (SELECT FROM reporting.outcome_question WHERE clinic_id = clinic AND instrument_code = instrument AND question = asked) THEN
        RETURN QUERY SELECT * FROM reporting.answer(clinic, instrument, asked, counted_by, as_of, today,
            CASE WHEN cardinality(persons) = 0 THEN everybody
                ELSE everybody || ' AND person_id <> ALL($6) UNION ALL (' || reporting.heel_query(counted_by) || ')' END,
            cardinality(persons) = 0, persons, numbers);
    ELSIF cardinality(persons) = 0 THEN
        RETURN QUERY SELECT part, dimension, definition, code, flow, before, after, day, heels, early, after_another_treatment
        FROM reporting.outcome_count WHERE clinic_id = clinic AND instrument_code = instrument AND question = asked;
    ELSE
        RETURN QUERY
        SELECT part, dimension, definition, code, flow, before, after, day, sum(heels)::bigint, sum(early)::bigint,
               sum(after_another_treatment)::bigint
        FROM (
            SELECT part, dimension, definition, code, flow, before, after, day, heels, early, after_another_treatment
            FROM reporting.outcome_count WHERE clinic_id = clinic AND instrument_code = instrument AND question = asked
            UNION ALL
            SELECT part, dimension, definition, code, flow, before, after, day, -heels, -early, -after_another_treatment
            FROM reporting.answer(clinic, instrument, asked, counted_by, kept.moment, kept.day, everybody || ' AND person_id = ANY($6)', true,
                persons, NULL)
            UNION ALL
            SELECT * FROM reporting.answer(
                clinic, instrument, asked, counted_by, as_of, today, reporting.heel_query(counted_by), false, NULL, numbers)
        ) AS added
        GROUP BY part, dimension, definition, code, flow, before, after, day
        HAVING sum(heels) <> 0 OR part = 'patients';
    END IF;
END $$;
COMMENT ON FUNCTION reporting.outcome_counts(text, text, date, date, boolean, text, text[], timestamptz) IS
    'The heels of the clinic as of a moment, counted: by window and what became of them, by the strata asked for, by the day of the first response or the last score, by the days between scores: all that an outcome report needs, the same for whoever asks. Why a due heel has no score is said by what happened up to the end of its window: what came later explains nothing.';

CREATE FUNCTION reporting.forget_outcomes() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    -- Who keeps counts right now has read what is erased: wait until they have written it.
    PERFORM pg_advisory_xact_lock(hashtextextended('reporting.outcome_cache ' || known.code, NEW.clinic_id))
    FROM (SELECT code FROM catalogue.instrument ORDER BY code) AS known;
    DELETE FROM reporting.outcome_cache WHERE clinic_id = NEW.clinic_id;
    DELETE FROM reporting.outcome_question WHERE clinic_id = NEW.clinic_id;
    DELETE FROM reporting.outcome_count WHERE clinic_id = NEW.clinic_id;
    DELETE FROM reporting.heel_outcome WHERE clinic_id = NEW.clinic_id;
    RETURN NULL;
END $$;
COMMENT ON FUNCTION reporting.forget_outcomes() IS
    'Empties the cache of a clinic where a patient is erased: rows go then without being struck, and what they said must not stay.';
CREATE TRIGGER outcomes_are_forgotten AFTER INSERT ON clinic.erasure FOR EACH ROW EXECUTE FUNCTION reporting.forget_outcomes();

CREATE FUNCTION reporting.price_counts(from_on date, to_on date, as_of timestamptz) RETURNS TABLE (
    modality_code text, basis text, currency text, below bigint, inside bigint, above bigint, without_range bigint, lowest_cents bigint,
    highest_cents bigint, total_cents bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET jit = off
BEGIN ATOMIC
    WITH asked AS (
        SELECT access.clinic_at_work() AS clinic_id
    ), priced AS (
        SELECT ordered.modality_code, 'quoted' AS basis, ordered.currency, ordered.quote_cents AS cents, ordered.ordered_on AS priced_on
        FROM clinic.imaging_order AS ordered
        WHERE ordered.clinic_id = (SELECT asked.clinic_id FROM asked) AND ordered.quote_cents IS NOT NULL
          AND reporting.stands(ordered.recorded_at, ordered.voided_at, as_of)
        UNION ALL
        SELECT used.modality_code, 'charged', charge.currency, charge.unit_cents, charge.service_on
        FROM billing.charge
        JOIN catalogue.service_use AS used ON used.service_code = charge.service_code AND used.modality_code IS NOT NULL
        WHERE charge.clinic_id = (SELECT asked.clinic_id FROM asked) AND charge.units > 0
          AND reporting.stands(charge.recorded_at, charge.voided_at, as_of)
    ), counted AS (
        SELECT priced.modality_code, priced.basis, priced.currency, priced.priced_on, priced.cents, count(*) AS number
        FROM priced
        WHERE (from_on IS NULL OR priced.priced_on >= from_on) AND (to_on IS NULL OR priced.priced_on <= to_on)
        GROUP BY priced.modality_code, priced.basis, priced.currency, priced.priced_on, priced.cents
    )
    SELECT counted.modality_code, counted.basis, counted.currency,
           coalesce(sum(counted.number) FILTER (WHERE counted.cents < coalesce(own.low_cents, shipped.low_cents)), 0)::bigint,
           coalesce(sum(counted.number) FILTER (
               WHERE counted.cents BETWEEN coalesce(own.low_cents, shipped.low_cents) AND coalesce(own.high_cents, shipped.high_cents)), 0)::bigint,
           coalesce(sum(counted.number) FILTER (WHERE counted.cents > coalesce(own.high_cents, shipped.high_cents)), 0)::bigint,
           coalesce(sum(counted.number) FILTER (WHERE coalesce(own.low_cents, shipped.low_cents) IS NULL), 0)::bigint,
           min(counted.cents), max(counted.cents), sum(counted.cents * counted.number)::bigint
    FROM counted
    LEFT JOIN clinic.imaging_price AS own
        ON own.clinic_id = (SELECT asked.clinic_id FROM asked) AND own.modality_code = counted.modality_code
            AND own.currency = counted.currency AND reporting.stands(own.recorded_at, own.replaced_at, as_of)
            AND own.effective_from <= counted.priced_on AND (own.effective_to IS NULL OR own.effective_to > counted.priced_on)
    LEFT JOIN catalogue.imaging_price AS shipped
        ON shipped.modality_code = counted.modality_code AND shipped.currency = counted.currency
            AND shipped.effective_from <= counted.priced_on AND (shipped.effective_to IS NULL OR shipped.effective_to > counted.priced_on)
    GROUP BY counted.modality_code, counted.basis, counted.currency;
END;
COMMENT ON FUNCTION reporting.price_counts(date, date, timestamptz) IS
    'Imaging quoted and charged, as of a moment, against the price range of its day, the clinic''s own before the catalogue''s: how many below, inside and above, in cents a unit. Credits are not counted.';

DROP FUNCTION reporting.outcome_counts(text, text, date, date, boolean, text, timestamptz);

DO $$
DECLARE
    made record;
BEGIN
    FOR made IN
        SELECT oid::regprocedure AS name FROM pg_proc
        WHERE pronamespace = 'reporting'::regnamespace AND proowner <> 'firststep_reporter'::regrole
    LOOP
        EXECUTE format('ALTER FUNCTION %s OWNER TO firststep_reporter', made.name);
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', made.name);
    END LOOP;
    ALTER TABLE reporting.heel_outcome OWNER TO firststep_reporter;
    ALTER TABLE reporting.outcome_cache OWNER TO firststep_reporter;
    ALTER TABLE reporting.outcome_question OWNER TO firststep_reporter;
    ALTER TABLE reporting.outcome_count OWNER TO firststep_reporter;
END $$;
GRANT EXECUTE ON FUNCTION
    reporting.outcome_counts(text, text, date, date, boolean, text, text[], timestamptz), reporting.outcome_settings(text, timestamptz),
    reporting.price_counts(date, date, timestamptz), reporting.keep_outcomes(text, text, date, date, boolean, text, text[], timestamptz)
    TO firststep_analyst, firststep_clinician;
REVOKE ALL ON FUNCTION access.is_quiet_since(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.is_quiet_since(timestamptz) TO firststep_staff, firststep_reporter;
