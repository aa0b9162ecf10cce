-- Money, in cents.

CREATE TABLE billing.fee (
    clinic_id bigint NOT NULL REFERENCES clinic.clinic,
    fee_id bigint GENERATED ALWAYS AS IDENTITY,
    service_code text NOT NULL REFERENCES catalogue.service,
    payer_id bigint,
    amount_cents bigint NOT NULL CHECK (amount_cents BETWEEN 0 AND 100000000),
    currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    effective_from date NOT NULL,
    effective_to date CHECK (effective_from < effective_to),
    LIKE access.version INCLUDING ALL,
    PRIMARY KEY (clinic_id, fee_id),
    FOREIGN KEY (clinic_id, payer_id) REFERENCES clinic.payer,
    CONSTRAINT days_are_within_reason CHECK (effective_from >= access.first_day() AND coalesce(effective_to, effective_from) <= access.last_day()),
    CONSTRAINT fee_does_not_overlap EXCLUDE USING gist (
        clinic_id WITH =, service_code WITH =, (coalesce(payer_id, 0)) WITH =,
        daterange(effective_from, effective_to) WITH &&)
        WHERE (replaced_at IS NULL)
);
COMMENT ON TABLE billing.fee IS 'The price of a service, dated [from, to); an edit adds a version.';
COMMENT ON COLUMN billing.fee.clinic_id IS 'The clinic.';
COMMENT ON COLUMN billing.fee.fee_id IS 'Number of the version.';
COMMENT ON COLUMN billing.fee.service_code IS 'The service.';
COMMENT ON COLUMN billing.fee.payer_id IS 'The insurer it is agreed with; NULL: who pays for themselves.';
COMMENT ON COLUMN billing.fee.amount_cents IS 'Price of one unit, in cents.';
COMMENT ON COLUMN billing.fee.currency IS 'ISO 4217.';
COMMENT ON COLUMN billing.fee.effective_from IS 'First day on which it holds.';
COMMENT ON COLUMN billing.fee.effective_to IS 'First day on which it no longer holds; NULL: still holds.';
CALL access.guard_version('billing.fee');

CREATE TABLE billing.charge (
    clinic_id bigint NOT NULL,
    charge_id bigint GENERATED ALWAYS AS IDENTITY,
    case_id bigint NOT NULL,
    side text,
    patient_id bigint NOT NULL,
    service_on date NOT NULL,
    service_code text NOT NULL REFERENCES catalogue.service,
    payer_id bigint,
    staff_id bigint,
    fee_id bigint,
    units integer NOT NULL CHECK (units BETWEEN -999 AND 999 AND units <> 0),
    unit_cents bigint NOT NULL CHECK (unit_cents BETWEEN 0 AND 100000000),
    amount_cents bigint NOT NULL GENERATED ALWAYS AS (units * unit_cents) STORED,
    currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    LIKE access.fact INCLUDING ALL,
    PRIMARY KEY (clinic_id, charge_id),
    FOREIGN KEY (clinic_id, case_id, patient_id) REFERENCES clinic.case (clinic_id, case_id, patient_id),
    FOREIGN KEY (clinic_id, case_id, side) REFERENCES clinic.heel,
    FOREIGN KEY (clinic_id, payer_id) REFERENCES clinic.payer,
    FOREIGN KEY (clinic_id, staff_id) REFERENCES clinic.staff,
    FOREIGN KEY (clinic_id, fee_id) REFERENCES billing.fee,
    CONSTRAINT charge_is_not_in_the_future CHECK (service_on BETWEEN access.first_day() AND access.latest_day(recorded_at))
);
COMMENT ON TABLE billing.charge IS 'One billable line, with the fee of its day frozen.';
COMMENT ON COLUMN billing.charge.clinic_id IS 'The clinic.';
COMMENT ON COLUMN billing.charge.charge_id IS 'Number, printed as B-1.';
COMMENT ON COLUMN billing.charge.case_id IS 'The case.';
COMMENT ON COLUMN billing.charge.side IS 'The heel; NULL: a visit.';
COMMENT ON COLUMN billing.charge.patient_id IS 'The patient of the case.';
COMMENT ON COLUMN billing.charge.service_on IS 'Day of the service.';
COMMENT ON COLUMN billing.charge.service_code IS 'What is billed.';
COMMENT ON COLUMN billing.charge.payer_id IS 'Who is billed; NULL: the patient.';
COMMENT ON COLUMN billing.charge.staff_id IS 'Rendering provider.';
COMMENT ON COLUMN billing.charge.fee_id IS 'The fee that it was made from; NULL: an amount given by hand.';
COMMENT ON COLUMN billing.charge.units IS 'Number of units; negative for a credit.';
COMMENT ON COLUMN billing.charge.unit_cents IS 'Price of one unit on that day, in cents, frozen.';
COMMENT ON COLUMN billing.charge.amount_cents IS 'Units times price, in cents.';
COMMENT ON COLUMN billing.charge.currency IS 'ISO 4217.';
CREATE INDEX charge_by_day ON billing.charge (clinic_id, service_on);
CREATE INDEX charge_by_case ON billing.charge (clinic_id, case_id);
CALL access.guard_fact('billing.charge');

CREATE TABLE billing.batch (
    clinic_id bigint NOT NULL REFERENCES clinic.clinic,
    batch_id bigint GENERATED ALWAYS AS IDENTITY,
    from_on date NOT NULL,
    to_on date NOT NULL CHECK (from_on <= to_on),
    lines integer NOT NULL CHECK (lines > 0),
    total_cents bigint NOT NULL,
    currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    LIKE access.fact INCLUDING ALL,
    PRIMARY KEY (clinic_id, batch_id),
    UNIQUE (clinic_id, batch_id, recorded_at)
);
COMMENT ON TABLE billing.batch IS 'One export of charges.';
COMMENT ON COLUMN billing.batch.clinic_id IS 'The clinic.';
COMMENT ON COLUMN billing.batch.batch_id IS 'Number of the batch.';
COMMENT ON COLUMN billing.batch.from_on IS 'First day of its services.';
COMMENT ON COLUMN billing.batch.to_on IS 'Last day of its services.';
COMMENT ON COLUMN billing.batch.lines IS 'Number of lines.';
COMMENT ON COLUMN billing.batch.total_cents IS 'Sum of the lines, in cents.';
COMMENT ON COLUMN billing.batch.currency IS 'ISO 4217.';
COMMENT ON COLUMN billing.batch.sha256 IS 'Digest of the file, in hexadecimal.';
CALL access.guard_fact('billing.batch');

CREATE TABLE billing.batch_charge (
    clinic_id bigint NOT NULL,
    batch_id bigint NOT NULL,
    charge_id bigint NOT NULL,
    line integer NOT NULL CHECK (line > 0),
    recorded_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (clinic_id, batch_id, line),
    UNIQUE (clinic_id, batch_id, charge_id),
    CONSTRAINT line_is_of_the_batch FOREIGN KEY (clinic_id, batch_id, recorded_at)
        REFERENCES billing.batch (clinic_id, batch_id, recorded_at),
    FOREIGN KEY (clinic_id, charge_id) REFERENCES billing.charge
);
COMMENT ON TABLE billing.batch_charge IS 'The lines of a batch; none can be added later.';
COMMENT ON COLUMN billing.batch_charge.clinic_id IS 'The clinic.';
COMMENT ON COLUMN billing.batch_charge.batch_id IS 'The batch.';
COMMENT ON COLUMN billing.batch_charge.charge_id IS 'The charge.';
COMMENT ON COLUMN billing.batch_charge.line IS 'Its place in the file.';
COMMENT ON COLUMN billing.batch_charge.recorded_at IS 'As in the batch, and so in the same transaction; set by the database.';
CALL access.guard_permanent('billing.batch_charge');
