-- Merging one after the other, and the decisions of a person found quickly.

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
