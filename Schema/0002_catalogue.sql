-- Reference data. Loaded from CSV by the owner; staff only read it. Nothing here points at a clinic's records.

CREATE TABLE catalogue.source (
    code text PRIMARY KEY,
    provenance text NOT NULL CHECK (provenance IN ('article', 'guideline', 'study', 'standard', 'regulation', 'project')),
    title text NOT NULL,
    citation text
);
COMMENT ON TABLE catalogue.source IS 'Where a row of the catalogue comes from.';
COMMENT ON COLUMN catalogue.source.code IS 'Short name of the source.';
COMMENT ON COLUMN catalogue.source.provenance IS 'What kind of source it is; project: a choice of this product.';
COMMENT ON COLUMN catalogue.source.title IS 'Title.';
COMMENT ON COLUMN catalogue.source.citation IS 'Full reference, where there is one.';

CREATE TABLE catalogue.diagnosis_class (
    code text PRIMARY KEY,
    name text NOT NULL,
    share_pct numeric(4, 1) CHECK (share_pct BETWEEN 0 AND 100),
    source_code text NOT NULL REFERENCES catalogue.source
);
COMMENT ON TABLE catalogue.diagnosis_class IS 'Classes of causes that the source gives shares of; the shares that are given add up to 100.';
COMMENT ON COLUMN catalogue.diagnosis_class.code IS 'Short name of the class.';
COMMENT ON COLUMN catalogue.diagnosis_class.name IS 'Name as printed.';
COMMENT ON COLUMN catalogue.diagnosis_class.share_pct IS 'Share of heel-pain presentations in percent; NULL where the source gives none (not 0).';
COMMENT ON COLUMN catalogue.diagnosis_class.source_code IS 'Where it comes from.';

CREATE TABLE catalogue.diagnosis (
    code text PRIMARY KEY,
    name text NOT NULL,
    class_code text NOT NULL REFERENCES catalogue.diagnosis_class,
    source_code text NOT NULL REFERENCES catalogue.source
);
COMMENT ON TABLE catalogue.diagnosis IS 'What a heel can have.';
COMMENT ON COLUMN catalogue.diagnosis.code IS 'Code used on the command line and in files.';
COMMENT ON COLUMN catalogue.diagnosis.name IS 'Name as printed.';
COMMENT ON COLUMN catalogue.diagnosis.class_code IS 'Class of causes that it belongs to.';
COMMENT ON COLUMN catalogue.diagnosis.source_code IS 'Where it comes from.';

CREATE TABLE catalogue.diagnosis_icd10 (
    diagnosis_code text NOT NULL REFERENCES catalogue.diagnosis,
    side text NOT NULL CHECK (side IN ('left', 'right', 'bilateral')),
    icd10_code text NOT NULL CHECK (icd10_code ~ '^[A-Z][0-9][0-9A-Z](\.[0-9A-Z]{1,4})?$'),
    source_code text NOT NULL REFERENCES catalogue.source,
    PRIMARY KEY (diagnosis_code, side)
);
COMMENT ON TABLE catalogue.diagnosis_icd10 IS 'ICD-10-CM code of a diagnosis by side; bilateral only where one code covers both heels.';
COMMENT ON COLUMN catalogue.diagnosis_icd10.diagnosis_code IS 'The diagnosis.';
COMMENT ON COLUMN catalogue.diagnosis_icd10.side IS 'Side that the code stands for.';
COMMENT ON COLUMN catalogue.diagnosis_icd10.icd10_code IS 'Billable ICD-10-CM code.';
COMMENT ON COLUMN catalogue.diagnosis_icd10.source_code IS 'Where it comes from.';

CREATE TABLE catalogue.exam_zone (
    code text PRIMARY KEY,
    name text NOT NULL,
    source_code text NOT NULL REFERENCES catalogue.source
);
COMMENT ON TABLE catalogue.exam_zone IS 'Zones of the heel that a finding can be about.';
COMMENT ON COLUMN catalogue.exam_zone.code IS 'Code used on the command line.';
COMMENT ON COLUMN catalogue.exam_zone.name IS 'Name as printed.';
COMMENT ON COLUMN catalogue.exam_zone.source_code IS 'Where it comes from.';

CREATE TABLE catalogue.exam_technique (
    code text PRIMARY KEY,
    name text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('grade', 'measure', 'presence', 'normality')),
    unit text,
    minimum numeric,
    maximum numeric,
    decimals smallint NOT NULL DEFAULT 0 CHECK (decimals BETWEEN 0 AND 3),
    is_symptom boolean NOT NULL,
    source_code text NOT NULL REFERENCES catalogue.source,
    UNIQUE (code, kind),
    CHECK (minimum <= maximum),
    CHECK ((kind IN ('grade', 'measure')) = (minimum IS NOT NULL AND maximum IS NOT NULL)),
    CHECK (kind <> 'measure' OR unit IS NOT NULL)
);
COMMENT ON TABLE catalogue.exam_technique IS 'What an examination can find: a test, a measure, a sign, or a symptom asked for.';
COMMENT ON COLUMN catalogue.exam_technique.code IS 'Code used on the command line.';
COMMENT ON COLUMN catalogue.exam_technique.name IS 'Name as printed.';
COMMENT ON COLUMN catalogue.exam_technique.kind IS 'grade: whole number on a scale; measure: number with a unit; presence: positive or negative; normality: normal or abnormal.';
COMMENT ON COLUMN catalogue.exam_technique.unit IS 'UCUM unit of a measure.';
COMMENT ON COLUMN catalogue.exam_technique.minimum IS 'Smallest plausible value.';
COMMENT ON COLUMN catalogue.exam_technique.maximum IS 'Largest plausible value.';
COMMENT ON COLUMN catalogue.exam_technique.decimals IS 'Decimal places that may be recorded.';
COMMENT ON COLUMN catalogue.exam_technique.is_symptom IS 'Reported by the patient rather than found.';
COMMENT ON COLUMN catalogue.exam_technique.source_code IS 'Where it comes from.';

CREATE TABLE catalogue.modality (
    code text PRIMARY KEY,
    name text NOT NULL,
    shows text NOT NULL,
    utility_min smallint,
    utility_max smallint,
    is_ionising boolean,
    source_code text NOT NULL REFERENCES catalogue.source,
    CHECK (utility_min BETWEEN 1 AND utility_max AND utility_max <= 10),
    CHECK ((utility_min IS NULL) = (utility_max IS NULL))
);
COMMENT ON TABLE catalogue.modality IS 'Studies that can be ordered.';
COMMENT ON COLUMN catalogue.modality.code IS 'Code used on the command line.';
COMMENT ON COLUMN catalogue.modality.name IS 'Name as printed.';
COMMENT ON COLUMN catalogue.modality.shows IS 'What it is good for.';
COMMENT ON COLUMN catalogue.modality.utility_min IS 'Clinical utility, 1-10, lower end; NULL where no source gives one.';
COMMENT ON COLUMN catalogue.modality.utility_max IS 'Clinical utility, 1-10, upper end.';
COMMENT ON COLUMN catalogue.modality.is_ionising IS 'Whether it uses ionising radiation.';
COMMENT ON COLUMN catalogue.modality.source_code IS 'Where it comes from.';

CREATE TABLE catalogue.imaging_price (
    modality_code text NOT NULL REFERENCES catalogue.modality,
    currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    low_cents bigint NOT NULL CHECK (low_cents >= 0),
    high_cents bigint NOT NULL,
    basis text NOT NULL,
    is_approx boolean NOT NULL,
    effective_from date NOT NULL,
    effective_to date,
    source_code text NOT NULL REFERENCES catalogue.source,
    PRIMARY KEY (modality_code, currency, effective_from),
    CHECK (low_cents <= high_cents),
    CHECK (effective_from < effective_to),
    CONSTRAINT imaging_price_does_not_overlap EXCLUDE USING gist (
        modality_code WITH =, currency WITH =, daterange(effective_from, effective_to) WITH &&)
);
COMMENT ON TABLE catalogue.imaging_price IS 'Usual price range of a study, dated [from, to).';
COMMENT ON COLUMN catalogue.imaging_price.modality_code IS 'The study.';
COMMENT ON COLUMN catalogue.imaging_price.currency IS 'ISO 4217.';
COMMENT ON COLUMN catalogue.imaging_price.low_cents IS 'Lower end, in cents.';
COMMENT ON COLUMN catalogue.imaging_price.high_cents IS 'Upper end, in cents.';
COMMENT ON COLUMN catalogue.imaging_price.basis IS 'What the price is for.';
COMMENT ON COLUMN catalogue.imaging_price.is_approx IS 'Whether the source gives it as approximate.';
COMMENT ON COLUMN catalogue.imaging_price.effective_from IS 'First day on which it holds.';
COMMENT ON COLUMN catalogue.imaging_price.effective_to IS 'First day on which it no longer holds; NULL: still holds.';
COMMENT ON COLUMN catalogue.imaging_price.source_code IS 'Where it comes from.';

CREATE TABLE catalogue.measurement_kind (
    code text PRIMARY KEY,
    name text NOT NULL,
    unit text NOT NULL,
    maximum numeric NOT NULL,
    source_code text NOT NULL REFERENCES catalogue.source
);
COMMENT ON TABLE catalogue.measurement_kind IS 'Numbers that an imaging result can hold, each with at most one decimal.';
COMMENT ON COLUMN catalogue.measurement_kind.code IS 'Code used on the command line.';
COMMENT ON COLUMN catalogue.measurement_kind.name IS 'Name as printed.';
COMMENT ON COLUMN catalogue.measurement_kind.unit IS 'UCUM unit.';
COMMENT ON COLUMN catalogue.measurement_kind.maximum IS 'Largest plausible value.';
COMMENT ON COLUMN catalogue.measurement_kind.source_code IS 'Where it comes from.';

CREATE TABLE catalogue.threshold (
    measurement_kind_code text PRIMARY KEY REFERENCES catalogue.measurement_kind,
    above numeric NOT NULL,
    meaning text NOT NULL,
    source_code text NOT NULL REFERENCES catalogue.source
);
COMMENT ON TABLE catalogue.threshold IS 'Value strictly above which a measurement is flagged.';
COMMENT ON COLUMN catalogue.threshold.measurement_kind_code IS 'The measurement.';
COMMENT ON COLUMN catalogue.threshold.above IS 'The threshold itself is not flagged, anything above it is.';
COMMENT ON COLUMN catalogue.threshold.meaning IS 'What the flag says.';
COMMENT ON COLUMN catalogue.threshold.source_code IS 'Where it comes from.';

CREATE TABLE catalogue.home_measure (
    code text PRIMARY KEY,
    name text NOT NULL,
    is_loading boolean NOT NULL,
    is_footwear boolean NOT NULL,
    source_code text NOT NULL REFERENCES catalogue.source
);
COMMENT ON TABLE catalogue.home_measure IS 'Home-care items that can be prescribed.';
COMMENT ON COLUMN catalogue.home_measure.code IS 'Code used on the command line.';
COMMENT ON COLUMN catalogue.home_measure.name IS 'Name as printed.';
COMMENT ON COLUMN catalogue.home_measure.is_loading IS 'Counts as active loading.';
COMMENT ON COLUMN catalogue.home_measure.is_footwear IS 'Counts as a change of footwear.';
COMMENT ON COLUMN catalogue.home_measure.source_code IS 'Where it comes from.';

CREATE TABLE catalogue.dose_parameter (
    measure_code text NOT NULL REFERENCES catalogue.home_measure,
    parameter text NOT NULL CHECK (parameter ~ '^[a-z]+(-[a-z]+)*$'),
    place smallint NOT NULL CHECK (place > 0),
    name text NOT NULL,
    unit text NOT NULL,
    usual_low numeric,
    usual_high numeric,
    minimum numeric NOT NULL,
    maximum numeric NOT NULL,
    source_code text NOT NULL REFERENCES catalogue.source,
    PRIMARY KEY (measure_code, parameter),
    CHECK (minimum <= maximum),
    CHECK (usual_low BETWEEN minimum AND usual_high AND usual_high <= maximum)
);
COMMENT ON TABLE catalogue.dose_parameter IS 'What the dose of a home measure consists of.';
COMMENT ON COLUMN catalogue.dose_parameter.measure_code IS 'The home measure.';
COMMENT ON COLUMN catalogue.dose_parameter.parameter IS 'Code used on the command line, as in hold=30-45.';
COMMENT ON COLUMN catalogue.dose_parameter.place IS 'Place in the sentence that says the dose.';
COMMENT ON COLUMN catalogue.dose_parameter.name IS 'Name as printed.';
COMMENT ON COLUMN catalogue.dose_parameter.unit IS 'UCUM unit; {count} for a plain number.';
COMMENT ON COLUMN catalogue.dose_parameter.usual_low IS 'Lower end of the usual dose; NULL where the source gives none.';
COMMENT ON COLUMN catalogue.dose_parameter.usual_high IS 'Upper end of the usual dose.';
COMMENT ON COLUMN catalogue.dose_parameter.minimum IS 'Smallest plausible value.';
COMMENT ON COLUMN catalogue.dose_parameter.maximum IS 'Largest plausible value.';
COMMENT ON COLUMN catalogue.dose_parameter.source_code IS 'Where it comes from.';

CREATE TABLE catalogue.treatment (
    code text PRIMARY KEY,
    name text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('shockwave', 'injection', 'procedure')),
    sessions_min smallint NOT NULL CHECK (sessions_min > 0),
    sessions_max smallint NOT NULL,
    interval_days smallint CHECK (interval_days > 0),
    interval_tolerance_days smallint NOT NULL CHECK (interval_tolerance_days >= 0),
    grace_days smallint NOT NULL CHECK (grace_days >= 0),
    asks_for_guidance boolean NOT NULL,
    expectation text,
    caution text,
    source_code text NOT NULL REFERENCES catalogue.source,
    CHECK (sessions_min <= sessions_max)
);
COMMENT ON TABLE catalogue.treatment IS 'Clinic treatments with their usual protocol.';
COMMENT ON COLUMN catalogue.treatment.code IS 'Code used on the command line and in files.';
COMMENT ON COLUMN catalogue.treatment.name IS 'Name as printed.';
COMMENT ON COLUMN catalogue.treatment.kind IS 'Decides which doses fit: shockwave energy, injected volume, or neither.';
COMMENT ON COLUMN catalogue.treatment.sessions_min IS 'Usual number of sessions, lower end.';
COMMENT ON COLUMN catalogue.treatment.sessions_max IS 'Usual number of sessions, upper end.';
COMMENT ON COLUMN catalogue.treatment.interval_days IS 'Usual days between sessions; NULL where none is usual. For PRP our choice, as its number of sessions: protocols vary.';
COMMENT ON COLUMN catalogue.treatment.interval_tolerance_days IS
    'Days by which an interval may miss the planned one without a warning: a weekly series is on time after 5 to 9 days. Our choice.';
COMMENT ON COLUMN catalogue.treatment.grace_days IS
    'Days a session may be late before it is overdue: what was due on a Friday can be given on the Monday after. Our choice.';
COMMENT ON COLUMN catalogue.treatment.asks_for_guidance IS 'Whether a session without ultrasound guidance is flagged.';
COMMENT ON COLUMN catalogue.treatment.expectation IS 'What the patient can expect.';
COMMENT ON COLUMN catalogue.treatment.caution IS 'What to be careful about.';
COMMENT ON COLUMN catalogue.treatment.source_code IS 'Where it comes from.';

CREATE TABLE catalogue.instrument (
    code text PRIMARY KEY,
    name text NOT NULL,
    minimum numeric NOT NULL,
    maximum numeric NOT NULL,
    decimals smallint NOT NULL CHECK (decimals BETWEEN 0 AND 1),
    unit text NOT NULL,
    higher_is_better boolean NOT NULL,
    zero_is_no_complaint boolean NOT NULL,
    per_heel boolean NOT NULL,
    source_code text NOT NULL REFERENCES catalogue.source,
    UNIQUE (code, per_heel),
    CHECK (minimum < maximum),
    CHECK (NOT (higher_is_better AND zero_is_no_complaint))
);
COMMENT ON TABLE catalogue.instrument IS 'Outcome instruments. No item text: several are licensed.';
COMMENT ON COLUMN catalogue.instrument.code IS 'Code used on the command line and in files.';
COMMENT ON COLUMN catalogue.instrument.name IS 'Name as printed.';
COMMENT ON COLUMN catalogue.instrument.minimum IS 'Smallest value.';
COMMENT ON COLUMN catalogue.instrument.maximum IS 'Largest value.';
COMMENT ON COLUMN catalogue.instrument.decimals IS 'Decimal places of its step: 0 for whole points, 1 for tenths.';
COMMENT ON COLUMN catalogue.instrument.unit IS 'UCUM unit of a value.';
COMMENT ON COLUMN catalogue.instrument.higher_is_better IS 'Direction: whether a rising value is an improvement.';
COMMENT ON COLUMN catalogue.instrument.zero_is_no_complaint IS 'Whether 0 means no complaint, so that a percent fall has a meaning.';
COMMENT ON COLUMN catalogue.instrument.per_heel IS 'Taken for one heel (true) or for the patient as a whole.';
COMMENT ON COLUMN catalogue.instrument.source_code IS 'Where it comes from.';

CREATE TABLE catalogue.instrument_value (
    instrument_code text NOT NULL,
    value integer NOT NULL,
    per_heel boolean NOT NULL,
    PRIMARY KEY (instrument_code, value),
    UNIQUE (instrument_code, value, per_heel),
    FOREIGN KEY (instrument_code, per_heel) REFERENCES catalogue.instrument (code, per_heel)
);
COMMENT ON TABLE catalogue.instrument_value IS
    'Every value an instrument can take, so that a foreign key refuses any other; made from catalogue.instrument by the loader.';
COMMENT ON COLUMN catalogue.instrument_value.instrument_code IS 'The instrument.';
COMMENT ON COLUMN catalogue.instrument_value.value IS 'The value in steps of the instrument (tenths where it has one decimal).';
COMMENT ON COLUMN catalogue.instrument_value.per_heel IS 'As the instrument says.';

CREATE TABLE catalogue.mcid (
    instrument_code text NOT NULL REFERENCES catalogue.instrument,
    population text NOT NULL,
    version smallint NOT NULL CHECK (version > 0),
    value integer CHECK (value > 0),
    is_default boolean NOT NULL,
    source_code text NOT NULL REFERENCES catalogue.source,
    PRIMARY KEY (instrument_code, population, version)
);
COMMENT ON TABLE catalogue.mcid IS 'Minimal clinically important difference of an instrument in a population.';
COMMENT ON COLUMN catalogue.mcid.instrument_code IS 'The instrument.';
COMMENT ON COLUMN catalogue.mcid.population IS 'Who it was found in.';
COMMENT ON COLUMN catalogue.mcid.version IS 'Version of this figure; a report names it.';
COMMENT ON COLUMN catalogue.mcid.value IS 'Smallest improvement that matters, in steps of the instrument, inclusive; NULL: none usable.';
COMMENT ON COLUMN catalogue.mcid.is_default IS 'Used unless a clinic chooses another.';
COMMENT ON COLUMN catalogue.mcid.source_code IS 'Where it comes from.';
CREATE UNIQUE INDEX mcid_has_one_default ON catalogue.mcid (instrument_code) WHERE is_default;

CREATE TABLE catalogue.outcome_window (
    code text PRIMARY KEY,
    name text NOT NULL,
    target_day integer NOT NULL,
    first_day integer NOT NULL,
    last_day integer NOT NULL,
    source_code text NOT NULL REFERENCES catalogue.source,
    CHECK (target_day BETWEEN first_day AND last_day),
    CONSTRAINT outcome_window_does_not_overlap EXCLUDE USING gist (int4range(first_day, last_day, '[]') WITH &&)
);
COMMENT ON TABLE catalogue.outcome_window IS 'When a score counts as which follow-up, in days from the index day, both ends included.';
COMMENT ON COLUMN catalogue.outcome_window.code IS 'Code used on the command line.';
COMMENT ON COLUMN catalogue.outcome_window.name IS 'Name as printed.';
COMMENT ON COLUMN catalogue.outcome_window.target_day IS 'The score nearest to this day counts.';
COMMENT ON COLUMN catalogue.outcome_window.first_day IS 'First day of the window.';
COMMENT ON COLUMN catalogue.outcome_window.last_day IS 'Last day of the window; the window is closed when this day has passed.';
COMMENT ON COLUMN catalogue.outcome_window.source_code IS 'Where it comes from.';

CREATE TABLE catalogue.responder_definition (
    code text PRIMARY KEY,
    fall_percent smallint NOT NULL UNIQUE CHECK (fall_percent BETWEEN 1 AND 100),
    source_code text NOT NULL REFERENCES catalogue.source
);
COMMENT ON TABLE catalogue.responder_definition IS 'Percent falls from baseline that count as a response.';
COMMENT ON COLUMN catalogue.responder_definition.code IS 'Name as printed.';
COMMENT ON COLUMN catalogue.responder_definition.fall_percent IS 'Smallest fall that responds, in percent of the baseline.';
COMMENT ON COLUMN catalogue.responder_definition.source_code IS 'Where it comes from.';

CREATE TABLE catalogue.milestone_kind (
    code text PRIMARY KEY,
    name text NOT NULL,
    source_code text NOT NULL REFERENCES catalogue.source
);
COMMENT ON TABLE catalogue.milestone_kind IS 'Steps on the way back to running.';
COMMENT ON COLUMN catalogue.milestone_kind.code IS 'Code used on the command line.';
COMMENT ON COLUMN catalogue.milestone_kind.name IS 'Name as printed.';
COMMENT ON COLUMN catalogue.milestone_kind.source_code IS 'Where it comes from.';

CREATE TABLE catalogue.service (
    code text PRIMARY KEY,
    name text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('visit', 'imaging', 'treatment', 'device')),
    source_code text NOT NULL REFERENCES catalogue.source
);
COMMENT ON TABLE catalogue.service IS 'What can be billed, by our own codes; a clinic maps them to the codes it is licensed for.';
COMMENT ON COLUMN catalogue.service.code IS 'Our code.';
COMMENT ON COLUMN catalogue.service.name IS 'Name as printed.';
COMMENT ON COLUMN catalogue.service.kind IS 'What kind of deed it bills.';
COMMENT ON COLUMN catalogue.service.source_code IS 'Where it comes from.';

GRANT SELECT ON ALL TABLES IN SCHEMA catalogue TO firststep_staff;
