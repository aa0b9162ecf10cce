-- The log: who saw or changed which record, in a chain for each clinic that cannot be rewritten in silence. Only the function
-- audit.append writes it. Nothing in it points at a record: an erased patient leaves the chain whole.

CREATE SCHEMA audit;
COMMENT ON SCHEMA audit IS 'The log of each clinic, chained.';
GRANT USAGE ON SCHEMA audit TO firststep_staff;

CREATE TABLE audit.chain (
    clinic_id bigint PRIMARY KEY,
    events bigint NOT NULL DEFAULT 0,
    sha256 bytea NOT NULL DEFAULT sha256('')
);
COMMENT ON TABLE audit.chain IS 'The end of each clinic''s chain; its row is locked from the last statement of a transaction to its commit.';
COMMENT ON COLUMN audit.chain.clinic_id IS 'The clinic.';
COMMENT ON COLUMN audit.chain.events IS 'Number of the last event.';
COMMENT ON COLUMN audit.chain.sha256 IS 'Digest of the last event; of the empty text before the first.';

CREATE TABLE audit.event (
    clinic_id bigint NOT NULL,
    event_id bigint NOT NULL,
    occurred_at timestamptz NOT NULL,
    actor text NOT NULL,
    action text NOT NULL CHECK (action ~ '^[a-z]+([ -][a-z]+)*$' AND length(action) <= 60),
    outcome text NOT NULL CHECK (outcome IN ('done', 'refused', 'dry-run')),
    record text CHECK (record ~ '^[A-Z]-[0-9]+$'),
    rows bigint CHECK (rows >= 0),
    file_sha256 text CHECK (file_sha256 ~ '^[0-9a-f]{64}$'),
    origin text NOT NULL,
    detail_sha256 bytea CHECK (length(detail_sha256) = 32),
    sha256 bytea NOT NULL CHECK (length(sha256) = 32),
    PRIMARY KEY (clinic_id, event_id)
);
COMMENT ON TABLE audit.event IS 'One event: the header, which stays for ever and holds no name.';
COMMENT ON COLUMN audit.event.clinic_id IS 'The clinic.';
COMMENT ON COLUMN audit.event.event_id IS 'Its place in the clinic''s chain, from 1, without gaps.';
COMMENT ON COLUMN audit.event.occurred_at IS 'When; set by the database.';
COMMENT ON COLUMN audit.event.actor IS 'Who: the login; set by the database.';
COMMENT ON COLUMN audit.event.action IS 'What was done: the words of the command.';
COMMENT ON COLUMN audit.event.outcome IS 'done, refused, or dry-run: done and undone.';
COMMENT ON COLUMN audit.event.record IS 'The record it was about, as printed.';
COMMENT ON COLUMN audit.event.rows IS 'How many records, where there are many.';
COMMENT ON COLUMN audit.event.file_sha256 IS 'Digest of the file that was read or written, in hexadecimal.';
COMMENT ON COLUMN audit.event.origin IS 'From where: the address of the connection, or local; set by the database.';
COMMENT ON COLUMN audit.event.detail_sha256 IS 'SHA-256 of the salt and the detail; NULL where there is none.';
COMMENT ON COLUMN audit.event.sha256 IS 'SHA-256 of the header and the digest of the event before it.';
CREATE INDEX event_by_day ON audit.event (clinic_id, occurred_at);

CREATE TABLE audit.event_patient (
    clinic_id bigint NOT NULL,
    event_id bigint NOT NULL,
    patient_id bigint NOT NULL,
    PRIMARY KEY (clinic_id, event_id, patient_id),
    FOREIGN KEY (clinic_id, event_id) REFERENCES audit.event
);
COMMENT ON TABLE audit.event_patient IS 'Whose records an event was about; part of its header.';
COMMENT ON COLUMN audit.event_patient.clinic_id IS 'The clinic.';
COMMENT ON COLUMN audit.event_patient.event_id IS 'The event.';
COMMENT ON COLUMN audit.event_patient.patient_id IS 'Number of the patient.';
CREATE INDEX event_by_patient ON audit.event_patient (clinic_id, patient_id, event_id);

CREATE TABLE audit.detail (
    clinic_id bigint NOT NULL,
    event_id bigint NOT NULL,
    salt bytea NOT NULL CHECK (length(salt) = 16),
    body text NOT NULL,
    PRIMARY KEY (clinic_id, event_id),
    FOREIGN KEY (clinic_id, event_id) REFERENCES audit.event
);
COMMENT ON TABLE audit.detail IS 'What was read or changed, and why. It may hold a name, so it can be erased: the chain holds only its digest.';
COMMENT ON COLUMN audit.detail.clinic_id IS 'The clinic.';
COMMENT ON COLUMN audit.detail.event_id IS 'The event.';
COMMENT ON COLUMN audit.detail.salt IS 'Random, so that nobody can guess an erased detail from its digest.';
COMMENT ON COLUMN audit.detail.body IS 'JSON: before, after, reason, words asked for.';

CALL access.guard_permanent('audit.chain', 'auditor', '');
CALL access.guard_permanent('audit.event', 'auditor', '');
CALL access.guard_permanent('audit.event_patient', 'auditor', '');
CALL access.guard_permanent('audit.detail', 'auditor', '');

CREATE FUNCTION audit.header(event audit.event, patients bigint[], previous bytea) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN array_to_string(ARRAY[
    'firststep-audit-1', event.clinic_id::text, event.event_id::text,
    (extract(epoch FROM event.occurred_at) * 1000000)::bigint::text,
    event.actor, event.action, event.outcome, event.record, array_to_string(patients, ','), event.rows::text, event.file_sha256,
    event.origin, encode(event.detail_sha256, 'hex'), encode(previous, 'hex')], E'\n', '');
COMMENT ON FUNCTION audit.header(audit.event, bigint[], bytea) IS
    'What the digest of an event is of, in UTF-8: its fields in this order, a line each, nothing for what is missing; the moment in microseconds from 1970 in UTC, patients ascending, digests in hexadecimal.';

CREATE FUNCTION audit.append(
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
    about := ARRAY(SELECT DISTINCT number FROM unnest(about) AS number WHERE number IS NOT NULL ORDER BY 1);
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
        INSERT INTO audit.event_patient (clinic_id, event_id, patient_id) SELECT clinic, event.event_id, unnest(about)
    )
    INSERT INTO audit.detail (clinic_id, event_id, salt, body)
        SELECT clinic, event.event_id, salt, detail WHERE detail IS NOT NULL;
    RETURN event.event_id;
END $$;
COMMENT ON FUNCTION audit.append(text, text, text, bigint[], bigint[], bigint, text, text) IS
    'Writes an event of who calls, about patients and about whose the cases are, into the chain of their clinic and gives its number. The last statement of a transaction: whoever comes next waits for its commit.';
REVOKE ALL ON ALL ROUTINES IN SCHEMA audit FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit.append(text, text, text, bigint[], bigint[], bigint, text, text) TO firststep_staff;
GRANT EXECUTE ON FUNCTION audit.header(audit.event, bigint[], bytea) TO firststep_auditor;

INSERT INTO audit.chain (clinic_id) SELECT clinic_id FROM clinic.clinic;
