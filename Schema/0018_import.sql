-- What came from another system keeps the name it had there: the source, and the row's id in it. By these an import that is run
-- again finds its rows.

DO $$
DECLARE
    target regclass;
    reader text;
BEGIN
    FOREACH target IN ARRAY ARRAY['clinic.patient', 'clinic.case', 'clinic.session', 'clinic.score']::regclass[] LOOP
        EXECUTE format('ALTER TABLE %s ADD COLUMN source text, ADD COLUMN external_id text, '
            'ADD CONSTRAINT source_names_its_row CHECK ((source IS NULL) = (external_id IS NULL) '
            'AND length(source) BETWEEN 1 AND 60 AND length(external_id) BETWEEN 1 AND 100)', target);
        EXECUTE format('COMMENT ON COLUMN %s.source IS %L', target, 'System or file that it was imported from; NULL: recorded here.');
        EXECUTE format('COMMENT ON COLUMN %s.external_id IS %L', target, 'Its id there, for ever.');
        -- Who may add rows may say where they are from; the columns come after the grants.
        FOR reader IN
            SELECT DISTINCT held.grantee::regrole::text
            FROM pg_catalog.pg_attribute, aclexplode(attacl) AS held
            WHERE attrelid = target AND held.privilege_type = 'INSERT'
        LOOP
            EXECUTE format('GRANT INSERT (source, external_id) ON %s TO %s', target, reader);
        END LOOP;
    END LOOP;
END $$;
GRANT SELECT (source, external_id) ON clinic.patient TO firststep_clinician, firststep_frontdesk, firststep_billing, firststep_nightly;

-- One row stands for an id. What was struck is kept apart, so that an import does not bring back what the clinic struck.
CREATE UNIQUE INDEX patient_is_imported_once ON clinic.patient (clinic_id, source, external_id) WHERE external_id IS NOT NULL;
CREATE UNIQUE INDEX case_is_imported_once ON clinic.case (clinic_id, source, external_id)
    WHERE external_id IS NOT NULL AND voided_at IS NULL;
CREATE UNIQUE INDEX session_is_imported_once ON clinic.session (clinic_id, source, external_id)
    WHERE external_id IS NOT NULL AND voided_at IS NULL;
CREATE UNIQUE INDEX score_is_imported_once ON clinic.score (clinic_id, source, external_id)
    WHERE external_id IS NOT NULL AND voided_at IS NULL;
CREATE INDEX struck_case_by_source ON clinic.case (clinic_id, source, external_id)
    WHERE external_id IS NOT NULL AND voided_at IS NOT NULL;
CREATE INDEX struck_session_by_source ON clinic.session (clinic_id, source, external_id)
    WHERE external_id IS NOT NULL AND voided_at IS NOT NULL;
CREATE INDEX struck_score_by_source ON clinic.score (clinic_id, source, external_id)
    WHERE external_id IS NOT NULL AND voided_at IS NOT NULL;

CREATE FUNCTION access.count_up(counted text, many bigint) RETURNS bigint
LANGUAGE sql VOLATILE SECURITY DEFINER
BEGIN ATOMIC
    UPDATE clinic.counter SET last_number = last_number + many
    WHERE counter.clinic_id = access.clinic_at_work() AND counter.counted = $1 AND many >= 0
    RETURNING last_number - many;
END;
COMMENT ON FUNCTION access.count_up(text, bigint) IS
    'Takes as many numbers of a patient or a case as an import needs, and gives the one before the first; given back if the transaction is.';

-- Scores come by the million. Row by row, the policy and the number of each would cost as much as storing it; here both are
-- asked once. The function writes for the clinic of who calls, in their name, and nothing else.
CREATE POLICY importing ON clinic.score FOR INSERT TO firststep_owner WITH CHECK (true);

CREATE FUNCTION access.record_scores(
    source text, external_ids text[], cases bigint[], sides text[], instruments text[], score_values integer[], days date[],
    taken_after_treatment boolean[])
RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    clinic constant bigint := access.clinic_at_work();
    login constant text := access.caller();
    numbers regclass;
    stored bigint;
BEGIN
    IF clinic IS NULL THEN RAISE insufficient_privilege USING MESSAGE = 'this login belongs to no clinic'; END IF;
    numbers := ('number.score_' || clinic)::regclass;
    INSERT INTO clinic.score (clinic_id, score_id, case_id, side, instrument_code, value, taken_on, after_treatment, recorded_by,
                              source, external_id)
        SELECT clinic, nextval(numbers), row.case_id, row.side, row.instrument, row.value, row.taken_on, row.after_treatment, login,
               record_scores.source, row.external_id
        FROM unnest(cases, sides, instruments, score_values, days, taken_after_treatment, external_ids)
            AS row (case_id, side, instrument, value, taken_on, after_treatment, external_id);
    GET DIAGNOSTICS stored = ROW_COUNT;
    RETURN stored;
END $$;
COMMENT ON FUNCTION access.record_scores(text, text[], bigint[], text[], text[], integer[], date[], boolean[]) IS
    'Records scores of one source, given column by column, in the clinic and the name of who calls; the constraints of the table hold.';

-- Who is forgotten has no id elsewhere any more.

ALTER FUNCTION access.erase_patient(bigint, boolean) RENAME TO erase_identity;
REVOKE ALL ON FUNCTION access.erase_identity(bigint, boolean) FROM firststep_administrator;
CREATE FUNCTION access.erase_patient(patient bigint, overriding boolean) RETURNS TABLE (what text, rows bigint)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    clinic constant bigint := access.clinic_at_work();
    person bigint[];
    cases bigint[];
    forgotten bigint;
BEGIN
    SELECT target.numbers INTO person FROM access.patient_to_erase(patient) AS target;
    RETURN QUERY SELECT * FROM access.erase_identity(patient, overriding);
    cases := ARRAY(SELECT held.case_id FROM clinic.case AS held WHERE held.clinic_id = clinic AND held.patient_id = ANY (person));
    what := 'external_ids';
    rows := 0;
    UPDATE clinic.patient AS held SET source = NULL, external_id = NULL
        WHERE held.clinic_id = clinic AND held.patient_id = ANY (person) AND held.external_id IS NOT NULL;
    GET DIAGNOSTICS forgotten = ROW_COUNT;
    rows := rows + forgotten;
    UPDATE clinic.case AS held SET source = NULL, external_id = NULL
        WHERE held.clinic_id = clinic AND held.case_id = ANY (cases) AND held.external_id IS NOT NULL;
    GET DIAGNOSTICS forgotten = ROW_COUNT;
    rows := rows + forgotten;
    UPDATE clinic.session AS held SET source = NULL, external_id = NULL
        WHERE held.clinic_id = clinic AND held.case_id = ANY (cases) AND held.external_id IS NOT NULL;
    GET DIAGNOSTICS forgotten = ROW_COUNT;
    rows := rows + forgotten;
    UPDATE clinic.score AS held SET source = NULL, external_id = NULL
        WHERE held.clinic_id = clinic AND held.case_id = ANY (cases) AND held.external_id IS NOT NULL;
    GET DIAGNOSTICS forgotten = ROW_COUNT;
    rows := rows + forgotten;
    RETURN NEXT;
    ANALYZE clinic.patient, clinic.case, clinic.session, clinic.score;
END $$;
COMMENT ON FUNCTION access.erase_identity(bigint, boolean) IS 'The part of access.erase_patient that forgets names, texts and the log''s details.';
COMMENT ON FUNCTION access.erase_patient(bigint, boolean) IS
    'For an administrator: erases who a person is under all their numbers, and says how many rows went; refuses while a case is open, and before the record may go unless that is overridden.';

REVOKE ALL ON FUNCTION access.count_up(text, bigint), access.erase_patient(bigint, boolean),
    access.record_scores(text, text[], bigint[], text[], text[], integer[], date[], boolean[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.count_up(text, bigint), access.record_scores(text, text[], bigint[], text[], text[], integer[], date[], boolean[])
    TO firststep_clinician, firststep_frontdesk;
GRANT EXECUTE ON FUNCTION access.erase_patient(bigint, boolean) TO firststep_administrator;
