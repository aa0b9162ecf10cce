-- Values outside what the domain allows are refused, whatever program sends them.
BEGIN;
\ir fixture.psql
SELECT plan(35);

CREATE FUNCTION pg_temp.score(instrument text, value integer, side text DEFAULT 'left', taken date DEFAULT '2026-03-02')
RETURNS void LANGUAGE sql AS $$
    INSERT INTO clinic.score (clinic_id, case_id, side, instrument_code, value, taken_on)
    VALUES (pg_temp.id('clinic'), 1001, side, instrument, value, taken) $$;
SELECT throws_ok($$ SELECT pg_temp.score('morning-pain', 11) $$, '23503', NULL, 'a pain score of 11 is refused');
SELECT throws_ok($$ SELECT pg_temp.score('morning-pain', -1) $$, '23503', NULL, 'a pain score of -1 is refused');
SELECT lives_ok($$ SELECT pg_temp.score('morning-pain', 0) $$, 'a pain score of 0 is a score');
SELECT lives_ok($$ SELECT pg_temp.score('ffi', 453) $$, 'an FFI of 45.3 is stored as 453 tenths');
SELECT throws_ok($$ SELECT pg_temp.score('roles-maudsley', 0) $$, '23503', NULL, 'Roles-Maudsley begins at 1');
SELECT throws_ok($$ SELECT pg_temp.score('morning-pain', 5, NULL) $$, '23503', NULL, 'morning pain needs a heel');
SELECT throws_ok($$ SELECT pg_temp.score('lefs', 40, 'left') $$, '23503', NULL, 'LEFS is about the patient, not a heel');
SELECT lives_ok($$ SELECT pg_temp.score('lefs', 40, NULL) $$, 'LEFS is taken without a side');
SELECT throws_ok($$ SELECT pg_temp.score('morning-pain', 5, 'left', '2999-01-01') $$, '23514', NULL,
    'a score of the future is refused');

CREATE FUNCTION pg_temp.thickness(value numeric) RETURNS void LANGUAGE sql AS $$
    INSERT INTO clinic.measurement (clinic_id, imaging_result_id, case_id, side, kind_code, value)
    VALUES (pg_temp.id('clinic'), pg_temp.id('result'), 1001, 'left', 'fascia-thickness', value) $$;
SELECT throws_ok($$ SELECT pg_temp.thickness(-1) $$, '23514', NULL, 'a thickness of -1 is refused');
SELECT throws_ok($$ SELECT pg_temp.thickness(5.25) $$, '23514', NULL, 'a second decimal is refused, not rounded');
SELECT lives_ok($$ SELECT pg_temp.thickness(5.2) $$, 'a thickness of 5.2 mm is stored');
SELECT throws_ok($$ SELECT pg_temp.thickness(4.9) $$, '23505', NULL, 'one result holds one thickness');

CREATE FUNCTION pg_temp.price(first_day date, last_day date) RETURNS void LANGUAGE sql AS $$
    INSERT INTO clinic.imaging_price
        (clinic_id, modality_code, currency, low_cents, high_cents, effective_from, effective_to)
    VALUES (pg_temp.id('clinic'), 'mri', 'USD', 100, 200, first_day, last_day) $$;
SELECT lives_ok($$ SELECT pg_temp.price('2026-01-01', '2026-07-01') $$, 'a price range is stored');
SELECT throws_ok($$ SELECT pg_temp.price('2026-06-30', NULL) $$, '23P01', NULL, 'an overlapping price range is refused');
SELECT lives_ok($$ SELECT pg_temp.price('2026-07-01', NULL) $$, 'the end of a range is the first day of the next');
SELECT throws_ok($$ INSERT INTO clinic.imaging_price
    (clinic_id, modality_code, currency, low_cents, high_cents, effective_from)
    VALUES (pg_temp.id('clinic'), 'ct', 'USD', 200, 100, '2026-01-01') $$, '23514', NULL,
    'a range has its lower end first');

CREATE FUNCTION pg_temp.fee(first_day date) RETURNS void LANGUAGE sql AS $$
    INSERT INTO billing.fee (clinic_id, service_code, amount_cents, currency, effective_from)
    VALUES (pg_temp.id('clinic'), 'eswt-focused', 25000, 'USD', first_day) $$;
SELECT lives_ok($$ SELECT pg_temp.fee('2026-01-01') $$, 'a fee is stored');
SELECT throws_ok($$ SELECT pg_temp.fee('2026-02-01') $$, '23P01', NULL, 'an overlapping fee is refused');

CREATE FUNCTION pg_temp.diagnose(code text, status text, is_primary boolean) RETURNS void LANGUAGE sql AS $$
    INSERT INTO clinic.diagnosis (clinic_id, case_id, side, diagnosis_code, status, is_primary, diagnosed_on)
    VALUES (pg_temp.id('clinic'), 1001, 'left', code, status, is_primary, '2026-03-02') $$;
SELECT lives_ok($$ SELECT pg_temp.diagnose('plantar-fasciopathy', 'confirmed', true) $$, 'a primary diagnosis is stored');
SELECT throws_ok($$ SELECT pg_temp.diagnose('haglund', 'confirmed', true) $$, '23505', NULL,
    'a second primary diagnosis on one heel is refused');
SELECT lives_ok($$ SELECT pg_temp.diagnose('haglund', 'suspected', false) $$, 'another diagnosis beside it is stored');
SELECT throws_ok($$ SELECT pg_temp.diagnose('stress-fracture', 'refuted', true) $$, '23514', NULL,
    'a refuted diagnosis is not the primary one');

SELECT throws_ok($$ INSERT INTO clinic.session
    (clinic_id, series_id, case_id, side, treatment_code, patient_id, performed_on, pressure_bar)
    VALUES (pg_temp.id('clinic'), pg_temp.id('series'), 1001, 'left', 'focused-eswt', 1001, '2026-03-02', 2.5) $$,
    '23514', NULL, 'focused shockwaves have no pressure in bar');
SELECT throws_ok($$ INSERT INTO clinic.session
    (clinic_id, series_id, case_id, side, treatment_code, patient_id, performed_on)
    VALUES (pg_temp.id('clinic'), pg_temp.id('series'), 1001, 'left', 'focused-eswt', 1001, '2026-03-02') $$,
    '23505', NULL, 'one session of a series is delivered on one day');
SELECT throws_ok($$ INSERT INTO clinic.prescription_dose (clinic_id, prescription_id, measure_code, parameter, low, high)
    VALUES (pg_temp.id('clinic'), pg_temp.id('prescription'), 'splint', 'drop', 8, 12) $$, '23503', NULL,
    'a splint has no drop');


-- What PostgreSQL calls a number or a date and no form of ours does.
CREATE FUNCTION pg_temp.dose(low numeric, high numeric) RETURNS void LANGUAGE sql AS $$
    INSERT INTO clinic.prescription_dose (clinic_id, prescription_id, measure_code, parameter, low, high)
    SELECT pg_temp.id('clinic'), prescription_id, measure_code, parameter, dose.low, dose.high
    FROM clinic.prescription CROSS JOIN (SELECT low, high) AS dose
    JOIN catalogue.dose_parameter USING (measure_code) WHERE prescription_id = pg_temp.id('stretch') LIMIT 1 $$;
INSERT INTO clinic.prescription (clinic_id, case_id, side, measure_code, starts_on)
    VALUES (pg_temp.id('clinic'), 1001, 'left', 'stretch', '2026-03-02') RETURNING prescription_id AS stretch \gset
SELECT set_config('test.stretch', :'stretch', true) \gset
SELECT throws_ok($$ SELECT pg_temp.thickness('NaN') $$, '23514', NULL, 'a thickness that is not a number is refused');
SELECT throws_ok($$ SELECT pg_temp.thickness('Infinity') $$, '23514', NULL, 'so is an infinite one');
SELECT throws_ok($$ SELECT pg_temp.dose('NaN', 'NaN') $$, '23514', NULL, 'so is a dose that is not a number');
SELECT throws_ok($$ SELECT pg_temp.dose(1, 'Infinity') $$, '23514', NULL, 'and an infinite one');
SELECT throws_ok($$ SELECT pg_temp.score('morning-pain', 5, 'left', '-infinity') $$, '23514', NULL,
    'a score of no day is refused');
SELECT throws_ok($$ INSERT INTO clinic.prescription (clinic_id, case_id, side, measure_code, starts_on)
    VALUES (pg_temp.id('clinic'), 1001, 'left', 'splint', 'infinity') $$, '23514', NULL,
    'a prescription that never begins is refused');

-- A sum of charges is a bigint: no line may use it up.
CREATE FUNCTION pg_temp.charge(units integer, cents bigint) RETURNS void LANGUAGE sql AS $$
    INSERT INTO billing.charge (clinic_id, case_id, side, patient_id, service_on, service_code, units, unit_cents, currency)
    VALUES (pg_temp.id('clinic'), 1001, 'left', 1001, '2026-03-02', 'eswt-focused', units, cents, 'USD') $$;
SELECT throws_ok($$ SELECT pg_temp.charge(1, 9223372036854775807) $$, '23514', NULL, 'a charge beyond reason is refused');
SELECT throws_ok($$ SELECT pg_temp.charge(-1000, 1) $$, '23514', NULL, 'so are units beyond reason');
SELECT lives_ok($$ SELECT pg_temp.charge(-999, 100000000) $$, 'the largest credit is stored');

SELECT * FROM finish();
ROLLBACK;
