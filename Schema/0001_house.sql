-- The house: who owns what, and the two shapes that every record has.
--
-- firststep_owner (NOLOGIN) owns everything and runs the migrations; firststep_staff (NOLOGIN) is what a login is a
-- member of. Both are made before the first migration, since roles belong to the server and not to a database.

CREATE SCHEMA extension;
COMMENT ON SCHEMA extension IS 'Extensions, kept apart from our own names.';
CREATE EXTENSION btree_gist SCHEMA extension;

CREATE SCHEMA access;
COMMENT ON SCHEMA access IS 'How records are guarded: the shapes of facts and versions, and the grants on them.';
CREATE SCHEMA catalogue;
COMMENT ON SCHEMA catalogue IS 'Reference data as shipped, the same for every clinic, each row with its source.';
CREATE SCHEMA clinic;
COMMENT ON SCHEMA clinic IS 'The records of each clinic.';
CREATE SCHEMA billing;
COMMENT ON SCHEMA billing IS 'Money: fees, charges and batches of each clinic.';
GRANT USAGE ON SCHEMA access, catalogue, clinic, billing TO firststep_staff;

CREATE TABLE access.fact (
    recorded_at timestamptz NOT NULL DEFAULT now(),
    recorded_by text NOT NULL DEFAULT current_user,
    voided_at timestamptz,
    voided_by text,
    void_reason text,
    CONSTRAINT void_is_complete CHECK (num_nonnulls(voided_at, voided_by, void_reason) IN (0, 3)),
    CONSTRAINT void_reason_is_given CHECK (void_reason ~ '\S' AND length(void_reason) <= 500)
);
COMMENT ON TABLE access.fact IS 'Shape of a fact, copied by LIKE: recorded once, struck at most once, never changed. Holds no rows.';
COMMENT ON COLUMN access.fact.recorded_at IS 'Start of the transaction that recorded it; set by the database.';
COMMENT ON COLUMN access.fact.recorded_by IS 'Login that recorded it; set by the database.';
COMMENT ON COLUMN access.fact.voided_at IS 'When it was struck; NULL while it stands.';
COMMENT ON COLUMN access.fact.voided_by IS 'Login that struck it.';
COMMENT ON COLUMN access.fact.void_reason IS 'Why it was struck.';

CREATE TABLE access.version (
    recorded_at timestamptz NOT NULL DEFAULT now(),
    recorded_by text NOT NULL DEFAULT current_user,
    replaced_at timestamptz,
    replaced_by text,
    CONSTRAINT replacement_is_complete CHECK ((replaced_at IS NULL) = (replaced_by IS NULL))
);
COMMENT ON TABLE access.version IS 'Shape of one version of what may be edited, copied by LIKE: an edit closes it and adds the next. Holds no rows.';
COMMENT ON COLUMN access.version.recorded_at IS 'Start of the transaction that recorded it; set by the database.';
COMMENT ON COLUMN access.version.recorded_by IS 'Login that recorded it; set by the database.';
COMMENT ON COLUMN access.version.replaced_at IS 'When the next version took its place; NULL for the current one.';
COMMENT ON COLUMN access.version.replaced_by IS 'Login that replaced it.';

CREATE FUNCTION access.latest_day(moment timestamptz) RETURNS date
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (moment AT TIME ZONE 'UTC' + interval '14 hours')::date;
COMMENT ON FUNCTION access.latest_day(timestamptz) IS
    'The latest calendar day anywhere on earth at a moment (UTC+14): no clinical day recorded then can lie after it.';

CREATE FUNCTION access.first_day() RETURNS date
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN date '1880-01-01';
COMMENT ON FUNCTION access.first_day() IS 'The earliest day that a record can be about: nobody alive was born before it. Keeps -infinity out, too.';

CREATE FUNCTION access.last_day() RETURNS date
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN date '2999-12-31';
COMMENT ON FUNCTION access.last_day() IS 'The latest day that a plan can be about. Keeps infinity out, too.';

-- Grants and policies are the same for every table of one shape, so a table cannot be given them half.
-- INSERT is granted by column: nobody can write who recorded a row, or when. Nor can a member of the staff record as the
-- group by SET ROLE and so leave no name.
CREATE PROCEDURE access.guard(target regclass, closing_columns text[])
LANGUAGE plpgsql AS $$
DECLARE
    insertable text := (
        SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum)
        FROM pg_catalog.pg_attribute
        WHERE attrelid = target AND attnum > 0 AND NOT attisdropped AND attidentity = '' AND attgenerated = ''
          AND attname <> ALL (closing_columns || ARRAY['recorded_at', 'recorded_by']));
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
    EXECUTE format('GRANT SELECT, INSERT (%s) ON %s TO firststep_staff', insertable, target);
    EXECUTE format('CREATE POLICY reading ON %s FOR SELECT TO firststep_staff USING (true)', target);
    EXECUTE format('CREATE POLICY recording ON %s FOR INSERT TO firststep_staff '
        'WITH CHECK (current_user <> ''firststep_staff'')', target);
    IF cardinality(closing_columns) > 0 THEN
        EXECUTE format('GRANT UPDATE (%s) ON %s TO firststep_staff', array_to_string(closing_columns, ', '), target);
        EXECUTE format(
            'CREATE POLICY closing ON %1$s FOR UPDATE TO firststep_staff USING (%2$s IS NULL) '
            'WITH CHECK (%2$s = now() AND %3$s = current_user AND current_user <> ''firststep_staff'')',
            target, closing_columns[1], closing_columns[2]);
    END IF;
END $$;
COMMENT ON PROCEDURE access.guard(regclass, text[]) IS
    'Lets staff read and add rows; of a row that stands, only the closing columns (when, by whom, ...) may be set, once, as oneself, now.';

CREATE PROCEDURE access.guard_fact(target regclass)
LANGUAGE sql AS $$ CALL access.guard(target, ARRAY['voided_at', 'voided_by', 'void_reason']) $$;
COMMENT ON PROCEDURE access.guard_fact(regclass) IS 'Guards a table of facts.';

CREATE PROCEDURE access.guard_version(target regclass)
LANGUAGE sql AS $$ CALL access.guard(target, ARRAY['replaced_at', 'replaced_by']) $$;
COMMENT ON PROCEDURE access.guard_version(regclass) IS 'Guards a table of versions.';

CREATE PROCEDURE access.guard_permanent(target regclass)
LANGUAGE sql AS $$ CALL access.guard(target, ARRAY[]::text[]) $$;
COMMENT ON PROCEDURE access.guard_permanent(regclass) IS 'Guards a table whose rows only ever come.';

REVOKE ALL ON PROCEDURE access.guard(regclass, text[]), access.guard_fact(regclass), access.guard_version(regclass),
    access.guard_permanent(regclass) FROM PUBLIC;
