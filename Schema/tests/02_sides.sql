-- Sides agree by construction: whatever is clinical points at a heel of the case.
BEGIN;
\ir fixture.psql
SELECT plan(12);

SELECT throws_ok($$ INSERT INTO clinic.imaging_order (clinic_id, case_id, side, modality_code, ordered_on, currency)
    VALUES (pg_temp.id('clinic'), 1001, 'right', 'ultrasound', '2026-03-02', 'USD') $$, '23503', NULL,
    'a right-heel order on a left-heel case is refused');
SELECT throws_ok($$ INSERT INTO clinic.finding (clinic_id, exam_id, case_id, side, technique_code, kind, result)
    VALUES (pg_temp.id('clinic'), pg_temp.id('exam'), 1001, 'right', 'hop', 'presence', 'positive') $$, '23503', NULL,
    'so is a right-heel finding');
SELECT throws_ok($$ INSERT INTO clinic.diagnosis (clinic_id, case_id, side, diagnosis_code, status, is_primary, diagnosed_on)
    VALUES (pg_temp.id('clinic'), 1001, 'right', 'haglund', 'confirmed', true, '2026-03-02') $$, '23503', NULL,
    'so is a right-heel diagnosis');
SELECT throws_ok($$ INSERT INTO clinic.prescription (clinic_id, case_id, side, measure_code, starts_on)
    VALUES (pg_temp.id('clinic'), 1001, 'right', 'splint', '2026-03-02') $$, '23503', NULL,
    'so is a right-heel prescription');
SELECT throws_ok($$ INSERT INTO clinic.series
    (clinic_id, case_id, side, treatment_code, planned_on, starts_on, planned_sessions, interval_days)
    VALUES (pg_temp.id('clinic'), 1001, 'right', 'prp', '2026-03-02', '2026-03-02', 1, NULL) $$, '23503', NULL,
    'so is a right-heel series');
SELECT throws_ok($$ INSERT INTO clinic.session (clinic_id, series_id, case_id, side, treatment_code, patient_id, performed_on)
    VALUES (pg_temp.id('clinic'), pg_temp.id('series'), 1002, 'left', 'focused-eswt', 1002, '2026-03-09') $$, '23503', NULL,
    'a session of one case in a series of another is refused');
SELECT throws_ok($$ INSERT INTO clinic.session (clinic_id, series_id, case_id, side, treatment_code, patient_id, performed_on)
    VALUES (pg_temp.id('clinic'), pg_temp.id('series'), 1001, 'left', 'radial-eswt', 1001, '2026-03-09') $$, '23503', NULL,
    'a session of another treatment than its series is refused');
SELECT throws_ok($$ INSERT INTO clinic.session (clinic_id, series_id, case_id, side, treatment_code, patient_id, performed_on)
    VALUES (pg_temp.id('clinic'), pg_temp.id('series'), 1001, 'left', 'focused-eswt', 1002, '2026-03-09') $$, '23503', NULL,
    'a session of another patient than its case is refused');
SELECT throws_ok($$ INSERT INTO clinic.imaging_result (clinic_id, imaging_order_id, case_id, side, performed_on, conclusion)
    VALUES (pg_temp.id('clinic'), pg_temp.id('open_order'), 1002, 'left', '2026-03-03', 'positive') $$, '23503', NULL,
    'a result for another case than its order is refused');
SELECT throws_ok($$ INSERT INTO clinic.score (clinic_id, case_id, side, instrument_code, value, taken_on)
    VALUES (pg_temp.id('clinic'), 1001, 'right', 'morning-pain', 5, '2026-03-02') $$, '23503', NULL,
    'a right-heel score on a left-heel case is refused');
SELECT throws_ok($$ INSERT INTO billing.charge
    (clinic_id, case_id, side, patient_id, service_on, service_code, units, unit_cents, currency)
    VALUES (pg_temp.id('clinic'), 1001, 'right', 1001, '2026-03-02', 'eswt-focused', 1, 100, 'USD') $$, '23503', NULL,
    'a right-heel charge on a left-heel case is refused');
SELECT lives_ok($$ INSERT INTO billing.charge
    (clinic_id, case_id, side, patient_id, service_on, service_code, units, unit_cents, currency)
    VALUES (pg_temp.id('clinic'), 1001, NULL, 1001, '2026-03-02', 'visit-return', 1, 100, 'USD') $$,
    'a charge without a side is a visit');

SELECT * FROM finish();
ROLLBACK;
