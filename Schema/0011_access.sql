-- Who may see and do what. A duty is a role, a login belongs to one clinic, and a policy asks PostgreSQL who is there: no
-- setting that a user can change has a part in it.

-- Logins.

CREATE TABLE access.login (
    login text PRIMARY KEY,
    clinic_id bigint NOT NULL,
    staff_id bigint NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    ended_at timestamptz,
    FOREIGN KEY (clinic_id, staff_id) REFERENCES clinic.staff
);
COMMENT ON TABLE access.login IS 'Which clinic a login belongs to, for ever: who left keeps the name, so that it never comes to mean somebody else.';
COMMENT ON COLUMN access.login.login IS 'Role of the server that the person connects as.';
COMMENT ON COLUMN access.login.clinic_id IS 'The clinic.';
COMMENT ON COLUMN access.login.staff_id IS 'The person.';
COMMENT ON COLUMN access.login.recorded_at IS 'When it was given.';
COMMENT ON COLUMN access.login.ended_at IS 'When it was taken; NULL while it is of use.';
CREATE UNIQUE INDEX person_has_one_login ON access.login (clinic_id, staff_id) WHERE ended_at IS NULL;

INSERT INTO access.login (login, clinic_id, staff_id)
    SELECT DISTINCT ON (login) login, clinic_id, staff_id FROM clinic.staff_profile
    WHERE replaced_at IS NULL AND login IS NOT NULL AND NOT is_disabled
    ORDER BY login, clinic_id;
DROP INDEX clinic.staff_login_is_unique;
ALTER TABLE clinic.staff_profile DROP COLUMN login;
ALTER TABLE clinic.staff_profile DROP CONSTRAINT staff_profile_roles_check;
ALTER TABLE clinic.staff_profile ADD CONSTRAINT duties_are_known CHECK (cardinality(roles) > 0 AND roles <@ ARRAY[
    'clinician', 'frontdesk', 'billing', 'analyst', 'auditor', 'administrator', 'nightly']);
COMMENT ON COLUMN clinic.staff_profile.roles IS 'Duties. What a login may do follows from the roles that it was granted, which access.give_login keeps the same.';

-- Who is there.

CREATE FUNCTION access.caller() RETURNS text
LANGUAGE sql STABLE PARALLEL RESTRICTED
RETURN CASE current_setting('role') WHEN 'none' THEN session_user::text ELSE current_setting('role') END;
COMMENT ON FUNCTION access.caller() IS
    'Who calls, also inside a function that runs with its owner''s rights: the login, or the role that a pool has SET. PostgreSQL lets nobody set a role that they are not a member of.';

-- In PL/pgSQL, which keeps its plan: asked for each row of an INSERT, a function in SQL would be planned for each.
CREATE FUNCTION access.clinic_of(login name) RETURNS bigint
LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF login <> session_user AND pg_has_role(session_user, to_regrole(quote_ident(login))::oid, 'MEMBER') IS NOT TRUE THEN
        RETURN NULL;
    END IF;
    RETURN (SELECT held.clinic_id FROM access.login AS held WHERE held.login = $1::text AND held.ended_at IS NULL);
END $$;
COMMENT ON FUNCTION access.clinic_of(name) IS
    'The clinic of a login; NULL for one that has none, has lost it, or that the asking session may not be.';

CREATE FUNCTION access.is_owner() RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
RETURN pg_has_role(session_user, 'firststep_owner', 'MEMBER');
COMMENT ON FUNCTION access.is_owner() IS 'Whether the session is of who owns the schema: migrations, and the founding of clinics.';

CREATE FUNCTION access.clinic_at_work() RETURNS bigint
LANGUAGE plpgsql STABLE PARALLEL RESTRICTED SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN coalesce(
        (SELECT held.clinic_id FROM access.login AS held WHERE held.login = access.caller() AND held.ended_at IS NULL),
        CASE WHEN access.is_owner() THEN nullif(current_setting('firststep.clinic', true), '')::bigint END);
END $$;
COMMENT ON FUNCTION access.clinic_at_work() IS
    'The clinic of who calls. The schema''s owner belongs to none and says which one is meant by a setting, which means nothing for anybody else.';

CREATE FUNCTION access.has_duty(duty text) RETURNS boolean
LANGUAGE sql STABLE PARALLEL RESTRICTED
RETURN pg_has_role(access.caller(), 'firststep_' || duty, 'MEMBER');
COMMENT ON FUNCTION access.has_duty(text) IS 'Whether who calls has a duty; also inside a function that runs with its owner''s rights.';

-- Not forced on its owner, whose function above asks it.
ALTER TABLE access.login ENABLE ROW LEVEL SECURITY;
CREATE POLICY reading ON access.login FOR SELECT USING (clinic_id = access.clinic_of(current_user));
GRANT SELECT ON access.login TO
    firststep_clinician, firststep_frontdesk, firststep_billing, firststep_administrator, firststep_nightly;

-- Every table of a clinic lets its owner see the clinic at work and no other: a function that runs with its owner's rights
-- is held to it as well. Who is the owner, as a migration is, sees all.
CREATE PROCEDURE access.hold_owner(target regclass)
LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', target);
    EXECUTE format('CREATE POLICY owning ON %s TO firststep_owner '
        'USING (access.is_owner() OR clinic_id = access.clinic_at_work())', target);
END $$;
COMMENT ON PROCEDURE access.hold_owner(regclass) IS 'Puts the owner of a table under row-level security too.';

-- Numbers of a clinic's own. One sequence for all would tell each clinic how busy the others are.

CREATE SCHEMA number;
COMMENT ON SCHEMA number IS 'One sequence for each clinic and each kind of numbered record, made by access.make_numbers.';

CREATE FUNCTION access.next_number(counted text) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN nextval(('number.' || counted || '_' || access.clinic_at_work())::regclass);
END $$;
COMMENT ON FUNCTION access.next_number(text) IS 'The next number of a kind of record in the clinic of who calls: the default of the column.';

CREATE FUNCTION access.numbered() RETURNS TABLE (target regclass, counted name, numbered name)
LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT class.oid::regclass, class.relname, attribute.attname
    FROM pg_catalog.pg_attrdef AS initial
    JOIN pg_catalog.pg_attribute AS attribute ON attribute.attrelid = initial.adrelid AND attribute.attnum = initial.adnum
    JOIN pg_catalog.pg_class AS class ON class.oid = initial.adrelid
    WHERE pg_get_expr(initial.adbin, initial.adrelid) LIKE 'access.next_number(%';
END;
COMMENT ON FUNCTION access.numbered() IS 'The tables whose rows are numbered clinic by clinic, and the column of the number.';

CREATE PROCEDURE access.make_numbers(clinic bigint)
LANGUAGE plpgsql AS $$
DECLARE
    kind record;
BEGIN
    FOR kind IN SELECT * FROM access.numbered() LOOP
        EXECUTE format('CREATE SEQUENCE IF NOT EXISTS number.%I', kind.counted || '_' || clinic);
    END LOOP;
END $$;
COMMENT ON PROCEDURE access.make_numbers(bigint) IS 'Makes the sequences of a clinic that are missing.';

CREATE PROCEDURE access.number_by_clinic(target regclass, numbered name)
LANGUAGE plpgsql AS $$
DECLARE
    counted name := (SELECT relname FROM pg_catalog.pg_class WHERE oid = target);
    used record;
BEGIN
    EXECUTE format('ALTER TABLE %s ALTER COLUMN %I DROP IDENTITY IF EXISTS', target, numbered);
    EXECUTE format('ALTER TABLE %s ALTER COLUMN %I SET DEFAULT access.next_number(%L)', target, numbered, counted);
    FOR used IN EXECUTE format(
        'SELECT clinic.clinic_id, max(%I) AS last FROM clinic.clinic LEFT JOIN %s USING (clinic_id) GROUP BY 1', numbered, target)
    LOOP
        EXECUTE format('CREATE SEQUENCE IF NOT EXISTS number.%I START %s', counted || '_' || used.clinic_id, coalesce(used.last, 0) + 1);
    END LOOP;
END $$;
COMMENT ON PROCEDURE access.number_by_clinic(regclass, name) IS 'Numbers the rows of a table clinic by clinic from now on.';

DO $$
DECLARE
    kind record;
BEGIN
    FOR kind IN
        SELECT attrelid::regclass AS target, attname AS numbered
        FROM pg_catalog.pg_attribute JOIN pg_catalog.pg_class ON pg_class.oid = attrelid
        WHERE relnamespace IN ('clinic'::regnamespace, 'billing'::regnamespace) AND attidentity <> ''
          AND relkind = 'r' AND relname <> 'clinic'
    LOOP
        CALL access.number_by_clinic(kind.target, kind.numbered);
    END LOOP;
END $$;

-- What each duty may do. The policies and grants of firststep_staff, who were everybody, give way to these.

DO $$
DECLARE
    guarded record;
    policy record;
BEGIN
    FOR guarded IN
        SELECT oid::regclass AS target FROM pg_catalog.pg_class
        WHERE relnamespace IN ('clinic'::regnamespace, 'billing'::regnamespace) AND relkind IN ('r', 'v')
    LOOP
        EXECUTE format('REVOKE ALL ON %s FROM firststep_staff', guarded.target);
        -- Grants by column are taken away by column.
        FOR policy IN SELECT attname FROM pg_catalog.pg_attribute WHERE attrelid = guarded.target AND attnum > 0 AND NOT attisdropped LOOP
            EXECUTE format('REVOKE ALL (%I) ON %s FROM firststep_staff', policy.attname, guarded.target);
        END LOOP;
        FOR policy IN SELECT polname FROM pg_catalog.pg_policy WHERE polrelid = guarded.target LOOP
            EXECUTE format('DROP POLICY %I ON %s', policy.polname, guarded.target);
        END LOOP;
    END LOOP;
END $$;
REVOKE USAGE ON SCHEMA clinic, billing FROM firststep_staff;
GRANT USAGE ON SCHEMA clinic, billing TO
    firststep_clinician, firststep_frontdesk, firststep_billing, firststep_administrator, firststep_nightly;

DROP PROCEDURE access.guard_fact(regclass), access.guard_version(regclass), access.guard_permanent(regclass), access.guard(regclass, text[]);

CREATE FUNCTION access.roles_of(duties text) RETURNS text
LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT string_agg('firststep_' || duty, ', ') FROM string_to_table(duties, ' ') AS duty;
END;
COMMENT ON FUNCTION access.roles_of(text) IS 'Duties, separated by blanks, as roles for a GRANT.';

-- INSERT is granted by column: nobody can write who recorded a row, or when, or its number. A group role belongs to no
-- clinic, so that nobody can record as the group by SET ROLE and leave no name.
CREATE PROCEDURE access.guard(target regclass, closing_columns text[], reading text, recording text, closing text)
LANGUAGE plpgsql AS $$
DECLARE
    own constant text := 'clinic_id = access.clinic_of(current_user)';
    insertable text := (
        SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum)
        FROM pg_catalog.pg_attribute
        LEFT JOIN pg_catalog.pg_attrdef ON adrelid = attrelid AND adnum = attnum
        WHERE attrelid = target AND attnum > 0 AND NOT attisdropped AND attidentity = '' AND attgenerated = ''
          AND coalesce(pg_get_expr(adbin, adrelid) NOT LIKE 'access.next_number(%', true)
          AND attname <> ALL (closing_columns || ARRAY['recorded_at', 'recorded_by']));
BEGIN
    CALL access.hold_owner(target);
    IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = target AND attname IN ('patient_id', 'case_id') AND NOT attisdropped) THEN
        -- Nobody is a member of it: its rights tell pgaudit which reads to record.
        EXECUTE format('GRANT SELECT ON %s TO firststep_audited', target);
    END IF;
    IF reading <> '' THEN
        EXECUTE format('GRANT SELECT ON %s TO %s', target, access.roles_of(reading));
        EXECUTE format('CREATE POLICY reading ON %s FOR SELECT TO %s USING (%s)', target, access.roles_of(reading), own);
    END IF;
    IF recording <> '' THEN
        EXECUTE format('GRANT INSERT (%s) ON %s TO %s', insertable, target, access.roles_of(recording));
        EXECUTE format('CREATE POLICY recording ON %s FOR INSERT TO %s WITH CHECK (%s)', target, access.roles_of(recording), own);
    END IF;
    IF closing <> '' THEN
        EXECUTE format('GRANT UPDATE (%s) ON %s TO %s', array_to_string(closing_columns, ', '), target, access.roles_of(closing));
        EXECUTE format(
            'CREATE POLICY closing ON %1$s FOR UPDATE TO %2$s USING (%3$s AND %4$s IS NULL) '
            'WITH CHECK (%3$s AND %4$s = now() AND %5$s = current_user)',
            target, access.roles_of(closing), own, closing_columns[1], closing_columns[2]);
    END IF;
END $$;
COMMENT ON PROCEDURE access.guard(regclass, text[], text, text, text) IS
    'Says which duties, separated by blanks, may read a table, add to it, and close its rows: once, now, in their own name. All in their own clinic. pgaudit records who reads a table that names a patient or a case.';

CREATE PROCEDURE access.guard_fact(target regclass, reading text, recording text, voiding text)
LANGUAGE sql AS $$ CALL access.guard(target, ARRAY['voided_at', 'voided_by', 'void_reason'], reading, recording, voiding) $$;
COMMENT ON PROCEDURE access.guard_fact(regclass, text, text, text) IS 'Guards a table of facts.';

CREATE PROCEDURE access.guard_version(target regclass, reading text, editing text)
LANGUAGE sql AS $$ CALL access.guard(target, ARRAY['replaced_at', 'replaced_by'], reading, editing, editing) $$;
COMMENT ON PROCEDURE access.guard_version(regclass, text, text) IS 'Guards a table of versions.';

CREATE PROCEDURE access.guard_permanent(target regclass, reading text, recording text)
LANGUAGE sql AS $$ CALL access.guard(target, ARRAY[]::text[], reading, recording, '') $$;
COMMENT ON PROCEDURE access.guard_permanent(regclass, text, text) IS 'Guards a table whose rows only ever come.';

-- The clinic and its people. Clinics are founded by the schema's owner.
CALL access.guard_permanent('clinic.clinic', 'clinician frontdesk billing administrator nightly', '');
CALL access.guard_version('clinic.clinic_profile', 'clinician frontdesk billing administrator nightly', 'administrator');
CALL access.guard_permanent('clinic.counter', '', '');
CALL access.guard_permanent('clinic.staff', 'clinician frontdesk billing administrator nightly', 'administrator');
CALL access.guard_version('clinic.staff_profile', 'clinician frontdesk billing administrator nightly', 'administrator');
CALL access.guard_permanent('clinic.payer', 'clinician frontdesk billing administrator nightly', 'frontdesk billing administrator');
CALL access.guard_permanent('clinic.referrer', 'clinician frontdesk billing nightly', 'clinician frontdesk');

-- Who the patients are. Billing needs it for the claim.
CALL access.guard_permanent('clinic.patient', 'clinician frontdesk billing nightly', 'clinician frontdesk');
CALL access.guard_version('clinic.demographics', 'clinician frontdesk billing nightly', 'clinician frontdesk');
CALL access.guard_version('clinic.identity', 'clinician frontdesk billing nightly', 'clinician frontdesk');
CALL access.guard_version('clinic.address', 'clinician frontdesk billing nightly', 'clinician frontdesk');
CALL access.guard_version('clinic.coverage', 'clinician frontdesk billing nightly', 'frontdesk billing');
CALL access.guard_permanent('clinic.visit', 'clinician frontdesk billing nightly', 'clinician frontdesk');
-- The front desk writes what a patient says and reads no remarks: they may tell a finding.
CALL access.guard_permanent('clinic.note', 'clinician nightly', 'clinician frontdesk');
GRANT SELECT (clinic_id, note_id, patient_id, recorded_at, recorded_by) ON clinic.note TO firststep_frontdesk;
CREATE POLICY numbering ON clinic.note FOR SELECT TO firststep_frontdesk USING (clinic_id = access.clinic_of(current_user));

-- Cases. The front desk opens them and books; what was found is not for the front desk.
CALL access.guard_fact('clinic.case', 'clinician frontdesk billing nightly', 'clinician frontdesk', 'clinician');
CALL access.guard_permanent('clinic.heel', 'clinician frontdesk billing nightly', 'clinician frontdesk');
CALL access.guard_fact('clinic.case_closing', 'clinician frontdesk billing nightly', 'clinician', 'clinician');
CALL access.guard_fact('clinic.diagnosis', 'clinician billing nightly', 'clinician', 'clinician');
CALL access.guard_fact('clinic.milestone', 'clinician nightly', 'clinician', 'clinician');
CALL access.guard_fact('clinic.exam', 'clinician billing nightly', 'clinician', 'clinician');
CALL access.guard_fact('clinic.finding', 'clinician nightly', 'clinician', 'clinician');
CALL access.guard_version('clinic.imaging_price', 'clinician frontdesk billing administrator nightly', 'administrator');
CALL access.guard_fact('clinic.imaging_order', 'clinician billing nightly', 'clinician', 'clinician');
CALL access.guard_fact('clinic.imaging_cancellation', 'clinician billing nightly', 'clinician', 'clinician');
CALL access.guard_fact('clinic.imaging_result', 'clinician nightly', 'clinician', 'clinician');
CALL access.guard_fact('clinic.measurement', 'clinician nightly', 'clinician', 'clinician');
CALL access.guard_fact('clinic.prescription', 'clinician nightly', 'clinician', 'clinician');
CALL access.guard_permanent('clinic.prescription_dose', 'clinician nightly', 'clinician');
CALL access.guard_fact('clinic.prescription_stop', 'clinician nightly', 'clinician', 'clinician');
CALL access.guard_fact('clinic.series', 'clinician frontdesk billing nightly', 'clinician', 'clinician');
CALL access.guard_fact('clinic.series_stop', 'clinician frontdesk billing nightly', 'clinician', 'clinician');
CALL access.guard_fact('clinic.session', 'clinician frontdesk billing nightly', 'clinician', 'clinician');
GRANT SELECT ON clinic.series_progress TO firststep_clinician, firststep_frontdesk, firststep_billing, firststep_nightly;
-- Patients tell the front desk their score as well.
CALL access.guard_fact('clinic.score', 'clinician frontdesk nightly', 'clinician frontdesk', 'clinician frontdesk');

-- Money.
CALL access.guard_version('billing.fee', 'frontdesk billing administrator nightly', 'administrator');
CALL access.guard_fact('billing.charge', 'billing nightly', 'billing', 'billing');
CALL access.guard_fact('billing.batch', 'billing nightly', 'billing', 'billing');
CALL access.guard_permanent('billing.batch_charge', 'billing nightly', 'billing');

-- Words of a name are as much a name: they carry their patient, so that a policy can ask whose they are.
ALTER TABLE clinic.identity ADD CONSTRAINT identity_is_of_the_patient UNIQUE (clinic_id, identity_id, patient_id);
ALTER TABLE clinic.name_word ADD COLUMN patient_id bigint;
COMMENT ON COLUMN clinic.name_word.patient_id IS 'Whose name it is of.';
UPDATE clinic.name_word SET patient_id = identity.patient_id
    FROM clinic.identity
    WHERE identity.clinic_id = name_word.clinic_id AND identity.identity_id = name_word.identity_id;
ALTER TABLE clinic.name_word
    ALTER COLUMN patient_id SET NOT NULL,
    DROP CONSTRAINT name_word_clinic_id_identity_id_fkey,
    ADD CONSTRAINT word_is_of_the_identity FOREIGN KEY (clinic_id, identity_id, patient_id)
        REFERENCES clinic.identity (clinic_id, identity_id, patient_id);
CALL access.guard_permanent('clinic.name_word', 'clinician frontdesk billing nightly', 'clinician frontdesk');

-- What a person needs and cannot be granted.

CREATE FUNCTION access.whoami() RETURNS TABLE (
    clinic_id bigint, code text, name text, currency text, time_zone text, today date, login text, duties text[])
LANGUAGE sql STABLE SECURITY DEFINER
BEGIN ATOMIC
    SELECT clinic.clinic_id, clinic.code, profile.name, profile.currency, profile.time_zone,
           (now() AT TIME ZONE profile.time_zone)::date, access.caller(),
           ARRAY(SELECT duty FROM unnest(ARRAY[
               'clinician', 'frontdesk', 'billing', 'analyst', 'auditor', 'administrator', 'nightly']) AS duty
               WHERE access.has_duty(duty))
    FROM clinic.clinic
    JOIN clinic.clinic_profile AS profile ON profile.clinic_id = clinic.clinic_id AND profile.replaced_at IS NULL
    WHERE clinic.clinic_id = access.clinic_at_work();
END;
COMMENT ON FUNCTION access.whoami() IS 'The clinic of who calls and their duties; no row for who has no clinic. Every command begins with it.';

CREATE FUNCTION access.count_up(counted text) RETURNS bigint
LANGUAGE sql VOLATILE SECURITY DEFINER
BEGIN ATOMIC
    UPDATE clinic.counter SET last_number = last_number + 1
    WHERE counter.clinic_id = access.clinic_at_work() AND counter.counted = $1
    RETURNING last_number;
END;
COMMENT ON FUNCTION access.count_up(text) IS 'The next number of a patient or a case in the clinic of who calls; given back if the transaction is.';

CREATE FUNCTION access.hold_case(number bigint, alone boolean) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF alone THEN
        PERFORM FROM clinic.case AS held
            WHERE held.clinic_id = access.clinic_at_work() AND held.case_id = number AND held.voided_at IS NULL FOR UPDATE;
    ELSE
        PERFORM FROM clinic.case AS held
            WHERE held.clinic_id = access.clinic_at_work() AND held.case_id = number AND held.voided_at IS NULL FOR SHARE;
    END IF;
    RETURN FOUND;
END $$;
COMMENT ON FUNCTION access.hold_case(bigint, boolean) IS
    'Keeps a case as it is, or for oneself alone, until the transaction ends, and says whether it stands. A lock on a row asks for the right to change it, which who records on a case need not have.';

-- The staff's logins. Who may be on the staff is for the administrator of the clinic to say; the roles of the server are made by
-- the functions of the schema logins, which nobody but these may call.

CREATE FUNCTION access.give_login(person bigint, login text, duties text[]) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    clinic bigint := access.clinic_at_work();
BEGIN
    IF clinic IS NULL OR NOT (access.is_owner() OR access.has_duty('administrator')) THEN
        RAISE insufficient_privilege USING MESSAGE = 'logins are given by an administrator of the clinic';
    END IF;
    IF EXISTS (SELECT FROM access.login AS held
               WHERE held.login = $2 AND (held.clinic_id <> clinic OR held.staff_id <> person)) THEN
        RAISE unique_violation USING MESSAGE = 'this login belongs to somebody else', CONSTRAINT = 'login_pkey';
    END IF;
    INSERT INTO access.login (login, clinic_id, staff_id) VALUES ($2, clinic, person)
        ON CONFLICT ON CONSTRAINT login_pkey DO UPDATE SET ended_at = NULL;
    PERFORM logins.grant_duties($2, $3);
END $$;
COMMENT ON FUNCTION access.give_login(bigint, text, text[]) IS
    'Gives a person of the clinic a login with just these duties, or gives back one that was theirs.';

CREATE FUNCTION access.change_duties(person bigint, duties text[]) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM access.give_login(person, held.login, duties) FROM access.login AS held
        WHERE held.clinic_id = access.clinic_at_work() AND held.staff_id = person AND held.ended_at IS NULL;
END $$;
COMMENT ON FUNCTION access.change_duties(bigint, text[]) IS 'Gives the login of a person just these duties; nothing where there is no login.';

CREATE FUNCTION access.end_login(person bigint) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    ended text;
BEGIN
    IF NOT (access.is_owner() OR access.has_duty('administrator')) THEN
        RAISE insufficient_privilege USING MESSAGE = 'logins are taken by an administrator of the clinic';
    END IF;
    UPDATE access.login AS held SET ended_at = now()
        WHERE held.clinic_id = access.clinic_at_work() AND held.staff_id = person AND held.ended_at IS NULL
        RETURNING held.login INTO ended;
    IF ended IS NOT NULL THEN PERFORM logins.end_login(ended); END IF;
    RETURN ended;
END $$;
COMMENT ON FUNCTION access.end_login(bigint) IS 'Takes the login of a person and gives its name; NULL where there was none. Sessions that are open see no row any more.';

CREATE FUNCTION access.end_sessions(person bigint) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT (access.is_owner() OR access.has_duty('administrator')) THEN
        RAISE insufficient_privilege USING MESSAGE = 'sessions are ended by an administrator of the clinic';
    END IF;
    PERFORM logins.end_sessions(held.login) FROM access.login AS held
        WHERE held.clinic_id = access.clinic_at_work() AND held.staff_id = person AND held.ended_at IS NOT NULL;
END $$;
COMMENT ON FUNCTION access.end_sessions(bigint) IS 'Ends the sessions of a login that was taken; asked for once that is committed.';

REVOKE ALL ON ALL ROUTINES IN SCHEMA access FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.latest_day(timestamptz), access.first_day(), access.last_day(), access.caller(), access.clinic_of(name),
    access.is_owner(), access.clinic_at_work(), access.has_duty(text), access.next_number(text), access.whoami() TO firststep_staff;
GRANT EXECUTE ON FUNCTION access.count_up(text), access.hold_case(bigint, boolean) TO firststep_clinician, firststep_frontdesk, firststep_billing;
GRANT EXECUTE ON FUNCTION access.give_login(bigint, text, text[]), access.change_duties(bigint, text[]), access.end_login(bigint),
    access.end_sessions(bigint) TO firststep_administrator;
