-- What a large clinic taught.

-- An export may be about every patient of a clinic. A row for each, with its key and two indexes, took longer to write than the
-- export; a row for each hundred numbers costs next to nothing, and whoever looks for a patient still finds them by an index.

CREATE FUNCTION audit.block_of(patient bigint) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN patient / 100;
COMMENT ON FUNCTION audit.block_of(bigint) IS 'The block of a patient''s number: the hundred that it is in.';
REVOKE ALL ON FUNCTION audit.block_of(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit.block_of(bigint) TO firststep_staff;

CREATE TABLE audit.about (
    clinic_id bigint NOT NULL,
    event_id bigint NOT NULL,
    block bigint NOT NULL,
    patients bigint[] NOT NULL CHECK (cardinality(patients) > 0),
    PRIMARY KEY (clinic_id, event_id, block),
    FOREIGN KEY (clinic_id, event_id) REFERENCES audit.event
);
COMMENT ON TABLE audit.about IS 'Whose records an event was about, by the hundred; part of its header.';
COMMENT ON COLUMN audit.about.clinic_id IS 'The clinic.';
COMMENT ON COLUMN audit.about.event_id IS 'The event.';
COMMENT ON COLUMN audit.about.block IS 'Which hundred of numbers: 1000 to 1099 are block 10.';
COMMENT ON COLUMN audit.about.patients IS 'Numbers of the patients in that block.';

INSERT INTO audit.about (clinic_id, event_id, block, patients)
    SELECT named.clinic_id, named.event_id, audit.block_of(named.patient_id), array_agg(named.patient_id ORDER BY named.patient_id)
    FROM audit.event_patient AS named GROUP BY 1, 2, 3;
CREATE INDEX about_by_block ON audit.about (clinic_id, block, event_id);
CALL access.guard_permanent('audit.about', 'auditor', '');
-- By hand as well: it names patients in a column of another name.
GRANT SELECT ON audit.about TO firststep_audited;
-- Asked row by row, the policy of the owner costs as much as the rows. The function audit.append alone writes them, for the clinic
-- of who calls.
CREATE POLICY appending ON audit.about FOR INSERT TO firststep_owner WITH CHECK (true);

DROP TABLE audit.event_patient;
CREATE VIEW audit.event_patient WITH (security_invoker = true) AS
    SELECT about.clinic_id, about.event_id, about.block, named.patient_id
    FROM audit.about CROSS JOIN LATERAL unnest(about.patients) AS named (patient_id);
COMMENT ON VIEW audit.event_patient IS 'Whose records each event was about, a row a patient. Who looks for one says their block, too: by it there is an index.';
COMMENT ON COLUMN audit.event_patient.clinic_id IS 'The clinic.';
COMMENT ON COLUMN audit.event_patient.event_id IS 'The event.';
COMMENT ON COLUMN audit.event_patient.block IS 'Which hundred of numbers.';
COMMENT ON COLUMN audit.event_patient.patient_id IS 'Number of the patient.';
GRANT SELECT ON audit.event_patient TO firststep_auditor, firststep_audited;

CREATE OR REPLACE FUNCTION audit.append(
    action text, outcome text, record text, patients bigint[], cases bigint[], rows bigint, file_sha256 text, detail text)
    RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    clinic constant bigint := access.clinic_at_work();
    salt constant bytea := uuid_send(gen_random_uuid());
    -- Who works as the owner of the schema is named as who signed in: the owner is nobody.
    actor constant text := CASE WHEN access.is_owner() AND access.clinic_of(access.caller()::name) IS NULL
        THEN session_user::text ELSE access.caller() END;
    about bigint[] := patients;
    head audit.chain;
    event audit.event;
BEGIN
    IF clinic IS NULL THEN
        RAISE insufficient_privilege USING MESSAGE = 'this login belongs to no clinic';
    END IF;
    IF cardinality(cases) > 0 THEN
        -- The number that a case was opened under and the one that it is read as: a merge may prove wrong.
        about := about || ARRAY(
            SELECT unnest(ARRAY[held.patient_id, merged.survivor_id])
            FROM clinic.case AS held
            LEFT JOIN clinic.survivors(clinic, 'infinity') AS merged ON merged.patient_id = held.patient_id
            WHERE held.clinic_id = clinic AND held.case_id = ANY (cases));
    END IF;
    -- DISTINCT alone would hash them first, and sort what was in order before.
    about := ARRAY(SELECT DISTINCT ON (number) number FROM unnest(about) AS number WHERE number IS NOT NULL ORDER BY number);
    -- A statement of its own: the next one sees what whoever held the lock has committed.
    SELECT * INTO head FROM audit.chain AS held WHERE held.clinic_id = clinic FOR UPDATE;
    event := ROW(clinic, head.events + 1, clock_timestamp(), actor, action, outcome, record, rows, file_sha256,
        coalesce(host(inet_client_addr()), 'local'), sha256(salt || convert_to(detail, 'UTF8')), NULL);
    event.sha256 := sha256(convert_to(audit.header(event, about, head.sha256), 'UTF8'));
    -- One statement: every event pays for it.
    WITH moved AS (
        UPDATE audit.chain AS held SET events = event.event_id, sha256 = event.sha256 WHERE held.clinic_id = clinic
    ), logged AS (
        INSERT INTO audit.event SELECT event.*
    ), named AS (
        INSERT INTO audit.about (clinic_id, event_id, block, patients)
            SELECT clinic, event.event_id, audit.block_of(number), array_agg(number)
            FROM unnest(about) AS number GROUP BY audit.block_of(number)
    )
    INSERT INTO audit.detail (clinic_id, event_id, salt, body)
        SELECT clinic, event.event_id, salt, detail WHERE detail IS NOT NULL;
    RETURN event.event_id;
END $$;

-- The log names patients in a view now.
CREATE OR REPLACE FUNCTION access.tables_of_patients() RETURNS TABLE (schema_name text, table_name text, condition text)
LANGUAGE sql STABLE
BEGIN ATOMIC
    WITH RECURSIVE held AS (
        SELECT class.oid, schema.nspname, class.relname
        FROM pg_catalog.pg_class AS class
        JOIN pg_catalog.pg_namespace AS schema ON schema.oid = class.relnamespace
        WHERE (class.relkind IN ('r', 'p') OR class.oid = 'audit.event_patient'::regclass)
          AND schema.nspname NOT IN ('pg_catalog', 'information_schema')
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
        SELECT held.oid, format('held.clinic_id = $1 AND (%s)%s',
                   string_agg(format('held.%I = ANY ($2)', named.attname), ' OR ' ORDER BY named.attname),
                   CASE WHEN held.oid = 'audit.event_patient'::regclass
                       THEN ' AND held.block = ANY (ARRAY(SELECT audit.block_of(number) FROM unnest($2) AS number))' ELSE '' END), 0, true
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
