-- A patient is read as the person that the number means: what the schema itself reads, and how a number leads to a person.
BEGIN;
SELECT plan(12);
\ir fixture.psql

CREATE TEMPORARY VIEW patient_column AS
SELECT class.oid AS table_oid, attribute.attnum, namespace.nspname || '.' || class.relname AS full_name
FROM pg_attribute AS attribute
JOIN pg_class AS class ON class.oid = attribute.attrelid AND class.relkind IN ('r', 'p')
JOIN pg_namespace AS namespace ON namespace.oid = class.relnamespace
WHERE namespace.nspname IN ('clinic', 'billing') AND attribute.attname = 'patient_id' AND NOT attribute.attisdropped;

CREATE TEMPORARY VIEW patient_reader AS
SELECT DISTINCT 'view ' || namespace.nspname || '.' || class.relname AS name, pg_get_viewdef(class.oid) AS body
FROM pg_depend AS held
JOIN patient_column ON held.refclassid = 'pg_class'::regclass AND held.refobjid = table_oid AND held.refobjsubid = attnum
JOIN pg_rewrite AS rewrite ON held.classid = 'pg_rewrite'::regclass AND rewrite.oid = held.objid
JOIN pg_class AS class ON class.oid = rewrite.ev_class
JOIN pg_namespace AS namespace ON namespace.oid = class.relnamespace
WHERE namespace.nspname !~ '^pg_'
UNION ALL
SELECT 'function ' || namespace.nspname || '.' || routine.proname, body
FROM pg_proc AS routine
JOIN pg_namespace AS namespace ON namespace.oid = routine.pronamespace AND namespace.nspname IN (
    SELECT nspname FROM pg_namespace WHERE pg_get_userbyid(nspowner) = 'firststep_owner')
CROSS JOIN LATERAL (SELECT CASE WHEN routine.prokind IN ('f', 'p') THEN replace(pg_get_functiondef(routine.oid), '"', '') END AS body) AS told
WHERE body ~ '\mpatient_id\M' AND EXISTS (SELECT FROM patient_column WHERE body ~ ('\m' || full_name || '\M'));

CREATE TEMPORARY TABLE excused (name text, reason text);
INSERT INTO excused VALUES
    ('function access.hold_patients', 'locks the numbers themselves'),
    ('function access.tables_of_patients', 'names the tables and reads none of them'),
    ('function access.erase_patient', 'goes by patient_to_erase, which asks'),
    ('function access.erase_identity', 'goes by patient_to_erase, which asks'),
    ('function access.is_erased', 'an erasure has a row for each number of the person'),
    ('function access.patient_of_closed_case', 'gives the number to whoever says which person it means');

SELECT cmp_ok((SELECT count(*)::int FROM patient_column), '>=', 17, 'tables that name a patient are found');

SELECT is_empty($$
    SELECT name FROM patient_reader
    WHERE body !~ '\m(survivors|numbers_of)\M' AND name NOT IN (SELECT excused.name FROM excused) $$,
    'every view and function that reads a patient asks which person the number means');

SELECT is_empty($$
    SELECT name FROM excused
    WHERE name NOT IN (SELECT patient_reader.name FROM patient_reader WHERE body !~ '\m(survivors|numbers_of)\M') $$,
    'no exception is left that nothing needs');

-- From a number to a person.

INSERT INTO clinic.patient (clinic_id, patient_id) VALUES (:clinic, 1003), (:clinic, 1004);
PREPARE people AS SELECT patient_id, survivor_id FROM clinic.survivors(pg_temp.id('clinic'), 'infinity') ORDER BY 1;
INSERT INTO clinic.patient_merge (clinic_id, patient_id, survivor_id) VALUES (:clinic, 1001, 1002), (:clinic, 1002, 1003);

SELECT results_eq('people', 'VALUES (1001::bigint, 1003::bigint), (1002, 1003)', 'a chain is read to its end');

SELECT set_eq('SELECT unnest(clinic.numbers_of(pg_temp.id(''clinic''), 1003, ''infinity''))', ARRAY[1001, 1002, 1003],
    'a person has all numbers that lead to theirs');

SELECT is_empty($$ SELECT * FROM clinic.survivors(pg_temp.id('clinic'), now() - interval '1 second') $$,
    'before the merge each number stood for itself');

SELECT is_empty($$ SELECT * FROM clinic.survivors(pg_temp.id('clinic') + 1, 'infinity') $$,
    'another clinic has people of its own');

SELECT throws_ok($$ INSERT INTO clinic.patient_merge (clinic_id, patient_id, survivor_id)
    VALUES (pg_temp.id('clinic'), 1001, 1004) $$, '23505', NULL, 'a number is merged once');

SELECT throws_ok($$ INSERT INTO clinic.patient_merge (clinic_id, patient_id, survivor_id)
    VALUES (pg_temp.id('clinic'), 1004, 1004) $$, '23514', NULL, 'a number is not merged with itself');

-- The end of the chain is merged into its beginning, and a fourth into the middle.
INSERT INTO clinic.patient_merge (clinic_id, patient_id, survivor_id) VALUES (:clinic, 1003, 1001), (:clinic, 1004, 1002);
SELECT results_eq('people', 'VALUES (1002::bigint, 1001::bigint), (1003, 1001), (1004, 1001)',
    'a circle ends at its least number');

UPDATE clinic.patient_merge SET voided_at = now(), voided_by = current_user, void_reason = 'test'
    WHERE clinic_id = :clinic AND patient_id = 1001;
SELECT results_eq('people', 'VALUES (1002::bigint, 1001::bigint), (1003, 1001), (1004, 1001)',
    'the same, once the link that closed it is struck');

SELECT throws_ok($$ DELETE FROM clinic.patient_merge $$, '42501', NULL, 'no merge is ever forgotten');

SELECT * FROM finish();
ROLLBACK;
