-- Who is who, whom the house protects, what patients agreed to, and how they are forgotten.

-- Merging: a dated link, and no row moves.

CREATE TABLE clinic.patient_merge (
    clinic_id bigint NOT NULL,
    patient_merge_id bigint NOT NULL,
    patient_id bigint NOT NULL,
    survivor_id bigint NOT NULL,
    LIKE access.fact INCLUDING ALL,
    PRIMARY KEY (clinic_id, patient_merge_id),
    FOREIGN KEY (clinic_id, patient_id) REFERENCES clinic.patient,
    FOREIGN KEY (clinic_id, survivor_id) REFERENCES clinic.patient,
    CONSTRAINT patient_is_not_merged_with_itself CHECK (patient_id <> survivor_id)
);
COMMENT ON TABLE clinic.patient_merge IS 'Two numbers of one person: what is recorded of the first is read as of the survivor, from when it was recorded until it is voided.';
COMMENT ON COLUMN clinic.patient_merge.clinic_id IS 'The clinic.';
COMMENT ON COLUMN clinic.patient_merge.patient_merge_id IS 'Number of the merge.';
COMMENT ON COLUMN clinic.patient_merge.patient_id IS 'The number that is given up.';
COMMENT ON COLUMN clinic.patient_merge.survivor_id IS 'The number that it is read as.';
CREATE UNIQUE INDEX patient_is_merged_once ON clinic.patient_merge (clinic_id, patient_id) WHERE voided_at IS NULL;
CREATE INDEX patient_merge_by_survivor ON clinic.patient_merge (clinic_id, survivor_id);
CALL access.number_by_clinic('clinic.patient_merge', 'patient_merge_id');
CALL access.guard_fact('clinic.patient_merge', 'clinician frontdesk billing nightly', 'clinician frontdesk', 'clinician frontdesk');

CREATE FUNCTION clinic.survivors(clinic bigint, as_of timestamptz) RETURNS TABLE (patient_id bigint, survivor_id bigint)
LANGUAGE sql STABLE
BEGIN ATOMIC
    WITH RECURSIVE link AS (
        SELECT merged.patient_id, merged.survivor_id
        FROM clinic.patient_merge AS merged
        WHERE merged.clinic_id = clinic AND merged.recorded_at <= as_of
          AND (merged.voided_at IS NULL OR merged.voided_at > as_of)
    ), step (patient_id, survivor_id) AS (
        SELECT link.patient_id, link.survivor_id FROM link
        UNION
        SELECT step.patient_id, link.survivor_id FROM step JOIN link ON link.patient_id = step.survivor_id
    )
    -- The end of each chain. Two people who merge in opposite directions at one moment make a circle, read as its least number.
    SELECT step.patient_id, coalesce(
        min(step.survivor_id) FILTER (WHERE NOT EXISTS (SELECT FROM link WHERE link.patient_id = step.survivor_id)),
        min(step.survivor_id))
    FROM step
    GROUP BY step.patient_id
    HAVING step.patient_id <> coalesce(
        min(step.survivor_id) FILTER (WHERE NOT EXISTS (SELECT FROM link WHERE link.patient_id = step.survivor_id)),
        min(step.survivor_id));
END;
COMMENT ON FUNCTION clinic.survivors(bigint, timestamptz) IS
    'The patients of a clinic that were merged as of a moment, each with the number that it is read as. The one way from a patient to a person; now is infinity.';

CREATE FUNCTION clinic.numbers_of(clinic bigint, patient bigint, as_of timestamptz) RETURNS bigint[]
LANGUAGE sql STABLE
RETURN ARRAY(
    SELECT merged.patient_id FROM clinic.survivors(clinic, as_of) AS merged WHERE merged.survivor_id = patient
    UNION ALL SELECT patient);
COMMENT ON FUNCTION clinic.numbers_of(bigint, bigint, timestamptz) IS 'All numbers that are read as a patient, the own one last.';

CREATE TABLE clinic.patient_distinct (
    clinic_id bigint NOT NULL,
    patient_distinct_id bigint NOT NULL,
    patient_id bigint NOT NULL,
    other_id bigint NOT NULL,
    LIKE access.fact INCLUDING ALL,
    PRIMARY KEY (clinic_id, patient_distinct_id),
    FOREIGN KEY (clinic_id, patient_id) REFERENCES clinic.patient,
    FOREIGN KEY (clinic_id, other_id) REFERENCES clinic.patient,
    CONSTRAINT pair_is_in_order CHECK (patient_id < other_id)
);
COMMENT ON TABLE clinic.patient_distinct IS 'Two patients who look alike and are two people.';
COMMENT ON COLUMN clinic.patient_distinct.clinic_id IS 'The clinic.';
COMMENT ON COLUMN clinic.patient_distinct.patient_distinct_id IS 'Number of the declaration.';
COMMENT ON COLUMN clinic.patient_distinct.patient_id IS 'The one, with the lower number.';
COMMENT ON COLUMN clinic.patient_distinct.other_id IS 'The other.';
CREATE UNIQUE INDEX pair_is_distinct_once ON clinic.patient_distinct (clinic_id, patient_id, other_id) WHERE voided_at IS NULL;
CALL access.number_by_clinic('clinic.patient_distinct', 'patient_distinct_id');
CALL access.guard_fact('clinic.patient_distinct', 'clinician frontdesk nightly', 'clinician frontdesk', 'clinician frontdesk');

-- Break-glass: a restricted patient is shown to clinicians and front desk only for three hours after they said why.

CREATE TABLE clinic.restriction (
    clinic_id bigint NOT NULL,
    restriction_id bigint NOT NULL,
    patient_id bigint NOT NULL,
    LIKE access.fact INCLUDING ALL,
    PRIMARY KEY (clinic_id, restriction_id),
    FOREIGN KEY (clinic_id, patient_id) REFERENCES clinic.patient
);
COMMENT ON TABLE clinic.restriction IS 'A patient whom nobody sees without saying why, such as one of the staff. Only an administrator lifts it.';
COMMENT ON COLUMN clinic.restriction.clinic_id IS 'The clinic.';
COMMENT ON COLUMN clinic.restriction.restriction_id IS 'Number of the restriction.';
COMMENT ON COLUMN clinic.restriction.patient_id IS 'The patient.';
CREATE UNIQUE INDEX patient_is_restricted_once ON clinic.restriction (clinic_id, patient_id) WHERE voided_at IS NULL;
CALL access.number_by_clinic('clinic.restriction', 'restriction_id');
CALL access.guard_fact('clinic.restriction', 'clinician frontdesk administrator nightly', 'clinician frontdesk administrator', 'administrator');

CREATE TABLE clinic.opening (
    clinic_id bigint NOT NULL,
    opening_id bigint NOT NULL,
    patient_id bigint NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    recorded_by text NOT NULL DEFAULT current_user,
    PRIMARY KEY (clinic_id, opening_id),
    FOREIGN KEY (clinic_id, patient_id) REFERENCES clinic.patient
);
COMMENT ON TABLE clinic.opening IS 'Somebody opened a restricted patient, for three hours; why is in the log.';
COMMENT ON COLUMN clinic.opening.clinic_id IS 'The clinic.';
COMMENT ON COLUMN clinic.opening.opening_id IS 'Number of the opening.';
COMMENT ON COLUMN clinic.opening.patient_id IS 'The patient.';
COMMENT ON COLUMN clinic.opening.recorded_at IS 'When; set by the database.';
COMMENT ON COLUMN clinic.opening.recorded_by IS 'Login that opened it, and sees it until three hours later; set by the database.';
CREATE INDEX opening_by_login ON clinic.opening (clinic_id, recorded_by, recorded_at);
CALL access.number_by_clinic('clinic.opening', 'opening_id');
CALL access.guard_permanent('clinic.opening', 'clinician frontdesk nightly', 'clinician frontdesk');

CREATE FUNCTION access.is_open_to(login name, clinic bigint, patient bigint) RETURNS boolean
LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    -- Nearly every clinic restricts nobody, and nearly every patient is not restricted.
    IF NOT EXISTS (SELECT FROM clinic.restriction AS held WHERE held.clinic_id = clinic AND held.voided_at IS NULL) THEN
        RETURN true;
    END IF;
    RETURN NOT EXISTS (
            SELECT FROM clinic.restriction AS held
            LEFT JOIN clinic.survivors(clinic, 'infinity') AS merged ON merged.patient_id = held.patient_id
            WHERE held.clinic_id = clinic AND held.voided_at IS NULL
              AND (held.patient_id = patient OR coalesce(merged.survivor_id, held.patient_id) = (
                SELECT coalesce(min(own.survivor_id), patient)
                FROM clinic.survivors(clinic, 'infinity') AS own WHERE own.patient_id = patient)))
        OR EXISTS (
            SELECT FROM clinic.opening
            WHERE opening.clinic_id = clinic AND opening.recorded_by = login::text
              AND opening.recorded_at > now() - interval '3 hours'
              AND opening.patient_id = ANY (clinic.numbers_of(clinic, coalesce((
                SELECT own.survivor_id FROM clinic.survivors(clinic, 'infinity') AS own WHERE own.patient_id = patient), patient),
                'infinity')));
END $$;
COMMENT ON FUNCTION access.is_open_to(name, bigint, bigint) IS
    'Whether a patient of the own clinic is not restricted, nor any number of the same person, or was opened by the login in the last three hours.';

-- Restrictive: it narrows what clinicians and front desk may read by the other policies, also where they hold more duties. Who
-- is billing alone, and the nightly job, need the name for the claim.
DO $$
DECLARE
    guarded text;
BEGIN
    FOREACH guarded IN ARRAY ARRAY['clinic.identity', 'clinic.name_word', 'clinic.address', 'clinic.note', 'clinic.case'] LOOP
        EXECUTE format('CREATE POLICY opened ON %s AS RESTRICTIVE FOR SELECT TO firststep_clinician, firststep_frontdesk '
            'USING (access.is_open_to(current_user, clinic_id, patient_id))', guarded);
    END LOOP;
END $$;

CREATE FUNCTION access.closed_to_caller(patient bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER
RETURN NOT access.is_open_to(access.caller()::name, access.clinic_at_work(), patient);
COMMENT ON FUNCTION access.closed_to_caller(bigint) IS 'Whether a patient of the own clinic is restricted and not opened by who calls.';

CREATE FUNCTION access.patient_of_closed_case(number bigint) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER
BEGIN ATOMIC
    SELECT held.patient_id FROM clinic.case AS held
    WHERE held.clinic_id = access.clinic_at_work() AND held.case_id = number
      AND NOT access.is_open_to(access.caller()::name, held.clinic_id, held.patient_id);
END;
COMMENT ON FUNCTION access.patient_of_closed_case(bigint) IS
    'The patient of a case that is hidden from who calls because its patient is restricted, so that a refusal can say whom to open; else NULL.';

-- Consent.

CREATE TABLE clinic.consent (
    clinic_id bigint NOT NULL,
    consent_id bigint NOT NULL,
    patient_id bigint NOT NULL,
    purpose text NOT NULL CHECK (purpose IN ('treatment', 'outcome-statistics', 'research', 'contact')),
    decision text NOT NULL CHECK (decision IN ('given', 'withdrawn')),
    form_version text CHECK (form_version ~ '\S' AND length(form_version) <= 50),
    decided_on date NOT NULL,
    LIKE access.version INCLUDING ALL,
    PRIMARY KEY (clinic_id, consent_id),
    FOREIGN KEY (clinic_id, patient_id) REFERENCES clinic.patient,
    CONSTRAINT consent_is_not_in_the_future CHECK (decided_on BETWEEN access.first_day() AND access.latest_day(recorded_at)),
    CONSTRAINT given_consent_names_its_form CHECK (decision = 'withdrawn' OR form_version IS NOT NULL)
);
COMMENT ON TABLE clinic.consent IS 'What a patient agreed to or withdrew, by purpose; a new decision adds a version.';
COMMENT ON COLUMN clinic.consent.clinic_id IS 'The clinic.';
COMMENT ON COLUMN clinic.consent.consent_id IS 'Number of the decision.';
COMMENT ON COLUMN clinic.consent.patient_id IS 'The patient.';
COMMENT ON COLUMN clinic.consent.purpose IS 'treatment, outcome-statistics, research or contact.';
COMMENT ON COLUMN clinic.consent.decision IS 'given or withdrawn.';
COMMENT ON COLUMN clinic.consent.form_version IS 'Version of the text that was agreed to.';
COMMENT ON COLUMN clinic.consent.decided_on IS 'Day of the decision, in the clinic''s time zone.';
CREATE UNIQUE INDEX consent_current ON clinic.consent (clinic_id, patient_id, purpose) WHERE replaced_at IS NULL;
CALL access.number_by_clinic('clinic.consent', 'consent_id');
CALL access.guard_version('clinic.consent', 'clinician frontdesk nightly', 'clinician frontdesk');

-- Forgetting.

ALTER TABLE clinic.clinic_profile ADD COLUMN retention_years smallint NOT NULL DEFAULT 10
    CONSTRAINT retention_is_lawful CHECK (retention_years BETWEEN 6 AND 100);
COMMENT ON COLUMN clinic.clinic_profile.retention_years IS
    'Years after the last record of a patient within which they are not erased without a reason; the law of the state decides, 10 is our choice, and 6 is what 45 CFR 164.316(b)(2)(i) asks for documents.';
GRANT INSERT (retention_years) ON clinic.clinic_profile TO firststep_administrator;

CREATE TABLE clinic.erasure (
    clinic_id bigint NOT NULL,
    patient_id bigint NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    recorded_by text NOT NULL,
    PRIMARY KEY (clinic_id, patient_id),
    FOREIGN KEY (clinic_id, patient_id) REFERENCES clinic.patient
);
COMMENT ON TABLE clinic.erasure IS 'A patient whose identity was erased; what was done stays under the number, which means nobody any more.';
COMMENT ON COLUMN clinic.erasure.clinic_id IS 'The clinic.';
COMMENT ON COLUMN clinic.erasure.patient_id IS 'The number.';
COMMENT ON COLUMN clinic.erasure.recorded_at IS 'When; set by the database.';
COMMENT ON COLUMN clinic.erasure.recorded_by IS 'Login that erased; set by the database.';
CALL access.guard_permanent('clinic.erasure', 'clinician frontdesk billing administrator nightly', '');

REVOKE ALL ON ALL ROUTINES IN SCHEMA clinic FROM PUBLIC;
GRANT EXECUTE ON FUNCTION clinic.survivors(bigint, timestamptz), clinic.numbers_of(bigint, bigint, timestamptz) TO firststep_staff;
REVOKE ALL ON FUNCTION access.is_open_to(name, bigint, bigint), access.closed_to_caller(bigint), access.patient_of_closed_case(bigint) FROM PUBLIC;
-- Not analysts and auditors, who could ask which number of a case is a restricted patient's.
GRANT EXECUTE ON FUNCTION access.is_open_to(name, bigint, bigint), access.closed_to_caller(bigint), access.patient_of_closed_case(bigint)
    TO firststep_clinician, firststep_frontdesk, firststep_billing, firststep_administrator;
GRANT EXECUTE ON FUNCTION access.is_open_to(name, bigint, bigint) TO firststep_nightly;
