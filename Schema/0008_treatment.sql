-- Home care, series and sessions.

CREATE TABLE clinic.prescription (
    clinic_id bigint NOT NULL,
    prescription_id bigint GENERATED ALWAYS AS IDENTITY,
    case_id bigint NOT NULL,
    side text NOT NULL,
    measure_code text NOT NULL REFERENCES catalogue.home_measure,
    starts_on date NOT NULL CONSTRAINT days_are_within_reason
        CHECK (starts_on BETWEEN access.first_day() AND access.last_day()),
    product text CHECK (length(product) BETWEEN 1 AND 100),
    staff_id bigint,
    note_id bigint,
    LIKE access.fact INCLUDING ALL,
    PRIMARY KEY (clinic_id, prescription_id),
    UNIQUE (clinic_id, prescription_id, measure_code, recorded_at),
    FOREIGN KEY (clinic_id, case_id, side) REFERENCES clinic.heel,
    FOREIGN KEY (clinic_id, staff_id) REFERENCES clinic.staff,
    FOREIGN KEY (clinic_id, note_id) REFERENCES clinic.note
);
COMMENT ON TABLE clinic.prescription IS 'A home measure given to a heel.';
COMMENT ON COLUMN clinic.prescription.clinic_id IS 'The clinic.';
COMMENT ON COLUMN clinic.prescription.prescription_id IS 'Number, printed as H-1.';
COMMENT ON COLUMN clinic.prescription.case_id IS 'The case.';
COMMENT ON COLUMN clinic.prescription.side IS 'The heel.';
COMMENT ON COLUMN clinic.prescription.measure_code IS 'What was prescribed.';
COMMENT ON COLUMN clinic.prescription.starts_on IS 'First day; may lie ahead.';
COMMENT ON COLUMN clinic.prescription.product IS 'Product, such as the make of a splint or a shoe.';
COMMENT ON COLUMN clinic.prescription.staff_id IS 'Who prescribed it.';
COMMENT ON COLUMN clinic.prescription.note_id IS 'Remark.';
CREATE INDEX prescription_by_case ON clinic.prescription (clinic_id, case_id);
CALL access.guard_fact('clinic.prescription');

CREATE TABLE clinic.prescription_dose (
    clinic_id bigint NOT NULL,
    prescription_id bigint NOT NULL,
    measure_code text NOT NULL,
    parameter text NOT NULL,
    low numeric NOT NULL,
    high numeric NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (clinic_id, prescription_id, parameter),
    CONSTRAINT dose_is_of_the_prescription FOREIGN KEY (clinic_id, prescription_id, measure_code, recorded_at)
        REFERENCES clinic.prescription (clinic_id, prescription_id, measure_code, recorded_at),
    FOREIGN KEY (measure_code, parameter) REFERENCES catalogue.dose_parameter,
    CONSTRAINT dose_is_a_range CHECK (low <= high AND low > '-Infinity' AND high < 'Infinity')
);
COMMENT ON TABLE clinic.prescription_dose IS 'The dose of a prescription, one row a parameter; part of the fact it belongs to: none can be added later.';
COMMENT ON COLUMN clinic.prescription_dose.clinic_id IS 'The clinic.';
COMMENT ON COLUMN clinic.prescription_dose.prescription_id IS 'The prescription.';
COMMENT ON COLUMN clinic.prescription_dose.measure_code IS 'As in the prescription; only this measure''s parameters fit.';
COMMENT ON COLUMN clinic.prescription_dose.parameter IS 'What is dosed.';
COMMENT ON COLUMN clinic.prescription_dose.low IS 'Lower end, in the parameter''s unit.';
COMMENT ON COLUMN clinic.prescription_dose.high IS 'Upper end; equal to low for a single value.';
COMMENT ON COLUMN clinic.prescription_dose.recorded_at IS 'As in the prescription, and so in the same transaction; set by the database.';
CALL access.guard_permanent('clinic.prescription_dose');

CREATE TABLE clinic.prescription_stop (
    clinic_id bigint NOT NULL,
    prescription_stop_id bigint GENERATED ALWAYS AS IDENTITY,
    prescription_id bigint NOT NULL,
    stopped_on date NOT NULL,
    note_id bigint,
    LIKE access.fact INCLUDING ALL,
    PRIMARY KEY (clinic_id, prescription_stop_id),
    FOREIGN KEY (clinic_id, prescription_id) REFERENCES clinic.prescription,
    FOREIGN KEY (clinic_id, note_id) REFERENCES clinic.note,
    CONSTRAINT stop_is_not_in_the_future CHECK (stopped_on BETWEEN access.first_day() AND access.latest_day(recorded_at))
);
COMMENT ON TABLE clinic.prescription_stop IS 'The end of a prescription.';
COMMENT ON COLUMN clinic.prescription_stop.clinic_id IS 'The clinic.';
COMMENT ON COLUMN clinic.prescription_stop.prescription_stop_id IS 'Number of the stop.';
COMMENT ON COLUMN clinic.prescription_stop.prescription_id IS 'The prescription.';
COMMENT ON COLUMN clinic.prescription_stop.stopped_on IS 'First day on which it no longer holds.';
COMMENT ON COLUMN clinic.prescription_stop.note_id IS 'Why.';
CREATE UNIQUE INDEX prescription_is_stopped_once ON clinic.prescription_stop (clinic_id, prescription_id) WHERE voided_at IS NULL;
CALL access.guard_fact('clinic.prescription_stop');

CREATE TABLE clinic.series (
    clinic_id bigint NOT NULL,
    series_id bigint GENERATED ALWAYS AS IDENTITY,
    case_id bigint NOT NULL,
    side text NOT NULL,
    treatment_code text NOT NULL REFERENCES catalogue.treatment,
    planned_on date NOT NULL,
    starts_on date NOT NULL,
    planned_sessions smallint NOT NULL CHECK (planned_sessions BETWEEN 1 AND 50),
    interval_days smallint CHECK (interval_days BETWEEN 1 AND 365),
    staff_id bigint,
    note_id bigint,
    LIKE access.fact INCLUDING ALL,
    PRIMARY KEY (clinic_id, series_id),
    UNIQUE (clinic_id, series_id, case_id, side, treatment_code),
    FOREIGN KEY (clinic_id, case_id, side) REFERENCES clinic.heel,
    FOREIGN KEY (clinic_id, staff_id) REFERENCES clinic.staff,
    FOREIGN KEY (clinic_id, note_id) REFERENCES clinic.note,
    CONSTRAINT series_needs_an_interval CHECK (planned_sessions = 1 OR interval_days IS NOT NULL),
    CONSTRAINT series_is_not_planned_in_the_future CHECK (planned_on BETWEEN access.first_day() AND access.latest_day(recorded_at)),
    CONSTRAINT series_starts_after_planning CHECK (starts_on >= planned_on),
    CONSTRAINT days_are_within_reason CHECK (starts_on <= access.last_day())
);
COMMENT ON TABLE clinic.series IS 'A planned course of one treatment on one heel.';
COMMENT ON COLUMN clinic.series.clinic_id IS 'The clinic.';
COMMENT ON COLUMN clinic.series.series_id IS 'Number, printed as S-1.';
COMMENT ON COLUMN clinic.series.case_id IS 'The case.';
COMMENT ON COLUMN clinic.series.side IS 'The heel.';
COMMENT ON COLUMN clinic.series.treatment_code IS 'The treatment.';
COMMENT ON COLUMN clinic.series.planned_on IS 'Day it was planned.';
COMMENT ON COLUMN clinic.series.starts_on IS 'Day the first session is planned for.';
COMMENT ON COLUMN clinic.series.planned_sessions IS 'Number of sessions planned.';
COMMENT ON COLUMN clinic.series.interval_days IS 'Days planned between sessions; NULL for a single one.';
COMMENT ON COLUMN clinic.series.staff_id IS 'Who planned it.';
COMMENT ON COLUMN clinic.series.note_id IS 'Remark.';
CREATE INDEX series_by_case ON clinic.series (clinic_id, case_id);
CALL access.guard_fact('clinic.series');

CREATE TABLE clinic.series_stop (
    clinic_id bigint NOT NULL,
    series_stop_id bigint GENERATED ALWAYS AS IDENTITY,
    series_id bigint NOT NULL,
    stopped_on date NOT NULL,
    kind text NOT NULL CHECK (kind IN ('stopped', 'withdrawn', 'transferred')),
    note_id bigint,
    LIKE access.fact INCLUDING ALL,
    PRIMARY KEY (clinic_id, series_stop_id),
    FOREIGN KEY (clinic_id, series_id) REFERENCES clinic.series,
    FOREIGN KEY (clinic_id, note_id) REFERENCES clinic.note,
    CONSTRAINT series_stop_is_not_in_the_future CHECK (stopped_on BETWEEN access.first_day() AND access.latest_day(recorded_at))
);
COMMENT ON TABLE clinic.series_stop IS 'The end of a series before its last session.';
COMMENT ON COLUMN clinic.series_stop.clinic_id IS 'The clinic.';
COMMENT ON COLUMN clinic.series_stop.series_stop_id IS 'Number of the stop.';
COMMENT ON COLUMN clinic.series_stop.series_id IS 'The series.';
COMMENT ON COLUMN clinic.series_stop.stopped_on IS 'Day it was stopped.';
COMMENT ON COLUMN clinic.series_stop.kind IS 'stopped by the clinic, withdrawn by the patient, or transferred elsewhere.';
COMMENT ON COLUMN clinic.series_stop.note_id IS 'Why.';
CREATE UNIQUE INDEX series_is_stopped_once ON clinic.series_stop (clinic_id, series_id) WHERE voided_at IS NULL;
CALL access.guard_fact('clinic.series_stop');

CREATE TABLE clinic.session (
    clinic_id bigint NOT NULL,
    session_id bigint GENERATED ALWAYS AS IDENTITY,
    series_id bigint NOT NULL,
    case_id bigint NOT NULL,
    side text NOT NULL,
    treatment_code text NOT NULL,
    patient_id bigint NOT NULL,
    booked_on date CONSTRAINT days_are_within_reason
        CHECK (booked_on BETWEEN access.first_day() AND access.last_day()),
    performed_on date NOT NULL,
    staff_id bigint,
    energy_mj_mm2 numeric CHECK (energy_mj_mm2 > 0 AND energy_mj_mm2 <= 2 AND energy_mj_mm2 = round(energy_mj_mm2, 3)),
    pressure_bar numeric CHECK (pressure_bar > 0 AND pressure_bar <= 10 AND pressure_bar = round(pressure_bar, 1)),
    impulses integer CHECK (impulses BETWEEN 1 AND 20000),
    frequency_hz numeric CHECK (frequency_hz > 0 AND frequency_hz <= 50 AND frequency_hz = round(frequency_hz, 1)),
    volume_ml numeric CHECK (volume_ml > 0 AND volume_ml <= 100 AND volume_ml = round(volume_ml, 1)),
    preparation text CHECK (length(preparation) BETWEEN 1 AND 100),
    guidance text CHECK (guidance IN ('none', 'ultrasound')),
    image_reference text CHECK (length(image_reference) BETWEEN 1 AND 100),
    target_site text CHECK (length(target_site) BETWEEN 1 AND 100),
    with_anaesthesia boolean,
    device text CHECK (length(device) BETWEEN 1 AND 100),
    lot text CHECK (length(lot) BETWEEN 1 AND 100),
    pain_during smallint CHECK (pain_during BETWEEN 0 AND 10),
    note_id bigint,
    LIKE access.fact INCLUDING ALL,
    PRIMARY KEY (clinic_id, session_id),
    FOREIGN KEY (clinic_id, series_id, case_id, side, treatment_code)
        REFERENCES clinic.series (clinic_id, series_id, case_id, side, treatment_code),
    FOREIGN KEY (clinic_id, case_id, patient_id) REFERENCES clinic.case (clinic_id, case_id, patient_id),
    FOREIGN KEY (clinic_id, patient_id, performed_on) REFERENCES clinic.visit,
    FOREIGN KEY (clinic_id, staff_id) REFERENCES clinic.staff,
    FOREIGN KEY (clinic_id, note_id) REFERENCES clinic.note,
    CONSTRAINT dose_fits_the_treatment CHECK (
        CASE
            WHEN treatment_code = 'focused-eswt' THEN pressure_bar IS NULL AND volume_ml IS NULL
            WHEN treatment_code = 'radial-eswt' THEN energy_mj_mm2 IS NULL AND volume_ml IS NULL
            ELSE num_nonnulls(energy_mj_mm2, pressure_bar, impulses, frequency_hz) = 0
        END)
);
COMMENT ON TABLE clinic.session IS 'One delivered treatment with its dose.';
COMMENT ON COLUMN clinic.session.clinic_id IS 'The clinic.';
COMMENT ON COLUMN clinic.session.session_id IS 'Number, printed as T-1.';
COMMENT ON COLUMN clinic.session.series_id IS 'The series.';
COMMENT ON COLUMN clinic.session.case_id IS 'The case, as in the series.';
COMMENT ON COLUMN clinic.session.side IS 'The heel, as in the series.';
COMMENT ON COLUMN clinic.session.treatment_code IS 'The treatment, as in the series.';
COMMENT ON COLUMN clinic.session.patient_id IS 'The patient of the case; ties the session to the visit.';
COMMENT ON COLUMN clinic.session.booked_on IS 'Day it had been booked for.';
COMMENT ON COLUMN clinic.session.performed_on IS 'Day it was delivered.';
COMMENT ON COLUMN clinic.session.staff_id IS 'Who delivered it.';
COMMENT ON COLUMN clinic.session.energy_mj_mm2 IS 'Energy flux density of focused shockwaves, mJ/mm2.';
COMMENT ON COLUMN clinic.session.pressure_bar IS 'Pressure of radial shockwaves, bar.';
COMMENT ON COLUMN clinic.session.impulses IS 'Number of impulses.';
COMMENT ON COLUMN clinic.session.frequency_hz IS 'Impulses a second, Hz.';
COMMENT ON COLUMN clinic.session.volume_ml IS 'Volume injected, mL.';
COMMENT ON COLUMN clinic.session.preparation IS 'What was injected and how it was prepared.';
COMMENT ON COLUMN clinic.session.guidance IS 'none or ultrasound; NULL: not recorded.';
COMMENT ON COLUMN clinic.session.image_reference IS 'Where the guidance image is kept.';
COMMENT ON COLUMN clinic.session.target_site IS 'Where it was applied.';
COMMENT ON COLUMN clinic.session.with_anaesthesia IS 'Whether under anaesthesia; NULL: not recorded.';
COMMENT ON COLUMN clinic.session.device IS 'Device used.';
COMMENT ON COLUMN clinic.session.lot IS 'Lot, for a recall.';
COMMENT ON COLUMN clinic.session.pain_during IS 'Pain during treatment, 0-10.';
COMMENT ON COLUMN clinic.session.note_id IS 'Remark.';
CREATE UNIQUE INDEX session_is_delivered_once_a_day ON clinic.session (clinic_id, series_id, performed_on) WHERE voided_at IS NULL;
CREATE INDEX session_by_heel ON clinic.session (clinic_id, case_id, side, performed_on);
CALL access.guard_fact('clinic.session');

-- Status is derived here and nowhere kept. What depends on today is left to the reader.
CREATE VIEW clinic.series_progress WITH (security_invoker = true) AS
SELECT
    series.clinic_id, series.series_id, series.case_id, series.side, series.treatment_code,
    series.planned_on, series.starts_on, series.planned_sessions, series.interval_days, series.staff_id, series.note_id,
    delivered.sessions AS delivered_sessions, delivered.first_on, delivered.last_on,
    CASE
        WHEN stop.series_stop_id IS NOT NULL OR delivered.sessions >= series.planned_sessions THEN NULL
        WHEN delivered.sessions = 0 THEN series.starts_on
        ELSE delivered.last_on + series.interval_days
    END AS next_due_on,
    stop.kind AS stop_kind, stop.stopped_on
FROM clinic.series
LEFT JOIN clinic.series_stop AS stop
    ON stop.clinic_id = series.clinic_id AND stop.series_id = series.series_id AND stop.voided_at IS NULL
CROSS JOIN LATERAL (
    SELECT count(*) AS sessions, min(performed_on) AS first_on, max(performed_on) AS last_on
    FROM clinic.session
    WHERE session.clinic_id = series.clinic_id AND session.series_id = series.series_id AND session.voided_at IS NULL
) AS delivered
WHERE series.voided_at IS NULL;
COMMENT ON VIEW clinic.series_progress IS 'A series with what its sessions say of it: how many were delivered and when the next is due.';
GRANT SELECT ON clinic.series_progress TO firststep_staff;
