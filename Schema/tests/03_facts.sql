-- Facts are recorded once and struck at most once; what may be edited keeps its versions.
BEGIN;
\ir fixture.psql
SELECT plan(25);

SELECT throws_ok($$ UPDATE clinic.score SET value = 2 WHERE score_id = pg_temp.id('score') $$, '42501', NULL,
    'a score cannot be changed');
SELECT throws_ok($$ DELETE FROM clinic.score WHERE score_id = pg_temp.id('score') $$, '42501', NULL,
    'a score cannot be deleted');
SELECT throws_ok($$ UPDATE clinic.session SET performed_on = '2026-03-03' $$, '42501', NULL, 'a session cannot be changed');
SELECT throws_ok($$ DELETE FROM clinic.session $$, '42501', NULL, 'a session cannot be deleted');
SELECT throws_ok($$ UPDATE clinic.case SET opened_on = '2026-03-02' $$, '42501', NULL, 'the opening of a case cannot be changed');
SELECT throws_ok($$ DELETE FROM clinic.finding $$, '42501', NULL, 'a finding cannot be deleted');
SELECT throws_ok($$ UPDATE billing.charge SET units = 2 $$, '42501', NULL, 'a charge cannot be changed');
SELECT throws_ok($$ TRUNCATE clinic.score $$, '42501', NULL, 'facts cannot be emptied away');
SELECT throws_ok($$ INSERT INTO clinic.score (clinic_id, case_id, side, instrument_code, value, taken_on, recorded_by)
    VALUES (pg_temp.id('clinic'), 1001, 'left', 'morning-pain', 5, '2026-03-02', 'somebody') $$, '42501', NULL,
    'nobody can record in another''s name');
SELECT throws_ok($$ INSERT INTO clinic.score (clinic_id, case_id, side, instrument_code, value, taken_on, recorded_at)
    VALUES (pg_temp.id('clinic'), 1001, 'left', 'morning-pain', 5, '2026-03-02', '2026-01-01') $$, '42501', NULL,
    'nobody can record into the past');
SELECT ok((SELECT recorded_by = current_user AND recorded_at = now() FROM clinic.score WHERE score_id = pg_temp.id('score')),
    'the database says who recorded, and when');

SELECT throws_ok($$ UPDATE clinic.score SET voided_at = now(), voided_by = 'somebody', void_reason = 'typo'
    WHERE score_id = pg_temp.id('score') $$, '42501', NULL, 'nobody can void in another''s name');
SELECT throws_ok($$ UPDATE clinic.score SET voided_at = '2026-01-01', voided_by = current_user, void_reason = 'typo'
    WHERE score_id = pg_temp.id('score') $$, '42501', NULL, 'nobody can void into the past');
SELECT throws_ok($$ UPDATE clinic.score SET voided_at = now(), voided_by = current_user
    WHERE score_id = pg_temp.id('score') $$, '23514', NULL, 'a void needs a reason');
SELECT throws_ok($$ UPDATE clinic.score SET voided_at = now(), voided_by = current_user, void_reason = ' '
    WHERE score_id = pg_temp.id('score') $$, '23514', NULL, 'a blank is no reason');
SELECT lives_ok($$ UPDATE clinic.score SET voided_at = now(), voided_by = current_user, void_reason = 'typo'
    WHERE score_id = pg_temp.id('score') $$, 'a score can be voided');
SELECT is_empty($$ UPDATE clinic.score SET voided_at = NULL, voided_by = NULL, void_reason = NULL
    WHERE score_id = pg_temp.id('score') RETURNING 1 $$, 'a void cannot be taken back');

-- Within one transaction nothing is late, so this reads how the parts are tied to their fact.
SELECT is_empty($$ SELECT name FROM unnest(ARRAY['clinic.heel', 'clinic.prescription_dose', 'billing.batch_charge']) AS name
    WHERE NOT EXISTS (
        SELECT FROM pg_constraint
        JOIN pg_attribute ON attrelid = conrelid AND attnum = ANY (conkey) AND attname = 'recorded_at'
        WHERE conrelid = name::regclass AND contype = 'f') $$,
    'the parts of a fact share its moment, so that none can be added later');
SELECT throws_ok($$ INSERT INTO clinic.heel (clinic_id, case_id, side, recorded_at)
    VALUES (pg_temp.id('clinic'), 1001, 'right', now()) $$, '42501', NULL, 'nobody says when a heel was recorded');
SET LOCAL ROLE firststep_staff;
SELECT throws_ok($$ INSERT INTO clinic.score (clinic_id, case_id, side, instrument_code, value, taken_on)
    VALUES (pg_temp.id('clinic'), 1001, 'left', 'morning-pain', 5, '2026-03-02') $$, '42501', NULL,
    'nobody can record as the group and leave no name');
SELECT throws_ok($$ UPDATE clinic.session SET voided_at = now(), voided_by = current_user, void_reason = 'typo'
    WHERE session_id = pg_temp.id('session') $$, '42501', NULL, 'nor void as it');
RESET ROLE;
SELECT lives_ok($$ UPDATE clinic.session SET voided_at = now(), voided_by = current_user, void_reason = 'typo'
    WHERE session_id = pg_temp.id('session') $$, 'under their own name they can');
SELECT throws_ok($$ UPDATE clinic.exam SET void_reason = 'typo' WHERE exam_id = pg_temp.id('exam') $$, '42501', NULL,
    'there is no reason without a void');

INSERT INTO clinic.identity (clinic_id, patient_id, family_name, given_name, birth_date)
    VALUES (pg_temp.id('clinic'), 1001, 'Example', 'Ann', '1984-03-05');
SELECT throws_ok($$ UPDATE clinic.identity SET family_name = 'Other' $$, '42501', NULL,
    'an identity is not overwritten');
SELECT throws_ok($$ INSERT INTO clinic.identity (clinic_id, patient_id, family_name, given_name, birth_date)
    VALUES (pg_temp.id('clinic'), 1001, 'Other', 'Ann', '1984-03-05') $$, '23505', NULL,
    'there is one current version of it');

SELECT * FROM finish();
ROLLBACK;
