-- Patients. A patient is a number with birth year, sex and state; who that is lies in identity, address and note, which
-- can be erased without touching a fact.

CREATE TABLE clinic.patient (
    clinic_id bigint NOT NULL REFERENCES clinic.clinic,
    patient_id bigint NOT NULL CHECK (patient_id > 0),
    recorded_at timestamptz NOT NULL DEFAULT now(),
    recorded_by text NOT NULL DEFAULT current_user,
    PRIMARY KEY (clinic_id, patient_id)
);
COMMENT ON TABLE clinic.patient IS 'A patient: the number that every fact points at.';
COMMENT ON COLUMN clinic.patient.clinic_id IS 'The clinic.';
COMMENT ON COLUMN clinic.patient.patient_id IS 'Number, printed as P-1001.';
COMMENT ON COLUMN clinic.patient.recorded_at IS 'When it was recorded; set by the database.';
COMMENT ON COLUMN clinic.patient.recorded_by IS 'Login that recorded it; set by the database.';
CALL access.guard_permanent('clinic.patient');

CREATE TABLE clinic.demographics (
    clinic_id bigint NOT NULL,
    demographics_id bigint GENERATED ALWAYS AS IDENTITY,
    patient_id bigint NOT NULL,
    birth_year smallint NOT NULL CHECK (birth_year BETWEEN 1880 AND 2200),
    sex text NOT NULL CHECK (sex IN ('female', 'male', 'other', 'unknown')),
    state text CHECK (state ~ '^[A-Z]{2}$'),
    LIKE access.version INCLUDING ALL,
    PRIMARY KEY (clinic_id, demographics_id),
    FOREIGN KEY (clinic_id, patient_id) REFERENCES clinic.patient
);
COMMENT ON TABLE clinic.demographics IS 'What statistics may know of a patient; an edit adds a version, so that an earlier report keeps its figures.';
COMMENT ON COLUMN clinic.demographics.clinic_id IS 'The clinic.';
COMMENT ON COLUMN clinic.demographics.demographics_id IS 'Number of the version.';
COMMENT ON COLUMN clinic.demographics.patient_id IS 'The patient.';
COMMENT ON COLUMN clinic.demographics.birth_year IS 'Year of birth.';
COMMENT ON COLUMN clinic.demographics.sex IS 'female, male, other or unknown.';
COMMENT ON COLUMN clinic.demographics.state IS 'Two-letter US state.';
CREATE UNIQUE INDEX demographics_current ON clinic.demographics (clinic_id, patient_id) WHERE replaced_at IS NULL;
CALL access.guard_version('clinic.demographics');

CREATE TABLE clinic.identity (
    clinic_id bigint NOT NULL,
    identity_id bigint GENERATED ALWAYS AS IDENTITY,
    patient_id bigint NOT NULL,
    family_name text NOT NULL CHECK (family_name ~ '\S' AND length(family_name) <= 200),
    given_name text NOT NULL CHECK (given_name ~ '\S' AND length(given_name) <= 200),
    birth_date date NOT NULL CONSTRAINT birth_date_is_possible
        CHECK (birth_date BETWEEN access.first_day() AND access.latest_day(recorded_at)),
    phone text CHECK (length(phone) <= 50),
    email text CHECK (email ~ '^[^@\s]+@[^@\s]+$' AND length(email) <= 254),
    LIKE access.version INCLUDING ALL,
    PRIMARY KEY (clinic_id, identity_id),
    FOREIGN KEY (clinic_id, patient_id) REFERENCES clinic.patient
);
COMMENT ON TABLE clinic.identity IS 'Who a patient is; an edit adds a version.';
COMMENT ON COLUMN clinic.identity.clinic_id IS 'The clinic.';
COMMENT ON COLUMN clinic.identity.identity_id IS 'Number of the version.';
COMMENT ON COLUMN clinic.identity.patient_id IS 'The patient.';
COMMENT ON COLUMN clinic.identity.family_name IS 'Family name.';
COMMENT ON COLUMN clinic.identity.given_name IS 'Given name or names.';
COMMENT ON COLUMN clinic.identity.birth_date IS 'Date of birth.';
COMMENT ON COLUMN clinic.identity.phone IS 'Telephone.';
COMMENT ON COLUMN clinic.identity.email IS 'E-mail address.';
CREATE UNIQUE INDEX identity_current ON clinic.identity (clinic_id, patient_id) WHERE replaced_at IS NULL;
CREATE INDEX identity_by_birth_date ON clinic.identity (clinic_id, birth_date) WHERE replaced_at IS NULL;
CALL access.guard_version('clinic.identity');

CREATE TABLE clinic.name_word (
    clinic_id bigint NOT NULL,
    word text COLLATE "C" NOT NULL CHECK (word <> ''),
    identity_id bigint NOT NULL,
    PRIMARY KEY (clinic_id, word, identity_id),
    FOREIGN KEY (clinic_id, identity_id) REFERENCES clinic.identity
);
COMMENT ON TABLE clinic.name_word IS 'Words of a name without case and accents, so that a search by the beginning of a word uses an index under row-level security (^@ is leakproof, LIKE is not).';
COMMENT ON COLUMN clinic.name_word.clinic_id IS 'The clinic.';
COMMENT ON COLUMN clinic.name_word.word IS 'One normalised word.';
COMMENT ON COLUMN clinic.name_word.identity_id IS 'The version of the identity that it is from.';
CALL access.guard_permanent('clinic.name_word');

CREATE TABLE clinic.address (
    clinic_id bigint NOT NULL,
    address_id bigint GENERATED ALWAYS AS IDENTITY,
    patient_id bigint NOT NULL,
    line text CHECK (length(line) <= 200),
    city text CHECK (length(city) <= 100),
    postal_code text CHECK (length(postal_code) <= 20),
    LIKE access.version INCLUDING ALL,
    PRIMARY KEY (clinic_id, address_id),
    FOREIGN KEY (clinic_id, patient_id) REFERENCES clinic.patient
);
COMMENT ON TABLE clinic.address IS 'Where a patient lives, below the state; an edit adds a version.';
COMMENT ON COLUMN clinic.address.clinic_id IS 'The clinic.';
COMMENT ON COLUMN clinic.address.address_id IS 'Number of the version.';
COMMENT ON COLUMN clinic.address.patient_id IS 'The patient.';
COMMENT ON COLUMN clinic.address.line IS 'Street and house.';
COMMENT ON COLUMN clinic.address.city IS 'City.';
COMMENT ON COLUMN clinic.address.postal_code IS 'Postal code.';
CREATE UNIQUE INDEX address_current ON clinic.address (clinic_id, patient_id) WHERE replaced_at IS NULL;
CALL access.guard_version('clinic.address');

CREATE TABLE clinic.note (
    clinic_id bigint NOT NULL,
    note_id bigint GENERATED ALWAYS AS IDENTITY,
    patient_id bigint NOT NULL,
    body text CHECK (length(body) BETWEEN 1 AND 1000000),
    recorded_at timestamptz NOT NULL DEFAULT now(),
    recorded_by text NOT NULL DEFAULT current_user,
    PRIMARY KEY (clinic_id, note_id),
    FOREIGN KEY (clinic_id, patient_id) REFERENCES clinic.patient
);
COMMENT ON TABLE clinic.note IS 'Every free text about a patient; a fact points at it, so that the text can go and the fact stay.';
COMMENT ON COLUMN clinic.note.clinic_id IS 'The clinic.';
COMMENT ON COLUMN clinic.note.note_id IS 'Number of the note.';
COMMENT ON COLUMN clinic.note.patient_id IS 'Whom it is about.';
COMMENT ON COLUMN clinic.note.body IS 'The text; NULL once erased.';
COMMENT ON COLUMN clinic.note.recorded_at IS 'When it was recorded; set by the database.';
COMMENT ON COLUMN clinic.note.recorded_by IS 'Login that recorded it; set by the database.';
CREATE INDEX note_by_patient ON clinic.note (clinic_id, patient_id);
CALL access.guard_permanent('clinic.note');

CREATE TABLE clinic.coverage (
    clinic_id bigint NOT NULL,
    coverage_id bigint GENERATED ALWAYS AS IDENTITY,
    patient_id bigint NOT NULL,
    payer_id bigint NOT NULL,
    member_number text NOT NULL CHECK (member_number ~ '\S' AND length(member_number) <= 50),
    policy_group text CHECK (length(policy_group) <= 50),
    effective_from date NOT NULL,
    effective_to date CHECK (effective_from < effective_to),
    LIKE access.version INCLUDING ALL,
    PRIMARY KEY (clinic_id, coverage_id),
    FOREIGN KEY (clinic_id, patient_id) REFERENCES clinic.patient,
    FOREIGN KEY (clinic_id, payer_id) REFERENCES clinic.payer,
    CONSTRAINT days_are_within_reason CHECK (effective_from >= access.first_day() AND coalesce(effective_to, effective_from) <= access.last_day()),
    CONSTRAINT coverage_does_not_overlap EXCLUDE USING gist (
        clinic_id WITH =, patient_id WITH =, payer_id WITH =, daterange(effective_from, effective_to) WITH &&)
        WHERE (replaced_at IS NULL)
);
COMMENT ON TABLE clinic.coverage IS 'A patient''s insurance with a payer, dated [from, to); an edit adds a version.';
COMMENT ON COLUMN clinic.coverage.clinic_id IS 'The clinic.';
COMMENT ON COLUMN clinic.coverage.coverage_id IS 'Number of the version.';
COMMENT ON COLUMN clinic.coverage.patient_id IS 'The patient.';
COMMENT ON COLUMN clinic.coverage.payer_id IS 'The insurer.';
COMMENT ON COLUMN clinic.coverage.member_number IS 'The insured''s number.';
COMMENT ON COLUMN clinic.coverage.policy_group IS 'Group or policy number.';
COMMENT ON COLUMN clinic.coverage.effective_from IS 'First day covered.';
COMMENT ON COLUMN clinic.coverage.effective_to IS 'First day no longer covered; NULL: still covered.';
CALL access.guard_version('clinic.coverage');

CREATE TABLE clinic.visit (
    clinic_id bigint NOT NULL,
    patient_id bigint NOT NULL,
    visit_on date NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    recorded_by text NOT NULL DEFAULT current_user,
    PRIMARY KEY (clinic_id, patient_id, visit_on),
    FOREIGN KEY (clinic_id, patient_id) REFERENCES clinic.patient,
    CONSTRAINT visit_is_not_in_the_future CHECK (visit_on BETWEEN access.first_day() AND access.latest_day(recorded_at))
);
COMMENT ON TABLE clinic.visit IS 'A patient''s deeds on one clinical day; made by the first of them.';
COMMENT ON COLUMN clinic.visit.clinic_id IS 'The clinic.';
COMMENT ON COLUMN clinic.visit.patient_id IS 'The patient.';
COMMENT ON COLUMN clinic.visit.visit_on IS 'The day, in the clinic''s time zone.';
COMMENT ON COLUMN clinic.visit.recorded_at IS 'When it was recorded; set by the database.';
COMMENT ON COLUMN clinic.visit.recorded_by IS 'Login that recorded it; set by the database.';
CALL access.guard_permanent('clinic.visit');
