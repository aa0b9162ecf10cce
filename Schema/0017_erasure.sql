-- Forgetting a patient: what says who it is goes, what was done stays under a number that means nobody any more.

-- Whoever records a charge makes sure of its visit, as for any other deed of the day.
GRANT INSERT (clinic_id, patient_id, visit_on) ON clinic.visit TO firststep_billing;
CREATE POLICY recording_charges ON clinic.visit FOR INSERT TO firststep_billing
    WITH CHECK (clinic_id = access.clinic_of(current_user));

-- The number of an insured person says who they are, as a name does.
CREATE POLICY opened ON clinic.coverage AS RESTRICTIVE FOR SELECT TO firststep_clinician, firststep_frontdesk
    USING (access.is_open_to(current_user, clinic_id, patient_id));

-- A word that is there already cannot be added, which would tell the name of a restricted patient to who guesses it.
CREATE POLICY opened_to_add ON clinic.name_word AS RESTRICTIVE FOR INSERT TO firststep_clinician, firststep_frontdesk
    WITH CHECK (access.is_open_to(current_user, clinic_id, patient_id));
CREATE POLICY opened_to_add ON clinic.coverage AS RESTRICTIVE FOR INSERT TO firststep_clinician, firststep_frontdesk
    WITH CHECK (access.is_open_to(current_user, clinic_id, patient_id));

-- All numbers of a person, also for the administrator, who sees no merge.
CREATE FUNCTION access.numbers_of(patient bigint) RETURNS bigint[]
LANGUAGE sql STABLE SECURITY DEFINER
RETURN clinic.numbers_of(access.clinic_at_work(), coalesce((
    SELECT merged.survivor_id FROM clinic.survivors(access.clinic_at_work(), 'infinity') AS merged
    WHERE merged.patient_id = patient), patient), 'infinity');
COMMENT ON FUNCTION access.numbers_of(bigint) IS 'All numbers of the person whom a number of the own clinic means now.';

-- Where patients are named, by PostgreSQL's own catalogue: a table to come is found as well.

CREATE FUNCTION access.tables_of_patients() RETURNS TABLE (schema_name text, table_name text, condition text)
LANGUAGE sql STABLE
BEGIN ATOMIC
    WITH RECURSIVE held AS (
        SELECT class.oid, schema.nspname, class.relname
        FROM pg_catalog.pg_class AS class
        JOIN pg_catalog.pg_namespace AS schema ON schema.oid = class.relnamespace
        WHERE class.relkind IN ('r', 'p') AND schema.nspname NOT IN ('pg_catalog', 'information_schema')
          AND schema.nspname NOT LIKE 'pg\_t%'
          AND EXISTS (SELECT FROM pg_catalog.pg_attribute AS attribute
                      WHERE attribute.attrelid = class.oid AND attribute.attname = 'clinic_id')
    ), link AS (
        SELECT link.conrelid AS child, link.confrelid AS parent, bool_and(own.attnotnull) AS is_sure,
               string_agg(format('held.%I', own.attname), ', ' ORDER BY place) AS own_columns,
               string_agg(format('held.%I', other.attname), ', ' ORDER BY place) AS other_columns,
               string_agg(own.attname, ' ' ORDER BY place) FILTER (WHERE other.attname = 'patient_id') AS naming
        FROM pg_catalog.pg_constraint AS link
        CROSS JOIN LATERAL unnest(link.conkey, link.confkey) WITH ORDINALITY AS pair (own_number, other_number, place)
        JOIN pg_catalog.pg_attribute AS own ON own.attrelid = link.conrelid AND own.attnum = pair.own_number
        JOIN pg_catalog.pg_attribute AS other ON other.attrelid = link.confrelid AND other.attnum = pair.other_number
        WHERE link.contype = 'f' AND link.conrelid <> link.confrelid
        GROUP BY link.oid, link.conrelid, link.confrelid
    ), named AS (
        SELECT attribute.attrelid, attribute.attname::text
        FROM pg_catalog.pg_attribute AS attribute
        WHERE attribute.attname = 'patient_id' AND attribute.attnum > 0 AND NOT attribute.attisdropped
        UNION
        SELECT link.child, link.naming FROM link WHERE link.parent = 'clinic.patient'::regclass AND link.naming IS NOT NULL
    ), reached (oid, condition, depth, is_sure) AS (
        SELECT held.oid, format('held.clinic_id = $1 AND (%s)',
                   string_agg(format('held.%I = ANY ($2)', named.attname), ' OR ' ORDER BY named.attname)), 0, true
        FROM held JOIN named ON named.attrelid = held.oid
        GROUP BY held.oid
        UNION ALL
        SELECT held.oid, format('(%s) IN (SELECT %s FROM %I.%I AS held WHERE %s)', link.own_columns, link.other_columns,
                   above.nspname, above.relname, reached.condition), reached.depth + 1, reached.is_sure AND link.is_sure
        FROM reached
        JOIN link ON link.parent = reached.oid
        JOIN held AS above ON above.oid = reached.oid
        JOIN held ON held.oid = link.child
        WHERE reached.depth < 6 AND NOT EXISTS (SELECT FROM named WHERE named.attrelid = link.child)
    )
    SELECT DISTINCT ON (held.nspname, held.relname) held.nspname::text, held.relname::text, reached.condition
    FROM reached JOIN held ON held.oid = reached.oid
    ORDER BY held.nspname, held.relname, reached.is_sure DESC, reached.depth, reached.condition;
END;
COMMENT ON FUNCTION access.tables_of_patients() IS
    'Every table that names a patient or hangs on a table that does, with the condition of its rows, of a table called held, that are of the patients $2 of the clinic $1.';

CREATE FUNCTION access.first_day_of_patient(patient bigint) RETURNS date
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    part record;
    found date;
    earliest date;
BEGIN
    FOR part IN
        SELECT held.schema_name, held.table_name, held.condition, string_agg(format('(held.%I)', attribute.attname), ', ') AS days,
               bool_or(ending.attname = 'voided_at') AS is_fact
        FROM access.tables_of_patients() AS held
        JOIN pg_attribute AS attribute
            ON attribute.attrelid = format('%I.%I', held.schema_name, held.table_name)::regclass AND attribute.attnum > 0
            AND NOT attribute.attisdropped AND attribute.atttypid = 'date'::regtype
        LEFT JOIN pg_attribute AS ending ON ending.attrelid = attribute.attrelid AND ending.attname = 'voided_at'
        -- The birth date itself, an insurance, and the visit that outlives what was struck of it.
        WHERE held.schema_name <> 'audit' AND held.table_name NOT IN ('identity', 'coverage', 'visit')
        GROUP BY held.schema_name, held.table_name, held.condition
    LOOP
        EXECUTE format('SELECT min(told.day) FROM %I.%I AS held CROSS JOIN LATERAL (VALUES %s) AS told (day) WHERE %s %s',
            part.schema_name, part.table_name, part.days, part.condition,
            CASE WHEN part.is_fact THEN 'AND held.voided_at IS NULL' END)
            INTO found USING access.clinic_at_work(), access.numbers_of(patient);
        earliest := least(earliest, found);
    END LOOP;
    RETURN earliest;
END $$;
COMMENT ON FUNCTION access.first_day_of_patient(bigint) IS
    'The first day that any record of a person of the own clinic that stands is about: no corrected birth date may lie after it. For the front desk too, which may not read all of them.';

-- Nobody is named again under a number that was erased.

CREATE FUNCTION access.is_erased(patient bigint) RETURNS boolean
LANGUAGE sql STABLE PARALLEL RESTRICTED SECURITY DEFINER
BEGIN ATOMIC
    SELECT EXISTS (
        SELECT FROM clinic.erasure AS gone
        WHERE gone.clinic_id = access.clinic_at_work() AND gone.patient_id = patient);
END;
COMMENT ON FUNCTION access.is_erased(bigint) IS 'Whether a patient of the own clinic was erased.';

CREATE POLICY nobody_erased ON clinic.identity AS RESTRICTIVE FOR INSERT WITH CHECK (NOT access.is_erased(patient_id));
CREATE POLICY nobody_erased ON clinic.address AS RESTRICTIVE FOR INSERT WITH CHECK (NOT access.is_erased(patient_id));
CREATE POLICY nobody_erased ON clinic.note AS RESTRICTIVE FOR INSERT WITH CHECK (NOT access.is_erased(patient_id));
CREATE POLICY nobody_erased ON clinic.coverage AS RESTRICTIVE FOR INSERT WITH CHECK (NOT access.is_erased(patient_id));

-- The erasure.

CREATE FUNCTION access.last_day_of(clinic bigint, numbers bigint[], zone text) RETURNS date
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    today constant date := (now() AT TIME ZONE zone)::date;
    part record;
    found date;
    latest date;
BEGIN
    FOR part IN
        SELECT held.schema_name, held.table_name, held.condition, string_agg(CASE attribute.atttypid
                   WHEN 'date'::regtype THEN format('(held.%I)', attribute.attname)
                   ELSE format('((held.%I AT TIME ZONE $3)::date)', attribute.attname) END, ', ') AS days
        FROM access.tables_of_patients() AS held
        JOIN pg_attribute AS attribute
            ON attribute.attrelid = format('%I.%I', held.schema_name, held.table_name)::regclass AND attribute.attnum > 0
            AND NOT attribute.attisdropped AND attribute.atttypid IN ('date'::regtype, 'timestamptz'::regtype)
        -- Who was let in, and whom the house protects, is no care: neither it nor the log prolongs what must be kept.
        WHERE held.schema_name <> 'audit' AND held.table_name NOT IN ('opening', 'restriction', 'erasure')
        GROUP BY held.schema_name, held.table_name, held.condition
    LOOP
        EXECUTE format('SELECT max(told.day) FROM %I.%I AS held CROSS JOIN LATERAL (VALUES %s) AS told (day) '
            'WHERE told.day <= $4 AND %s', part.schema_name, part.table_name, part.days, part.condition)
            INTO found USING clinic, numbers, zone, today;
        latest := greatest(latest, found);
    END LOOP;
    RETURN latest;
END $$;
COMMENT ON FUNCTION access.last_day_of(bigint, bigint[], text) IS
    'The last day up to today, in a time zone, on which anything was recorded of some patients or that a record of them is about.';

CREATE FUNCTION access.patient_to_erase(patient bigint) RETURNS TABLE (
    numbers bigint[], erased_on date, open_cases bigint[], last_on date, erasable_from date)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    clinic constant bigint := access.clinic_at_work();
    setting clinic.clinic_profile;
BEGIN
    IF clinic IS NULL OR NOT access.has_duty('administrator') THEN
        RAISE insufficient_privilege USING MESSAGE = 'patients are erased by an administrator of the clinic';
    END IF;
    IF NOT EXISTS (SELECT FROM clinic.patient AS held WHERE held.clinic_id = clinic AND held.patient_id = patient) THEN
        RETURN;
    END IF;
    SELECT * INTO setting FROM clinic.clinic_profile AS held WHERE held.clinic_id = clinic AND held.replaced_at IS NULL;
    numbers := access.numbers_of(patient);
    erased_on := (
        SELECT (gone.recorded_at AT TIME ZONE setting.time_zone)::date FROM clinic.erasure AS gone
        WHERE gone.clinic_id = clinic AND gone.patient_id = patient);
    open_cases := ARRAY(
        SELECT held.case_id FROM clinic.case AS held
        WHERE held.clinic_id = clinic AND held.patient_id = ANY (numbers) AND held.voided_at IS NULL
          AND NOT EXISTS (
            SELECT FROM clinic.case_closing AS closing
            WHERE closing.clinic_id = clinic AND closing.case_id = held.case_id AND closing.voided_at IS NULL)
        ORDER BY 1);
    last_on := access.last_day_of(clinic, numbers, setting.time_zone);
    erasable_from := (last_on + make_interval(years => setting.retention_years))::date;
    RETURN NEXT;
END $$;
COMMENT ON FUNCTION access.patient_to_erase(bigint) IS
    'For an administrator: all numbers of a person, and what stands in the way of erasing them; no row for an unknown number.';

CREATE FUNCTION access.erase_patient(patient bigint, overriding boolean) RETURNS TABLE (what text, rows bigint)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    clinic constant bigint := access.clinic_at_work();
    zone text;
    target record;
    names text[];
BEGIN
    SELECT * INTO target FROM access.patient_to_erase(patient);
    -- Nobody can record anything of them until this is over; then look again.
    PERFORM FROM clinic.patient AS held WHERE held.clinic_id = clinic AND held.patient_id = ANY (target.numbers) FOR UPDATE;
    SELECT * INTO target FROM access.patient_to_erase(patient);
    SELECT held.time_zone INTO zone FROM clinic.clinic_profile AS held WHERE held.clinic_id = clinic AND held.replaced_at IS NULL;
    IF target.numbers IS NULL THEN
        RAISE foreign_key_violation USING MESSAGE = 'there is no such patient', CONSTRAINT = 'erased_patient_exists';
    ELSIF target.erased_on IS NOT NULL THEN
        RAISE unique_violation USING MESSAGE = 'the patient was erased already', CONSTRAINT = 'erasure_pkey';
    ELSIF cardinality(target.open_cases) > 0 THEN
        RAISE check_violation USING MESSAGE = 'a case is open', CONSTRAINT = 'erased_patient_has_no_open_case';
    ELSIF target.erasable_from > (now() AT TIME ZONE zone)::date AND NOT overriding THEN
        RAISE check_violation USING MESSAGE = 'the record must be kept', CONSTRAINT = 'erasure_waits_for_retention';
    END IF;

    names := ARRAY(
        SELECT DISTINCT lower(trim('"' FROM to_jsonb(name)::text)) FROM clinic.identity AS held, unnest(ARRAY[held.family_name, held.given_name]) AS name
        WHERE held.clinic_id = clinic AND held.patient_id = ANY (target.numbers));
    -- What was said of them, and where somebody looked for their name or tried to register them.
    DELETE FROM audit.detail AS held USING audit.event AS happened
        WHERE held.clinic_id = clinic AND happened.clinic_id = clinic AND happened.event_id = held.event_id
          AND (EXISTS (SELECT FROM audit.event_patient AS named
                       WHERE named.clinic_id = clinic AND named.event_id = held.event_id AND named.patient_id = ANY (target.numbers))
               OR happened.action IN ('patient find', 'patient add')
                  AND EXISTS (SELECT FROM unnest(names) AS name WHERE strpos(lower((held.body::jsonb)::text), name) > 0));
    GET DIAGNOSTICS rows = ROW_COUNT;
    what := 'log_details';
    RETURN NEXT;
    DELETE FROM clinic.name_word AS held WHERE held.clinic_id = clinic AND held.patient_id = ANY (target.numbers);
    DELETE FROM clinic.identity AS held WHERE held.clinic_id = clinic AND held.patient_id = ANY (target.numbers);
    GET DIAGNOSTICS rows = ROW_COUNT;
    what := 'identities';
    RETURN NEXT;
    DELETE FROM clinic.address AS held WHERE held.clinic_id = clinic AND held.patient_id = ANY (target.numbers);
    GET DIAGNOSTICS rows = ROW_COUNT;
    what := 'addresses';
    RETURN NEXT;
    DELETE FROM clinic.coverage AS held WHERE held.clinic_id = clinic AND held.patient_id = ANY (target.numbers);
    GET DIAGNOSTICS rows = ROW_COUNT;
    what := 'coverages';
    RETURN NEXT;
    UPDATE clinic.note AS held SET body = NULL
        WHERE held.clinic_id = clinic AND held.patient_id = ANY (target.numbers) AND held.body IS NOT NULL;
    GET DIAGNOSTICS rows = ROW_COUNT;
    what := 'notes';
    RETURN NEXT;
    -- Of somebody over 89 the year of birth says who it is (45 CFR 164.514(b)(2)(i)(C)): it becomes that of a person of 90.
    UPDATE clinic.demographics AS held SET birth_year = extract(year FROM now() AT TIME ZONE zone) - 90
        WHERE held.clinic_id = clinic AND held.patient_id = ANY (target.numbers)
          AND held.birth_year < extract(year FROM now() AT TIME ZONE zone) - 90;
    GET DIAGNOSTICS rows = ROW_COUNT;
    what := 'birth_years';
    RETURN NEXT;
    -- What is left needs no protection, and whoever reads figures has to say no reason.
    UPDATE clinic.restriction AS held SET voided_at = now(), voided_by = access.caller(), void_reason = 'erased'
        WHERE held.clinic_id = clinic AND held.patient_id = ANY (target.numbers) AND held.voided_at IS NULL;
    INSERT INTO clinic.erasure (clinic_id, patient_id, recorded_by)
        SELECT clinic, number, access.caller() FROM unnest(target.numbers) AS number;
    -- The planner keeps samples of what stands in a column.
    ANALYZE clinic.identity, clinic.name_word, clinic.address, clinic.coverage, clinic.note, audit.detail;
END $$;
COMMENT ON FUNCTION access.erase_patient(bigint, boolean) IS
    'For an administrator: erases who a person is under all their numbers, and says how many rows went; refuses while a case is open, and before the record may go unless that is overridden.';

REVOKE ALL ON FUNCTION access.numbers_of(bigint), access.tables_of_patients(), access.first_day_of_patient(bigint), access.is_erased(bigint), access.last_day_of(bigint, bigint[], text),
    access.patient_to_erase(bigint), access.erase_patient(bigint, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.tables_of_patients(), access.is_erased(bigint) TO firststep_staff;
GRANT EXECUTE ON FUNCTION access.first_day_of_patient(bigint) TO firststep_clinician, firststep_frontdesk;
GRANT EXECUTE ON FUNCTION access.numbers_of(bigint) TO
    firststep_clinician, firststep_frontdesk, firststep_billing, firststep_administrator, firststep_nightly;
GRANT EXECUTE ON FUNCTION access.patient_to_erase(bigint), access.erase_patient(bigint, boolean) TO firststep_administrator;
