import Postgres

/// The functions of the schema `logins`, which make and end the staff's logins with the rights of who prepared the server.
///
/// Nobody of FirstStep's has CREATEROLE, which on PostgreSQL 15 could give itself the running of programs. The owner of the
/// schema alone may call these, from functions that ask who is the administrator of which clinic; they touch no login
/// that is not FirstStep's, and grant no role but the duties.
enum LoginFunctions {
    /// Makes the functions, or makes them anew where they are of another program version; does nothing where they are right.
    static func ensure(in transaction: borrowing Transaction) async throws {
        let row = try await transaction.queryOne(
            """
            SELECT md5(\(script)) AS wanted, (
                SELECT split_part(obj_description(oid, 'pg_namespace'), ' ', 1) FROM pg_namespace WHERE nspname = 'logins'
            ) AS present
            """
        )
        let wanted: String = try row["wanted"]
        let present: String? = try row["present"]
        guard present != wanted else { return }
        try await transaction.executeScript(script)
        try await transaction.execute(
            "COMMENT ON SCHEMA logins IS \(literal: "\(wanted) Makes and ends the staff's logins.")"
        )
    }

    private static let duties = Migrator.duties.map { "'\($0)'" }.joined(separator: ", ")

    private static let script = """
        CREATE SCHEMA IF NOT EXISTS logins;

        CREATE OR REPLACE FUNCTION logins.require_own(login text) RETURNS void
        LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
        DECLARE
            role pg_roles;
        BEGIN
            SELECT * INTO role FROM pg_roles WHERE rolname = login;
            -- One that the server's administrator made for FirstStep is a member of firststep_staff, and has no power beside.
            IF FOUND AND (role.rolsuper OR role.rolcreaterole OR role.rolcreatedb OR role.rolreplication OR role.rolbypassrls
                OR NOT EXISTS (SELECT FROM pg_auth_members WHERE member = role.oid AND roleid = 'firststep_staff'::regrole)
                OR EXISTS (SELECT FROM pg_auth_members WHERE member = role.oid AND roleid::regrole::text NOT LIKE 'firststep\\_%')
                OR pg_has_role(role.oid, 'firststep_owner', 'MEMBER')) THEN
                RAISE insufficient_privilege 
                    USING MESSAGE = 'the role exists and is not one of FirstStep''s logins', CONSTRAINT = 'login_is_of_firststep';
            END IF;
        END $$;

        CREATE OR REPLACE FUNCTION logins.duties_of(login text) RETURNS SETOF text
        LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
            SELECT substr(held.rolname, length('firststep_') + 1)
            FROM pg_auth_members AS granted
            JOIN pg_roles AS person ON person.oid = granted.member AND person.rolname = $1
            JOIN pg_roles AS held ON held.oid = granted.roleid AND held.rolname <> 'firststep_staff'
        $$;

        CREATE OR REPLACE FUNCTION logins.grant_duties(login text, duties text[]) RETURNS void
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        DECLARE
            known constant text[] := ARRAY[\(duties)];
            duty text;
        BEGIN
            IF login ~ '^(firststep_|pg_)' OR login IN ('public', 'none') OR login !~ '^[[:alnum:]._@$][[:alnum:]._@$-]*$'
                OR octet_length(login) > 63 OR NOT duties <@ known THEN
                RAISE invalid_authorization_specification USING MESSAGE = 'no such login or duty can be made';
            END IF;
            PERFORM logins.require_own(login);
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = login) THEN
                EXECUTE format('CREATE ROLE %I LOGIN INHERIT', login);
                EXECUTE format('GRANT firststep_staff TO %I', login);
            ELSIF EXISTS (SELECT FROM pg_roles WHERE rolname = login AND NOT (rolcanlogin AND rolinherit)) THEN
                EXECUTE format('ALTER ROLE %I LOGIN INHERIT', login);
            END IF;
            FOR duty IN SELECT wanted FROM unnest(duties) AS wanted EXCEPT SELECT logins.duties_of(login) LOOP
                EXECUTE format('GRANT %I TO %I', 'firststep_' || duty, login);
            END LOOP;
            FOR duty IN SELECT logins.duties_of(login) EXCEPT SELECT wanted FROM unnest(duties) AS wanted LOOP
                EXECUTE format('REVOKE %I FROM %I', 'firststep_' || duty, login);
            END LOOP;
        END $$;

        CREATE OR REPLACE FUNCTION logins.end_login(login text) RETURNS void
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        BEGIN
            PERFORM logins.grant_duties(login, ARRAY[]::text[]);
            EXECUTE format('ALTER ROLE %I NOLOGIN', login);
        END $$;

        CREATE OR REPLACE FUNCTION logins.end_sessions(login text) RETURNS void
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        BEGIN
            PERFORM logins.require_own(login);
            PERFORM pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = login AND pid <> pg_backend_pid();
        END $$;

        REVOKE ALL ON ALL FUNCTIONS IN SCHEMA logins FROM PUBLIC;
        GRANT USAGE ON SCHEMA logins TO firststep_owner;
        GRANT EXECUTE ON FUNCTION logins.grant_duties(text, text[]), logins.end_login(text), logins.end_sessions(text)
            TO firststep_owner;
        """
}
