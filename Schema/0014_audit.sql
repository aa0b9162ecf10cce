-- Every statement on a table under row-level security asks which clinic the login is of. A function in SQL that runs with its
-- owner's rights is planned anew for each statement that calls it, a function in PL/pgSQL once in a session: recording a score
-- takes half the time.

CREATE OR REPLACE FUNCTION access.clinic_of(login name) RETURNS bigint
LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN (
        SELECT held.clinic_id
        FROM access.login AS held
        JOIN pg_roles AS role ON role.rolname = $1
        WHERE held.login = $1::text AND held.ended_at IS NULL AND pg_has_role(session_user, role.oid, 'MEMBER'));
END $$;

CREATE OR REPLACE FUNCTION access.clinic_at_work() RETURNS bigint
LANGUAGE plpgsql STABLE PARALLEL RESTRICTED SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN coalesce(
        access.clinic_of(access.caller()::name),
        CASE WHEN access.is_owner() THEN nullif(current_setting('firststep.clinic', true), '')::bigint END);
END $$;
