-- What holds for every table, read from PostgreSQL's own catalogue, so that a new table is held to it at once.
BEGIN;
SELECT plan(10);

CREATE TEMPORARY VIEW our_tables AS
SELECT class.oid AS table_oid, namespace.nspname AS schema, class.relname AS name, class.relkind AS kind, class.relowner AS owner,
       class.relrowsecurity AND class.relforcerowsecurity AS guarded, namespace.nspname || '.' || class.relname AS full_name
FROM pg_class AS class
JOIN pg_namespace AS namespace ON namespace.oid = class.relnamespace
WHERE namespace.nspname IN ('access', 'catalogue', 'clinic', 'billing', 'audit') AND class.relkind IN ('r', 'p');

SELECT is(current_user::text <> 'firststep_owner' AND NOT pg_has_role('firststep_owner', 'MEMBER'), true,
    'the tests run as a member of the staff, who cannot become the owner');

SELECT is_empty($$ SELECT full_name FROM our_tables WHERE obj_description(table_oid, 'pg_class') IS NULL $$,
    'every table has a comment');

SELECT is_empty($$
    SELECT full_name || '.' || attribute.attname
    FROM our_tables JOIN pg_attribute AS attribute ON attribute.attrelid = table_oid
    WHERE attribute.attnum > 0 AND NOT attribute.attisdropped AND col_description(table_oid, attribute.attnum) IS NULL $$,
    'every column has a comment');

SELECT is_empty($$ SELECT full_name FROM our_tables WHERE pg_get_userbyid(owner) <> 'firststep_owner' $$,
    'firststep_owner owns every table');

SELECT is_empty($$ SELECT full_name FROM our_tables WHERE schema IN ('clinic', 'billing', 'audit') AND NOT guarded $$,
    'every table of the clinics is under row-level security, and so is its owner');

-- Keys that the database may be spread by: the clinic leads each of them. clinic.clinic itself is the list of clinics.
SELECT is_empty($$
    SELECT full_name || ' ' || conname
    FROM our_tables JOIN pg_constraint ON conrelid = table_oid
    WHERE schema IN ('clinic', 'billing') AND full_name <> 'clinic.clinic' AND contype IN ('p', 'u', 'x')
      AND (SELECT attname FROM pg_attribute WHERE attrelid = table_oid AND attnum = conkey[1]) <> 'clinic_id' $$,
    'the clinic leads every key and exclusion of a clinical table');

SELECT is_empty($$
    SELECT full_name || ' ' || conname
    FROM our_tables
    JOIN pg_constraint ON conrelid = table_oid
    JOIN pg_class AS target ON target.oid = confrelid
    JOIN pg_namespace AS namespace ON namespace.oid = target.relnamespace
    WHERE contype = 'f' AND schema = 'catalogue' AND namespace.nspname <> 'catalogue' $$,
    'the catalogue points at no clinical table');

SELECT is_empty($$
    SELECT full_name, privilege FROM our_tables, unnest(ARRAY['DELETE', 'TRUNCATE', 'TRIGGER']) AS privilege
    WHERE has_table_privilege(table_oid, privilege) $$,
    'staff can delete from no table, nor empty one, nor put a trigger on one');

SELECT is_empty($$
    SELECT full_name || '.' || attribute.attname
    FROM our_tables JOIN pg_attribute AS attribute ON attribute.attrelid = table_oid
    WHERE attribute.attnum > 0 AND NOT attribute.attisdropped AND has_column_privilege(table_oid, attribute.attnum, 'UPDATE')
      AND attribute.attname NOT IN ('voided_at', 'voided_by', 'void_reason', 'replaced_at', 'replaced_by') $$,
    'staff can change nothing but the columns that close a row');

SELECT is_empty($$
    SELECT full_name || '.' || attribute.attname
    FROM our_tables JOIN pg_attribute AS attribute ON attribute.attrelid = table_oid
    WHERE attribute.attname IN ('recorded_at', 'recorded_by', 'voided_at', 'voided_by', 'replaced_at', 'replaced_by')
      AND has_column_privilege(table_oid, attribute.attnum, 'INSERT') $$,
    'staff cannot write who recorded a row, or when');

SELECT * FROM finish();
ROLLBACK;
