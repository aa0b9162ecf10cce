-- What statistics are made of, and what they cannot reach.
BEGIN;
\ir fixture.psql
SELECT plan(18);

SELECT is_empty($$ SELECT member::regrole FROM pg_auth_members
    WHERE roleid = 'firststep_reporter'::regrole AND member::regrole::text <> 'firststep_owner' $$,
    'nobody is the reporter, or can become it');
SELECT is_empty($$ SELECT oid::regprocedure::text FROM pg_proc
    WHERE pronamespace = 'reporting'::regnamespace AND proowner <> 'firststep_reporter'::regrole
    UNION ALL SELECT oid::regclass::text FROM pg_class
    WHERE relnamespace = 'reporting'::regnamespace AND relowner <> 'firststep_reporter'::regrole $$,
    'the reporter owns all that is in the schema');
SELECT is_empty($$ SELECT oid::regclass FROM pg_class
    WHERE relkind IN ('r', 'v') AND relnamespace::regnamespace::text IN ('clinic', 'billing', 'audit', 'access')
      AND (relname IN ('identity', 'name_word', 'note', 'staff_profile', 'visit', 'referrer')
        OR relnamespace::regnamespace::text IN ('audit', 'access'))
      AND has_any_column_privilege('firststep_reporter', oid, 'SELECT') $$,
    'the reporter reads no identity, no note, no login and no log');
SELECT is_empty($$ SELECT attrelid::regclass, attname FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
    WHERE relkind = 'r' AND relnamespace::regnamespace::text IN ('clinic', 'billing') AND attnum > 0
      AND (attname IN ('recorded_by', 'voided_by', 'replaced_by', 'void_reason', 'device', 'lot', 'image_reference', 'preparation',
          'target_site', 'product', 'line', 'city', 'referrer_id', 'phone', 'email', 'npi', 'tax_number', 'member_number', 'policy_group')
        OR attname = 'staff_id' AND relname NOT IN ('staff', 'session')
        OR attname LIKE '%note_id' OR attname LIKE '%address%')
      AND has_column_privilege('firststep_reporter', attrelid, attnum, 'SELECT') $$,
    'nor who recorded a fact, a device, an insured''s number, a place below the state but its postal code, or any free text');
SELECT is_empty($$ SELECT oid::regclass, privilege FROM pg_class, unnest(ARRAY['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) AS privilege
    WHERE relkind = 'r' AND relnamespace::regnamespace::text IN ('clinic', 'billing', 'audit', 'catalogue', 'access')
      AND has_table_privilege('firststep_reporter', oid, privilege) $$,
    'the reporter changes nothing');
SELECT is_empty($$ SELECT role.rolname, attrelid::regclass FROM pg_attribute
    JOIN pg_roles AS role ON role.rolname LIKE 'firststep\_%'
        AND role.rolname NOT IN ('firststep_owner', 'firststep_reporter', 'firststep_superuser')
    WHERE attname = 'reporting_key' AND has_column_privilege(role.oid, attrelid, attnum, 'SELECT, INSERT, UPDATE') $$,
    'nobody else reads or writes the keys');
SELECT isnt_empty($$ SELECT patient_id FROM clinic.patient JOIN clinic.heel USING (clinic_id) $$,
    'who could read a table still can');

SELECT is_empty($$ SELECT oid::regprocedure FROM pg_proc
    WHERE pronamespace = 'reporting'::regnamespace
      AND EXISTS (SELECT FROM aclexplode(coalesce(proacl, acldefault('f', proowner))) WHERE grantee = 0) $$,
    'not everybody may call a function of the schema');
SELECT is_empty($$ SELECT oid::regprocedure FROM pg_proc
    WHERE pronamespace = 'reporting'::regnamespace AND prosecdef AND prosqlbody IS NULL
      AND NOT coalesce('search_path=pg_catalog, pg_temp' = ANY (proconfig), false) $$,
    'no function that runs with the reporter''s rights looks names up where its caller says');
SELECT is_empty($$ SELECT oid::regprocedure FROM pg_proc
    WHERE pronamespace = 'reporting'::regnamespace AND NOT prosecdef
      AND EXISTS (SELECT FROM aclexplode(proacl) WHERE grantee <> proowner) $$,
    'what does not run with them is for the reporter alone');
SELECT is_empty($$ SELECT oid::regclass::text FROM pg_class
    WHERE relnamespace = 'reporting'::regnamespace AND relkind IN ('r', 'v') AND obj_description(oid, 'pg_class') IS NULL
    UNION ALL SELECT attrelid::regclass || '.' || attname FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
    WHERE relnamespace = 'reporting'::regnamespace AND relkind IN ('r', 'v') AND attnum > 0 AND col_description(attrelid, attnum) IS NULL
    UNION ALL SELECT oid::regprocedure::text FROM pg_proc
    WHERE pronamespace = 'reporting'::regnamespace AND obj_description(oid, 'pg_proc') IS NULL $$,
    'every view, column and function says what it is');
SELECT is_empty($$ SELECT attrelid::regclass, attname FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
    WHERE relnamespace = 'reporting'::regnamespace AND relkind = 'v' AND attnum > 0
      AND (atttypid IN ('date'::regtype, 'timestamp'::regtype, 'timestamptz'::regtype) OR attname ~ '(_id|_on|_at|_by)$') $$,
    'no view has a date, a moment, a number of a record or a login');

SELECT is_empty($$ SELECT class.oid::regclass, held.grantee::regrole FROM pg_class AS class, aclexplode(class.relacl) AS held
    WHERE class.relnamespace = 'reporting'::regnamespace AND class.relkind = 'r' AND held.grantee <> class.relowner $$,
    'the kept counts are for the reporter alone');

SELECT results_eq($$ SELECT count(*) FROM reporting.heel $$, ARRAY[3::bigint], 'the views show the heels of the clinic');
SELECT results_eq($$ SELECT sum(heels)::bigint FROM reporting.outcome_counts(
    'morning-pain', '12w', NULL, NULL, true, 'outcome-statistics', '{treatment}', now()) WHERE part = 'window' AND code = '12w' $$, ARRAY[3::bigint], 'and the counts count them');
SELECT results_eq($$ SELECT index_on, baseline_id = score_id FROM reporting.score_days(1001) $$,
    $$ VALUES (date '2026-03-02', true) $$, 'a score has its index day and its baseline');

-- The duty alone, without the clinic that a login has.
SET LOCAL ROLE firststep_analyst;
SELECT is_empty($$ SELECT * FROM reporting.heel $$, 'the duty without a clinic shows nothing');
SELECT is_empty($$ SELECT class.oid::regclass FROM pg_class AS class JOIN pg_namespace AS schema ON schema.oid = relnamespace
    WHERE relkind IN ('r', 'v') AND nspname IN ('clinic', 'billing', 'audit', 'access', 'number')
      AND (has_schema_privilege(schema.oid, 'CREATE') OR has_any_column_privilege(class.oid, 'SELECT, INSERT, UPDATE, REFERENCES')) $$,
    'an analyst has no right on any record');
RESET ROLE;

SELECT * FROM finish();
ROLLBACK;
