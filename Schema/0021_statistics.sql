-- What an import has just filled the planner knows nothing of until the next round of autovacuum, a minute later, and after a crash
-- of the server not even then. For a table whose size it knows and whose values it does not it expects one row of a clinic, and
-- goes through all rows once for each row of the file: three thousand patients then took minutes.

CREATE FUNCTION access.look_at_grown_tables() RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    grown regclass;
BEGIN
    FOR grown IN
        SELECT class.oid FROM pg_class AS class
        WHERE class.relnamespace = 'clinic'::regnamespace AND class.relkind = 'r'
          AND pg_relation_size(class.oid) > (class.relpages * 1.2 + 2) * current_setting('block_size')::bigint
        ORDER BY class.oid
    LOOP
        -- What somebody else is analyzing need not be waited for.
        EXECUTE format('ANALYZE (SKIP_LOCKED) %s', grown);
    END LOOP;
END $$;
COMMENT ON FUNCTION access.look_at_grown_tables() IS
    'Analyzes the tables of records that grew by a fifth since they were analyzed last, so that what reads many rows next is planned well; about all clinics, and says nothing of any.';
REVOKE ALL ON FUNCTION access.look_at_grown_tables() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.look_at_grown_tables() TO firststep_clinician, firststep_frontdesk;
