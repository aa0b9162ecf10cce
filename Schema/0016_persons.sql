-- Reading many merges quickly, merging one after the other, and finding the decisions of a person.

-- As SQL put into each query it had the planner expect millions of steps and compile for seconds. On its own, with a stated
-- number of rows, it is planned once a session and takes some 15 ms for 2000 merges.
CREATE OR REPLACE FUNCTION clinic.survivors(clinic bigint, as_of timestamptz) RETURNS TABLE (patient_id bigint, survivor_id bigint)
LANGUAGE plpgsql STABLE PARALLEL RESTRICTED ROWS 100 SET jit = off AS $$
BEGIN
    RETURN QUERY
    WITH RECURSIVE link AS MATERIALIZED (
        SELECT merged.patient_id, merged.survivor_id
        FROM clinic.patient_merge AS merged
        WHERE merged.clinic_id = clinic AND merged.recorded_at <= as_of
          AND (merged.voided_at IS NULL OR merged.voided_at > as_of)
    ), step (patient_id, survivor_id) AS (
        SELECT link.patient_id, link.survivor_id FROM link
        UNION
        SELECT step.patient_id, link.survivor_id FROM step JOIN link ON link.patient_id = step.survivor_id
    ), person (patient_id, survivor_id) AS (
        -- The end of each chain. Two people who merge in opposite directions at one moment make a circle, read as its least number.
        SELECT step.patient_id, coalesce(min(step.survivor_id) FILTER (WHERE next.patient_id IS NULL), min(step.survivor_id))
        FROM step LEFT JOIN link AS next ON next.patient_id = step.survivor_id
        GROUP BY step.patient_id
    )
    SELECT person.patient_id, person.survivor_id FROM person WHERE person.patient_id <> person.survivor_id;
END $$;

CREATE FUNCTION access.hold_patients(numbers bigint[]) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    -- In one order, so that two who hold the same numbers cannot wait for each other. Not FOR UPDATE: what is recorded of
    -- the patients meanwhile need not wait.
    PERFORM FROM clinic.patient AS held
        WHERE held.clinic_id = access.clinic_at_work() AND held.patient_id = ANY (numbers)
        ORDER BY held.patient_id FOR NO KEY UPDATE;
END $$;
COMMENT ON FUNCTION access.hold_patients(bigint[]) IS
    'Keeps others from merging these patients, or deciding for them, until the transaction ends. A merge whose two ends are held closes no circle. A lock on a row asks for the right to change it, which nobody has on a number.';
REVOKE ALL ON FUNCTION access.hold_patients(bigint[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.hold_patients(bigint[]) TO firststep_clinician, firststep_frontdesk;

CREATE INDEX consent_by_patient ON clinic.consent (clinic_id, patient_id);
