-- Good-faith estimates for who pays for themselves (45 CFR 149.610): what was planned, at the price of that day, as it was told.

CREATE TABLE catalogue.service_use (
    service_code text PRIMARY KEY REFERENCES catalogue.service,
    modality_code text UNIQUE REFERENCES catalogue.modality,
    treatment_code text UNIQUE REFERENCES catalogue.treatment,
    source_code text NOT NULL REFERENCES catalogue.source,
    CONSTRAINT service_is_used_for_one_thing CHECK (num_nonnulls(modality_code, treatment_code) = 1)
);
COMMENT ON TABLE catalogue.service_use IS 'Which service bills a study or a session of a treatment, unless somebody says otherwise.';
COMMENT ON COLUMN catalogue.service_use.service_code IS 'The service.';
COMMENT ON COLUMN catalogue.service_use.modality_code IS 'The study that it bills.';
COMMENT ON COLUMN catalogue.service_use.treatment_code IS 'The treatment of which it bills a session.';
COMMENT ON COLUMN catalogue.service_use.source_code IS 'Where it comes from.';
GRANT SELECT ON catalogue.service_use TO firststep_staff;

CREATE TABLE billing.estimate (
    clinic_id bigint NOT NULL,
    estimate_id bigint NOT NULL,
    case_id bigint NOT NULL,
    patient_id bigint NOT NULL,
    basis text NOT NULL CHECK (basis IN ('scheduled', 'requested')),
    asked_on date NOT NULL,
    service_on date,
    due_on date,
    issued_on date NOT NULL,
    replaces_id bigint,
    currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    LIKE access.fact INCLUDING ALL,
    PRIMARY KEY (clinic_id, estimate_id),
    CONSTRAINT estimate_is_of_the_case UNIQUE (clinic_id, estimate_id, case_id),
    FOREIGN KEY (clinic_id, case_id, patient_id) REFERENCES clinic.case (clinic_id, case_id, patient_id),
    CONSTRAINT estimate_replaces_one_of_its_case FOREIGN KEY (clinic_id, replaces_id, case_id)
        REFERENCES billing.estimate (clinic_id, estimate_id, case_id),
    CONSTRAINT estimate_is_later CHECK (replaces_id < estimate_id),
    CONSTRAINT days_are_possible CHECK (asked_on >= access.first_day() AND issued_on <= access.latest_day(recorded_at)
        AND asked_on <= issued_on AND asked_on <= due_on AND coalesce(service_on, due_on, issued_on) <= access.last_day())
);
COMMENT ON TABLE billing.estimate IS 'What a patient who pays for themselves was told to expect; a change of scope makes a new one that replaces it.';
COMMENT ON COLUMN billing.estimate.clinic_id IS 'The clinic.';
COMMENT ON COLUMN billing.estimate.estimate_id IS 'Number, printed as G-1.';
COMMENT ON COLUMN billing.estimate.case_id IS 'The case.';
COMMENT ON COLUMN billing.estimate.patient_id IS 'The patient of the case.';
COMMENT ON COLUMN billing.estimate.basis IS 'Why it was owed: something was scheduled, or the patient asked for it.';
COMMENT ON COLUMN billing.estimate.asked_on IS 'Day of the scheduling or of the request.';
COMMENT ON COLUMN billing.estimate.service_on IS 'First day of what is scheduled; NULL: nothing is.';
COMMENT ON COLUMN billing.estimate.due_on IS 'Last day on which it was in time; NULL: scheduled too shortly before for a day to be set.';
COMMENT ON COLUMN billing.estimate.issued_on IS 'Day on which it was made.';
COMMENT ON COLUMN billing.estimate.replaces_id IS 'The estimate that it takes the place of; NULL: the first.';
COMMENT ON COLUMN billing.estimate.currency IS 'ISO 4217, of all its lines.';
CALL access.number_by_clinic('billing.estimate', 'estimate_id');
CALL access.guard_fact('billing.estimate', 'clinician frontdesk billing nightly', 'billing', 'billing');

CREATE INDEX estimate_by_case ON billing.estimate (clinic_id, case_id);
CREATE UNIQUE INDEX estimate_is_replaced_once ON billing.estimate (clinic_id, replaces_id) WHERE voided_at IS NULL;

CREATE TABLE billing.estimate_line (
    clinic_id bigint NOT NULL,
    estimate_id bigint NOT NULL,
    line smallint NOT NULL CHECK (line > 0),
    case_id bigint NOT NULL,
    side text NOT NULL,
    service_code text NOT NULL REFERENCES catalogue.service,
    imaging_order_id bigint,
    series_id bigint,
    treatment_code text,
    service_on date,
    units integer NOT NULL CHECK (units BETWEEN 1 AND 999),
    unit_cents bigint NOT NULL CHECK (unit_cents BETWEEN 0 AND 100000000),
    amount_cents bigint NOT NULL GENERATED ALWAYS AS (units * unit_cents) STORED,
    fee_id bigint,
    PRIMARY KEY (clinic_id, estimate_id, line),
    FOREIGN KEY (clinic_id, estimate_id, case_id) REFERENCES billing.estimate (clinic_id, estimate_id, case_id),
    FOREIGN KEY (clinic_id, imaging_order_id, case_id, side)
        REFERENCES clinic.imaging_order (clinic_id, imaging_order_id, case_id, side),
    FOREIGN KEY (clinic_id, series_id, case_id, side, treatment_code)
        REFERENCES clinic.series (clinic_id, series_id, case_id, side, treatment_code),
    FOREIGN KEY (clinic_id, fee_id) REFERENCES billing.fee,
    CONSTRAINT line_is_of_an_order_or_a_series CHECK (num_nonnulls(imaging_order_id, series_id) = 1),
    CONSTRAINT series_names_its_treatment CHECK ((series_id IS NULL) = (treatment_code IS NULL))
);
COMMENT ON TABLE billing.estimate_line IS 'One expected service of an estimate, at the price that was told.';
COMMENT ON COLUMN billing.estimate_line.clinic_id IS 'The clinic.';
COMMENT ON COLUMN billing.estimate_line.estimate_id IS 'The estimate.';
COMMENT ON COLUMN billing.estimate_line.line IS 'Its place, from 1.';
COMMENT ON COLUMN billing.estimate_line.case_id IS 'The case.';
COMMENT ON COLUMN billing.estimate_line.side IS 'The heel.';
COMMENT ON COLUMN billing.estimate_line.service_code IS 'What is expected to be billed.';
COMMENT ON COLUMN billing.estimate_line.imaging_order_id IS 'The order that it is expected of.';
COMMENT ON COLUMN billing.estimate_line.series_id IS 'The series that it is expected of.';
COMMENT ON COLUMN billing.estimate_line.treatment_code IS 'The treatment of the series.';
COMMENT ON COLUMN billing.estimate_line.service_on IS 'Day it is booked or begins; NULL: to be scheduled separately.';
COMMENT ON COLUMN billing.estimate_line.units IS 'How often: the sessions planned.';
COMMENT ON COLUMN billing.estimate_line.unit_cents IS 'Price of one, in cents, as told.';
COMMENT ON COLUMN billing.estimate_line.amount_cents IS 'Units times price, in cents.';
COMMENT ON COLUMN billing.estimate_line.fee_id IS 'The fee that the price comes from; NULL: the quote of the order.';
CALL access.guard_permanent('billing.estimate_line', 'clinician frontdesk billing nightly', 'billing');

CREATE INDEX estimate_line_by_order ON billing.estimate_line (clinic_id, imaging_order_id) WHERE imaging_order_id IS NOT NULL;
CREATE INDEX estimate_line_by_series ON billing.estimate_line (clinic_id, series_id) WHERE series_id IS NOT NULL;

-- What is ahead: the few that an estimate may be owed of, among all that ever was.
CREATE INDEX imaging_order_by_booking ON clinic.imaging_order (clinic_id, booked_on) WHERE booked_on IS NOT NULL AND voided_at IS NULL;
CREATE INDEX series_by_start ON clinic.series (clinic_id, starts_on) WHERE voided_at IS NULL;

-- Who bills has to know that a study was done, and not what it showed.
GRANT SELECT (clinic_id, imaging_result_id, imaging_order_id, case_id, side, performed_on, voided_at) ON clinic.imaging_result
    TO firststep_billing;
CREATE POLICY billing ON clinic.imaging_result FOR SELECT TO firststep_billing USING (clinic_id = access.clinic_of(current_user));
