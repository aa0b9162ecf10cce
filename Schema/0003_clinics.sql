-- Clinics, their staff and whom they deal with.

CREATE TABLE clinic.clinic (
    clinic_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code text NOT NULL UNIQUE CHECK (code ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$'),
    recorded_at timestamptz NOT NULL DEFAULT now(),
    recorded_by text NOT NULL DEFAULT current_user
);
COMMENT ON TABLE clinic.clinic IS 'The tenant: every clinical row belongs to one.';
COMMENT ON COLUMN clinic.clinic.clinic_id IS 'Leads every key of a clinical table.';
COMMENT ON COLUMN clinic.clinic.code IS 'Short name for the command line.';
COMMENT ON COLUMN clinic.clinic.recorded_at IS 'When it was recorded; set by the database.';
COMMENT ON COLUMN clinic.clinic.recorded_by IS 'Login that recorded it; set by the database.';
CALL access.guard_permanent('clinic.clinic');

CREATE TABLE clinic.clinic_profile (
    clinic_id bigint NOT NULL REFERENCES clinic.clinic,
    clinic_profile_id bigint GENERATED ALWAYS AS IDENTITY,
    name text NOT NULL CHECK (name ~ '\S'),
    address_line text,
    city text,
    state text CHECK (state ~ '^[A-Z]{2}$'),
    postal_code text,
    npi text CHECK (npi ~ '^[0-9]{10}$'),
    tax_number text,
    time_zone text NOT NULL,
    currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    LIKE access.version INCLUDING ALL,
    PRIMARY KEY (clinic_id, clinic_profile_id)
);
COMMENT ON TABLE clinic.clinic_profile IS 'What a clinic says of itself; an edit adds a version.';
COMMENT ON COLUMN clinic.clinic_profile.clinic_id IS 'The clinic.';
COMMENT ON COLUMN clinic.clinic_profile.clinic_profile_id IS 'Number of the version.';
COMMENT ON COLUMN clinic.clinic_profile.name IS 'Name as printed.';
COMMENT ON COLUMN clinic.clinic_profile.address_line IS 'Street and house.';
COMMENT ON COLUMN clinic.clinic_profile.city IS 'City.';
COMMENT ON COLUMN clinic.clinic_profile.state IS 'Two-letter US state.';
COMMENT ON COLUMN clinic.clinic_profile.postal_code IS 'Postal code.';
COMMENT ON COLUMN clinic.clinic_profile.npi IS 'National Provider Identifier of the clinic.';
COMMENT ON COLUMN clinic.clinic_profile.tax_number IS 'Tax number (EIN).';
COMMENT ON COLUMN clinic.clinic_profile.time_zone IS 'IANA time zone that decides its clinical days.';
COMMENT ON COLUMN clinic.clinic_profile.currency IS 'ISO 4217 currency of its money.';
CREATE UNIQUE INDEX clinic_profile_current ON clinic.clinic_profile (clinic_id) WHERE replaced_at IS NULL;
CALL access.guard_version('clinic.clinic_profile');

CREATE TABLE clinic.counter (
    clinic_id bigint NOT NULL REFERENCES clinic.clinic,
    counted text NOT NULL CHECK (counted IN ('patient', 'case')),
    last_number bigint NOT NULL DEFAULT 1000,
    PRIMARY KEY (clinic_id, counted)
);
COMMENT ON TABLE clinic.counter IS 'Last number given to a patient or case, per clinic; a row and not a sequence, so that what is rolled back spends no number.';
COMMENT ON COLUMN clinic.counter.clinic_id IS 'The clinic.';
COMMENT ON COLUMN clinic.counter.counted IS 'What is numbered.';
COMMENT ON COLUMN clinic.counter.last_number IS 'The last number given; the first is 1001.';
CALL access.guard_permanent('clinic.counter');
GRANT UPDATE (last_number) ON clinic.counter TO firststep_staff;
CREATE POLICY counting ON clinic.counter FOR UPDATE TO firststep_staff USING (true) WITH CHECK (true);

CREATE TABLE clinic.staff (
    clinic_id bigint NOT NULL REFERENCES clinic.clinic,
    staff_id bigint GENERATED ALWAYS AS IDENTITY,
    code text NOT NULL CHECK (code ~ '^[a-z][a-z0-9]*([.-][a-z0-9]+)*$'),
    recorded_at timestamptz NOT NULL DEFAULT now(),
    recorded_by text NOT NULL DEFAULT current_user,
    PRIMARY KEY (clinic_id, staff_id),
    CONSTRAINT staff_code_is_unique UNIQUE (clinic_id, code)
);
COMMENT ON TABLE clinic.staff IS 'A person who works at the clinic.';
COMMENT ON COLUMN clinic.staff.clinic_id IS 'The clinic.';
COMMENT ON COLUMN clinic.staff.staff_id IS 'Number of the person.';
COMMENT ON COLUMN clinic.staff.code IS 'Short name for the command line.';
COMMENT ON COLUMN clinic.staff.recorded_at IS 'When it was recorded; set by the database.';
COMMENT ON COLUMN clinic.staff.recorded_by IS 'Login that recorded it; set by the database.';
CALL access.guard_permanent('clinic.staff');

CREATE TABLE clinic.staff_profile (
    clinic_id bigint NOT NULL,
    staff_profile_id bigint GENERATED ALWAYS AS IDENTITY,
    staff_id bigint NOT NULL,
    name text NOT NULL CHECK (name ~ '\S'),
    npi text CHECK (npi ~ '^[0-9]{10}$'),
    roles text[] NOT NULL CHECK (
        roles <@ ARRAY['clinician', 'frontdesk', 'billing', 'analyst', 'auditor', 'administrator'] AND cardinality(roles) > 0),
    login text,
    is_disabled boolean NOT NULL DEFAULT false,
    LIKE access.version INCLUDING ALL,
    PRIMARY KEY (clinic_id, staff_profile_id),
    FOREIGN KEY (clinic_id, staff_id) REFERENCES clinic.staff
);
COMMENT ON TABLE clinic.staff_profile IS 'What is known of a person of the staff; an edit adds a version.';
COMMENT ON COLUMN clinic.staff_profile.clinic_id IS 'The clinic.';
COMMENT ON COLUMN clinic.staff_profile.staff_profile_id IS 'Number of the version.';
COMMENT ON COLUMN clinic.staff_profile.staff_id IS 'The person.';
COMMENT ON COLUMN clinic.staff_profile.name IS 'Name as printed.';
COMMENT ON COLUMN clinic.staff_profile.npi IS 'National Provider Identifier.';
COMMENT ON COLUMN clinic.staff_profile.roles IS 'Roles held.';
COMMENT ON COLUMN clinic.staff_profile.login IS 'PostgreSQL login; NULL for somebody who never signs in.';
COMMENT ON COLUMN clinic.staff_profile.is_disabled IS 'Left, or locked out.';
CREATE UNIQUE INDEX staff_profile_current ON clinic.staff_profile (clinic_id, staff_id) WHERE replaced_at IS NULL;
CREATE UNIQUE INDEX staff_login_is_unique ON clinic.staff_profile (clinic_id, login) WHERE replaced_at IS NULL;
CALL access.guard_version('clinic.staff_profile');

CREATE TABLE clinic.payer (
    clinic_id bigint NOT NULL REFERENCES clinic.clinic,
    payer_id bigint GENERATED ALWAYS AS IDENTITY,
    code text NOT NULL CHECK (code ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$'),
    name text NOT NULL CHECK (name ~ '\S'),
    recorded_at timestamptz NOT NULL DEFAULT now(),
    recorded_by text NOT NULL DEFAULT current_user,
    PRIMARY KEY (clinic_id, payer_id),
    CONSTRAINT payer_code_is_unique UNIQUE (clinic_id, code)
);
COMMENT ON TABLE clinic.payer IS 'An insurer that the clinic bills; a charge without one is paid by the patient.';
COMMENT ON COLUMN clinic.payer.clinic_id IS 'The clinic.';
COMMENT ON COLUMN clinic.payer.payer_id IS 'Number of the payer.';
COMMENT ON COLUMN clinic.payer.code IS 'Short name for the command line.';
COMMENT ON COLUMN clinic.payer.name IS 'Name as printed.';
COMMENT ON COLUMN clinic.payer.recorded_at IS 'When it was recorded; set by the database.';
COMMENT ON COLUMN clinic.payer.recorded_by IS 'Login that recorded it; set by the database.';
CALL access.guard_permanent('clinic.payer');

CREATE TABLE clinic.referrer (
    clinic_id bigint NOT NULL REFERENCES clinic.clinic,
    referrer_id bigint GENERATED ALWAYS AS IDENTITY,
    name text NOT NULL CHECK (name ~ '\S'),
    npi text CHECK (npi ~ '^[0-9]{10}$'),
    recorded_at timestamptz NOT NULL DEFAULT now(),
    recorded_by text NOT NULL DEFAULT current_user,
    PRIMARY KEY (clinic_id, referrer_id)
);
COMMENT ON TABLE clinic.referrer IS 'A provider elsewhere who refers patients.';
COMMENT ON COLUMN clinic.referrer.clinic_id IS 'The clinic.';
COMMENT ON COLUMN clinic.referrer.referrer_id IS 'Number of the referring provider.';
COMMENT ON COLUMN clinic.referrer.name IS 'Name as printed.';
COMMENT ON COLUMN clinic.referrer.npi IS 'National Provider Identifier.';
COMMENT ON COLUMN clinic.referrer.recorded_at IS 'When it was recorded; set by the database.';
COMMENT ON COLUMN clinic.referrer.recorded_by IS 'Login that recorded it; set by the database.';
CALL access.guard_permanent('clinic.referrer');
