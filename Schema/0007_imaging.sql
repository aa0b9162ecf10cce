-- Imaging: a clinic's own prices, orders, results and the numbers in them.

CREATE TABLE clinic.imaging_price (
    clinic_id bigint NOT NULL REFERENCES clinic.clinic,
    imaging_price_id bigint GENERATED ALWAYS AS IDENTITY,
    modality_code text NOT NULL REFERENCES catalogue.modality,
    currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    low_cents bigint NOT NULL CHECK (low_cents >= 0),
    high_cents bigint NOT NULL CHECK (high_cents <= 100000000),
    effective_from date NOT NULL,
    effective_to date,
    LIKE access.version INCLUDING ALL,
    PRIMARY KEY (clinic_id, imaging_price_id),
    CONSTRAINT imaging_price_is_a_range CHECK (low_cents <= high_cents),
    CHECK (effective_from < effective_to),
    CONSTRAINT days_are_within_reason CHECK (effective_from >= access.first_day() AND coalesce(effective_to, effective_from) <= access.last_day()),
    CONSTRAINT imaging_price_does_not_overlap EXCLUDE USING gist (
        clinic_id WITH =, modality_code WITH =, currency WITH =, daterange(effective_from, effective_to) WITH &&)
        WHERE (replaced_at IS NULL)
);
COMMENT ON TABLE clinic.imaging_price IS 'A clinic''s own price range of a study, dated [from, to); wins over the catalogue''s.';
COMMENT ON COLUMN clinic.imaging_price.clinic_id IS 'The clinic.';
COMMENT ON COLUMN clinic.imaging_price.imaging_price_id IS 'Number of the version.';
COMMENT ON COLUMN clinic.imaging_price.modality_code IS 'The study.';
COMMENT ON COLUMN clinic.imaging_price.currency IS 'ISO 4217.';
COMMENT ON COLUMN clinic.imaging_price.low_cents IS 'Lower end, in cents.';
COMMENT ON COLUMN clinic.imaging_price.high_cents IS 'Upper end, in cents.';
COMMENT ON COLUMN clinic.imaging_price.effective_from IS 'First day on which it holds.';
COMMENT ON COLUMN clinic.imaging_price.effective_to IS 'First day on which it no longer holds; NULL: still holds.';
CALL access.guard_version('clinic.imaging_price');

CREATE TABLE clinic.imaging_order (
    clinic_id bigint NOT NULL,
    imaging_order_id bigint GENERATED ALWAYS AS IDENTITY,
    case_id bigint NOT NULL,
    side text NOT NULL,
    modality_code text NOT NULL REFERENCES catalogue.modality,
    ordered_on date NOT NULL,
    booked_on date,
    staff_id bigint,
    quote_cents bigint CHECK (quote_cents BETWEEN 0 AND 100000000),
    currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    price_low_cents bigint,
    price_high_cents bigint,
    price_origin text CHECK (price_origin IN ('catalogue', 'clinic')),
    note_id bigint,
    LIKE access.fact INCLUDING ALL,
    PRIMARY KEY (clinic_id, imaging_order_id),
    UNIQUE (clinic_id, imaging_order_id, case_id, side),
    FOREIGN KEY (clinic_id, case_id, side) REFERENCES clinic.heel,
    FOREIGN KEY (clinic_id, staff_id) REFERENCES clinic.staff,
    FOREIGN KEY (clinic_id, note_id) REFERENCES clinic.note,
    CONSTRAINT price_range_is_frozen_whole CHECK (num_nonnulls(price_low_cents, price_high_cents, price_origin) IN (0, 3)),
    CONSTRAINT order_is_not_in_the_future CHECK (ordered_on BETWEEN access.first_day() AND access.latest_day(recorded_at)),
    CONSTRAINT booking_is_not_before_order CHECK (booked_on >= ordered_on),
    CONSTRAINT days_are_within_reason CHECK (booked_on <= access.last_day())
);
COMMENT ON TABLE clinic.imaging_order IS 'A study asked for on a heel, with its quote and the price range of that day.';
COMMENT ON COLUMN clinic.imaging_order.clinic_id IS 'The clinic.';
COMMENT ON COLUMN clinic.imaging_order.imaging_order_id IS 'Number, printed as I-1.';
COMMENT ON COLUMN clinic.imaging_order.case_id IS 'The case.';
COMMENT ON COLUMN clinic.imaging_order.side IS 'The heel.';
COMMENT ON COLUMN clinic.imaging_order.modality_code IS 'The study.';
COMMENT ON COLUMN clinic.imaging_order.ordered_on IS 'Day it was ordered.';
COMMENT ON COLUMN clinic.imaging_order.booked_on IS 'Day it is booked for.';
COMMENT ON COLUMN clinic.imaging_order.staff_id IS 'Who ordered it.';
COMMENT ON COLUMN clinic.imaging_order.quote_cents IS 'Price the patient was told, in cents.';
COMMENT ON COLUMN clinic.imaging_order.currency IS 'ISO 4217.';
COMMENT ON COLUMN clinic.imaging_order.price_low_cents IS 'Lower end of the price range in force that day, frozen.';
COMMENT ON COLUMN clinic.imaging_order.price_high_cents IS 'Upper end of it.';
COMMENT ON COLUMN clinic.imaging_order.price_origin IS 'Whose range it was: the catalogue''s or the clinic''s own.';
COMMENT ON COLUMN clinic.imaging_order.note_id IS 'Remark.';
CREATE INDEX imaging_order_by_case ON clinic.imaging_order (clinic_id, case_id);
CALL access.guard_fact('clinic.imaging_order');

CREATE TABLE clinic.imaging_cancellation (
    clinic_id bigint NOT NULL,
    imaging_cancellation_id bigint GENERATED ALWAYS AS IDENTITY,
    imaging_order_id bigint NOT NULL,
    cancelled_on date NOT NULL,
    note_id bigint,
    LIKE access.fact INCLUDING ALL,
    PRIMARY KEY (clinic_id, imaging_cancellation_id),
    FOREIGN KEY (clinic_id, imaging_order_id) REFERENCES clinic.imaging_order,
    FOREIGN KEY (clinic_id, note_id) REFERENCES clinic.note,
    CONSTRAINT cancellation_is_not_in_the_future CHECK (cancelled_on BETWEEN access.first_day() AND access.latest_day(recorded_at))
);
COMMENT ON TABLE clinic.imaging_cancellation IS 'The cancelling of an order that was right when it was made.';
COMMENT ON COLUMN clinic.imaging_cancellation.clinic_id IS 'The clinic.';
COMMENT ON COLUMN clinic.imaging_cancellation.imaging_cancellation_id IS 'Number of the cancellation.';
COMMENT ON COLUMN clinic.imaging_cancellation.imaging_order_id IS 'The order.';
COMMENT ON COLUMN clinic.imaging_cancellation.cancelled_on IS 'Day it was cancelled.';
COMMENT ON COLUMN clinic.imaging_cancellation.note_id IS 'Why.';
CREATE UNIQUE INDEX order_is_cancelled_once ON clinic.imaging_cancellation (clinic_id, imaging_order_id) WHERE voided_at IS NULL;
CALL access.guard_fact('clinic.imaging_cancellation');

CREATE TABLE clinic.imaging_result (
    clinic_id bigint NOT NULL,
    imaging_result_id bigint GENERATED ALWAYS AS IDENTITY,
    imaging_order_id bigint NOT NULL,
    case_id bigint NOT NULL,
    side text NOT NULL,
    performed_on date NOT NULL,
    conclusion text NOT NULL CHECK (conclusion IN ('positive', 'negative', 'indeterminate')),
    note_id bigint,
    LIKE access.fact INCLUDING ALL,
    PRIMARY KEY (clinic_id, imaging_result_id),
    UNIQUE (clinic_id, imaging_result_id, case_id, side),
    FOREIGN KEY (clinic_id, imaging_order_id, case_id, side)
        REFERENCES clinic.imaging_order (clinic_id, imaging_order_id, case_id, side),
    FOREIGN KEY (clinic_id, note_id) REFERENCES clinic.note,
    CONSTRAINT result_is_not_in_the_future CHECK (performed_on BETWEEN access.first_day() AND access.latest_day(recorded_at))
);
COMMENT ON TABLE clinic.imaging_result IS 'The report of a study.';
COMMENT ON COLUMN clinic.imaging_result.clinic_id IS 'The clinic.';
COMMENT ON COLUMN clinic.imaging_result.imaging_result_id IS 'Number of the result.';
COMMENT ON COLUMN clinic.imaging_result.imaging_order_id IS 'The order.';
COMMENT ON COLUMN clinic.imaging_result.case_id IS 'The case, as in the order.';
COMMENT ON COLUMN clinic.imaging_result.side IS 'The heel, as in the order.';
COMMENT ON COLUMN clinic.imaging_result.performed_on IS 'Day of the study.';
COMMENT ON COLUMN clinic.imaging_result.conclusion IS 'Whether it shows what was looked for.';
COMMENT ON COLUMN clinic.imaging_result.note_id IS 'The report''s text.';
CREATE UNIQUE INDEX order_has_one_result ON clinic.imaging_result (clinic_id, imaging_order_id) WHERE voided_at IS NULL;
CALL access.guard_fact('clinic.imaging_result');

CREATE TABLE clinic.measurement (
    clinic_id bigint NOT NULL,
    measurement_id bigint GENERATED ALWAYS AS IDENTITY,
    imaging_result_id bigint NOT NULL,
    case_id bigint NOT NULL,
    side text NOT NULL,
    kind_code text NOT NULL REFERENCES catalogue.measurement_kind,
    value numeric NOT NULL,
    LIKE access.fact INCLUDING ALL,
    PRIMARY KEY (clinic_id, measurement_id),
    FOREIGN KEY (clinic_id, imaging_result_id, case_id, side)
        REFERENCES clinic.imaging_result (clinic_id, imaging_result_id, case_id, side),
    CONSTRAINT measurement_is_positive CHECK (value > 0 AND value < 'Infinity'),
    CONSTRAINT measurement_has_one_decimal CHECK (value = round(value, 1))
);
COMMENT ON TABLE clinic.measurement IS 'A number in an imaging result.';
COMMENT ON COLUMN clinic.measurement.clinic_id IS 'The clinic.';
COMMENT ON COLUMN clinic.measurement.measurement_id IS 'Number of the measurement.';
COMMENT ON COLUMN clinic.measurement.imaging_result_id IS 'The result.';
COMMENT ON COLUMN clinic.measurement.case_id IS 'The case, as in the result.';
COMMENT ON COLUMN clinic.measurement.side IS 'The heel, as in the result.';
COMMENT ON COLUMN clinic.measurement.kind_code IS 'What was measured.';
COMMENT ON COLUMN clinic.measurement.value IS 'In the unit of the kind; a second decimal is refused, not rounded.';
CREATE UNIQUE INDEX measurement_stands_once ON clinic.measurement (clinic_id, imaging_result_id, kind_code) WHERE voided_at IS NULL;
CALL access.guard_fact('clinic.measurement');
