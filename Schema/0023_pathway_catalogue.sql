-- What the article knows beyond the lists of codes: features, causes, decision tables, the ladder, rules with their parameters.

CREATE TABLE catalogue.fact (
    code text PRIMARY KEY,
    statement text NOT NULL,
    low numeric,
    high numeric,
    unit text,
    is_approx boolean NOT NULL,
    source_code text NOT NULL REFERENCES catalogue.source,
    CHECK (low <= high),
    CHECK ((low IS NULL) = (high IS NULL) AND (low IS NULL) = (unit IS NULL))
);
COMMENT ON TABLE catalogue.fact IS 'What the source says of heel pain as such.';
COMMENT ON COLUMN catalogue.fact.code IS 'Short name.';
COMMENT ON COLUMN catalogue.fact.statement IS 'The fact in a sentence.';
COMMENT ON COLUMN catalogue.fact.low IS 'Its number, lower end; NULL where the source gives none.';
COMMENT ON COLUMN catalogue.fact.high IS 'Its number, upper end; the same as low for a single number.';
COMMENT ON COLUMN catalogue.fact.unit IS 'UCUM unit of the number.';
COMMENT ON COLUMN catalogue.fact.is_approx IS 'Whether the source gives it as approximate.';
COMMENT ON COLUMN catalogue.fact.source_code IS 'Where it comes from.';

CREATE TABLE catalogue.diagnosis_feature (
    class_code text NOT NULL REFERENCES catalogue.diagnosis_class,
    place smallint NOT NULL CHECK (place > 0),
    kind text NOT NULL CHECK (kind IN ('symptom', 'site', 'risk', 'sign', 'test', 'aggravating', 'association', 'guideline')),
    statement text NOT NULL,
    technique_code text REFERENCES catalogue.exam_technique,
    zone_code text REFERENCES catalogue.exam_zone,
    source_code text NOT NULL REFERENCES catalogue.source,
    PRIMARY KEY (class_code, place)
);
COMMENT ON TABLE catalogue.diagnosis_feature IS 'What is typical of a class of causes.';
COMMENT ON COLUMN catalogue.diagnosis_feature.class_code IS 'The class of causes.';
COMMENT ON COLUMN catalogue.diagnosis_feature.place IS 'Place in the list.';
COMMENT ON COLUMN catalogue.diagnosis_feature.kind IS 'What kind of feature it is.';
COMMENT ON COLUMN catalogue.diagnosis_feature.statement IS 'The feature in words.';
COMMENT ON COLUMN catalogue.diagnosis_feature.technique_code IS 'The technique that an examination records it by; NULL where none does.';
COMMENT ON COLUMN catalogue.diagnosis_feature.zone_code IS 'The zone of the heel that it is about.';
COMMENT ON COLUMN catalogue.diagnosis_feature.source_code IS 'Where it comes from.';

CREATE TABLE catalogue.exam_template (
    class_code text NOT NULL REFERENCES catalogue.diagnosis_class,
    place smallint NOT NULL CHECK (place > 0),
    technique_code text NOT NULL REFERENCES catalogue.exam_technique,
    zone_code text REFERENCES catalogue.exam_zone,
    source_code text NOT NULL REFERENCES catalogue.source,
    PRIMARY KEY (class_code, place)
);
COMMENT ON TABLE catalogue.exam_template IS 'What is examined when a class of causes is in question, in the order in which it is asked.';
COMMENT ON COLUMN catalogue.exam_template.class_code IS 'The class of causes.';
COMMENT ON COLUMN catalogue.exam_template.place IS 'Place in the examination.';
COMMENT ON COLUMN catalogue.exam_template.technique_code IS 'The technique.';
COMMENT ON COLUMN catalogue.exam_template.zone_code IS 'The zone; NULL where the technique is about the whole heel.';
COMMENT ON COLUMN catalogue.exam_template.source_code IS 'Where it comes from.';

CREATE TABLE catalogue.side_cause (
    code text PRIMARY KEY,
    name text NOT NULL,
    mechanism text NOT NULL,
    technique_code text REFERENCES catalogue.exam_technique,
    source_code text NOT NULL REFERENCES catalogue.source
);
COMMENT ON TABLE catalogue.side_cause IS 'Why one heel can be loaded more than the other.';
COMMENT ON COLUMN catalogue.side_cause.code IS 'Short name.';
COMMENT ON COLUMN catalogue.side_cause.name IS 'Name as printed.';
COMMENT ON COLUMN catalogue.side_cause.mechanism IS 'How it loads one side, as the source says it.';
COMMENT ON COLUMN catalogue.side_cause.technique_code IS 'The technique that an examination records it by; NULL where shoes or routes tell it.';
COMMENT ON COLUMN catalogue.side_cause.source_code IS 'Where it comes from.';

CREATE TABLE catalogue.imaging_scenario (
    code text PRIMARY KEY,
    place smallint NOT NULL UNIQUE CHECK (place > 0),
    name text NOT NULL,
    why text NOT NULL,
    source_code text NOT NULL REFERENCES catalogue.source
);
COMMENT ON TABLE catalogue.imaging_scenario IS 'Diagnostic choice at a glance: what a heel looks like before a study is chosen.';
COMMENT ON COLUMN catalogue.imaging_scenario.code IS 'Short name.';
COMMENT ON COLUMN catalogue.imaging_scenario.place IS 'Where several match, the order in which they are named.';
COMMENT ON COLUMN catalogue.imaging_scenario.name IS 'The scenario as printed.';
COMMENT ON COLUMN catalogue.imaging_scenario.why IS 'Why its studies are chosen.';
COMMENT ON COLUMN catalogue.imaging_scenario.source_code IS 'Where it comes from.';

CREATE TABLE catalogue.imaging_step (
    scenario_code text NOT NULL REFERENCES catalogue.imaging_scenario,
    step text NOT NULL CHECK (step IN ('first-line', 'next')),
    place smallint NOT NULL CHECK (place > 0),
    modality_code text REFERENCES catalogue.modality,
    condition text,
    source_code text NOT NULL REFERENCES catalogue.source,
    PRIMARY KEY (scenario_code, step, place)
);
COMMENT ON TABLE catalogue.imaging_step IS 'What is done first in a scenario, and what is considered next; a scenario without a next step has none.';
COMMENT ON COLUMN catalogue.imaging_step.scenario_code IS 'The scenario.';
COMMENT ON COLUMN catalogue.imaging_step.step IS 'first-line, or next.';
COMMENT ON COLUMN catalogue.imaging_step.place IS 'Order within the step: one scenario begins with an examination and ultrasound.';
COMMENT ON COLUMN catalogue.imaging_step.modality_code IS 'The study; NULL is an examination.';
COMMENT ON COLUMN catalogue.imaging_step.condition IS 'When; NULL where the source sets no condition.';
COMMENT ON COLUMN catalogue.imaging_step.source_code IS 'Where it comes from.';

CREATE TABLE catalogue.ladder_stage (
    stage smallint PRIMARY KEY CHECK (stage > 0),
    name text NOT NULL,
    from_day integer NOT NULL CHECK (from_day >= 0),
    to_day integer,
    focus text NOT NULL,
    success text NOT NULL,
    source_code text NOT NULL REFERENCES catalogue.source,
    CONSTRAINT ladder_stage_does_not_overlap EXCLUDE USING gist (int4range(from_day, to_day) WITH &&)
);
COMMENT ON TABLE catalogue.ladder_stage IS 'The treatment ladder: where a heel should stand, in days from the start of home care, [from, to).';
COMMENT ON COLUMN catalogue.ladder_stage.stage IS 'Number of the stage.';
COMMENT ON COLUMN catalogue.ladder_stage.name IS 'Name as printed; the printed ranges share their ends.';
COMMENT ON COLUMN catalogue.ladder_stage.from_day IS 'First day of the stage.';
COMMENT ON COLUMN catalogue.ladder_stage.to_day IS 'First day of the next stage; NULL for the last.';
COMMENT ON COLUMN catalogue.ladder_stage.focus IS 'What is done in it.';
COMMENT ON COLUMN catalogue.ladder_stage.success IS 'What success looks like.';
COMMENT ON COLUMN catalogue.ladder_stage.source_code IS 'Where it comes from.';

CREATE TABLE catalogue.hard_no (
    code text PRIMARY KEY,
    statement text NOT NULL,
    source_code text NOT NULL REFERENCES catalogue.source
);
COMMENT ON TABLE catalogue.hard_no IS 'What a runner with a painful heel should not do.';
COMMENT ON COLUMN catalogue.hard_no.code IS 'Short name.';
COMMENT ON COLUMN catalogue.hard_no.statement IS 'What it is, as said to the runner.';
COMMENT ON COLUMN catalogue.hard_no.source_code IS 'Where it comes from.';

CREATE TABLE catalogue.treatment_parameter (
    treatment_code text NOT NULL REFERENCES catalogue.treatment,
    parameter text NOT NULL CHECK (parameter IN ('impulses', 'frequency', 'pressure', 'energy', 'sessions')),
    unit text NOT NULL,
    usual_low numeric NOT NULL,
    usual_high numeric NOT NULL,
    source_code text NOT NULL REFERENCES catalogue.source,
    PRIMARY KEY (treatment_code, parameter),
    CHECK (usual_low <= usual_high)
);
COMMENT ON TABLE catalogue.treatment_parameter IS 'Doses that trials used; a session outside of them is noted, never refused.';
COMMENT ON COLUMN catalogue.treatment_parameter.treatment_code IS 'The treatment.';
COMMENT ON COLUMN catalogue.treatment_parameter.parameter IS 'Part of the dose.';
COMMENT ON COLUMN catalogue.treatment_parameter.unit IS 'UCUM unit.';
COMMENT ON COLUMN catalogue.treatment_parameter.usual_low IS 'Smallest value used.';
COMMENT ON COLUMN catalogue.treatment_parameter.usual_high IS 'Largest value used.';
COMMENT ON COLUMN catalogue.treatment_parameter.source_code IS 'Where it comes from.';

CREATE TABLE catalogue.treatment_device (
    treatment_code text NOT NULL REFERENCES catalogue.treatment,
    name text NOT NULL,
    remark text,
    source_code text NOT NULL REFERENCES catalogue.source,
    PRIMARY KEY (treatment_code, name)
);
COMMENT ON TABLE catalogue.treatment_device IS 'Devices that the source names for a treatment.';
COMMENT ON COLUMN catalogue.treatment_device.treatment_code IS 'The treatment.';
COMMENT ON COLUMN catalogue.treatment_device.name IS 'The device.';
COMMENT ON COLUMN catalogue.treatment_device.remark IS 'What has to be said about the wording of the source.';
COMMENT ON COLUMN catalogue.treatment_device.source_code IS 'Where it comes from.';

CREATE TABLE catalogue.condition (
    code text PRIMARY KEY,
    name text NOT NULL,
    source_code text NOT NULL REFERENCES catalogue.source
);
COMMENT ON TABLE catalogue.condition IS 'What a patient can have that speaks against a treatment.';
COMMENT ON COLUMN catalogue.condition.code IS 'Code used on the command line.';
COMMENT ON COLUMN catalogue.condition.name IS 'Name as printed.';
COMMENT ON COLUMN catalogue.condition.source_code IS 'Where it comes from.';

CREATE TABLE catalogue.contraindication (
    treatment_code text NOT NULL REFERENCES catalogue.treatment,
    condition_code text NOT NULL REFERENCES catalogue.condition,
    severity text NOT NULL CHECK (severity IN ('absolute', 'relative')),
    source_code text NOT NULL REFERENCES catalogue.source,
    PRIMARY KEY (treatment_code, condition_code)
);
COMMENT ON TABLE catalogue.contraindication IS 'Which condition speaks against which treatment; a clinic may decide otherwise for itself.';
COMMENT ON COLUMN catalogue.contraindication.treatment_code IS 'The treatment.';
COMMENT ON COLUMN catalogue.contraindication.condition_code IS 'The condition.';
COMMENT ON COLUMN catalogue.contraindication.severity IS 'absolute: not to be done; relative: to be weighed.';
COMMENT ON COLUMN catalogue.contraindication.source_code IS 'Where it comes from.';

CREATE TABLE catalogue.risk_strategy (
    code text PRIMARY KEY,
    name text NOT NULL,
    percent numeric NOT NULL CHECK (percent BETWEEN 0 AND 100),
    is_approx boolean NOT NULL,
    percent_low numeric,
    percent_high numeric,
    applies_to text,
    how text NOT NULL,
    why text NOT NULL,
    source_code text NOT NULL REFERENCES catalogue.source,
    study_code text REFERENCES catalogue.source,
    CHECK (percent_low <= percent_high),
    CHECK ((percent_low IS NULL) = (study_code IS NULL))
);
COMMENT ON TABLE catalogue.risk_strategy IS 'What lowers the risk, by how many percent the source says. Comparative guides: never multiply them.';
COMMENT ON COLUMN catalogue.risk_strategy.code IS 'Short name.';
COMMENT ON COLUMN catalogue.risk_strategy.name IS 'Name as printed.';
COMMENT ON COLUMN catalogue.risk_strategy.percent IS 'Relative reduction in percent.';
COMMENT ON COLUMN catalogue.risk_strategy.is_approx IS 'Whether the source gives it as approximate or as the middle of a range.';
COMMENT ON COLUMN catalogue.risk_strategy.percent_low IS 'Lower end of the 95 % interval of the study behind it; NULL where no study was found.';
COMMENT ON COLUMN catalogue.risk_strategy.percent_high IS 'Upper end of that interval.';
COMMENT ON COLUMN catalogue.risk_strategy.applies_to IS 'What the study counted.';
COMMENT ON COLUMN catalogue.risk_strategy.how IS 'How it is done.';
COMMENT ON COLUMN catalogue.risk_strategy.why IS 'Why it helps, as the source says it.';
COMMENT ON COLUMN catalogue.risk_strategy.source_code IS 'Where it comes from.';
COMMENT ON COLUMN catalogue.risk_strategy.study_code IS 'The study behind the number.';

CREATE TABLE catalogue.guidance (
    code text PRIMARY KEY,
    topic text NOT NULL CHECK (topic IN ('loading', 'home-care', 'shoes', 'inserts', 'surfaces', 'imaging', 'treatment', 'charts', 'conflict')),
    statement text NOT NULL,
    low numeric,
    high numeric,
    unit text,
    source_code text NOT NULL REFERENCES catalogue.source,
    CHECK (low <= high),
    CHECK ((low IS NULL) = (high IS NULL) AND (low IS NULL) = (unit IS NULL))
);
COMMENT ON TABLE catalogue.guidance IS 'Advice of the source, and where it contradicts itself.';
COMMENT ON COLUMN catalogue.guidance.code IS 'Short name.';
COMMENT ON COLUMN catalogue.guidance.topic IS 'What it is about; conflict: two statements of the source that do not agree, shown and not hidden.';
COMMENT ON COLUMN catalogue.guidance.statement IS 'The advice in a sentence.';
COMMENT ON COLUMN catalogue.guidance.low IS 'Its number, lower end.';
COMMENT ON COLUMN catalogue.guidance.high IS 'Its number, upper end.';
COMMENT ON COLUMN catalogue.guidance.unit IS 'UCUM unit of the number.';
COMMENT ON COLUMN catalogue.guidance.source_code IS 'Where it comes from.';

CREATE TABLE catalogue.rule (
    code text NOT NULL,
    version smallint NOT NULL CHECK (version > 0),
    name text NOT NULL,
    reads text NOT NULL,
    effective_from date NOT NULL,
    effective_to date,
    source_code text NOT NULL REFERENCES catalogue.source,
    PRIMARY KEY (code, version),
    CHECK (effective_from < effective_to),
    CONSTRAINT rule_version_does_not_overlap EXCLUDE USING gist (code WITH =, daterange(effective_from, effective_to) WITH &&)
);
COMMENT ON TABLE catalogue.rule IS 'Clinical rules in versions, dated [from, to). Decision support: a clinic can change the numbers, and answers for what it does.';
COMMENT ON COLUMN catalogue.rule.code IS 'Code, as an alert names it.';
COMMENT ON COLUMN catalogue.rule.version IS 'Version; an alert keeps the one that it was made by.';
COMMENT ON COLUMN catalogue.rule.name IS 'Name as printed.';
COMMENT ON COLUMN catalogue.rule.reads IS 'When it fires, in words.';
COMMENT ON COLUMN catalogue.rule.effective_from IS 'First day on which it holds.';
COMMENT ON COLUMN catalogue.rule.effective_to IS 'First day on which it no longer holds; NULL: still holds.';
COMMENT ON COLUMN catalogue.rule.source_code IS 'Where it comes from.';

CREATE TABLE catalogue.rule_parameter (
    rule_code text NOT NULL,
    rule_version smallint NOT NULL,
    parameter text NOT NULL CHECK (parameter ~ '^[a-z]+(-[a-z]+)*$'),
    value numeric NOT NULL,
    unit text NOT NULL,
    minimum numeric NOT NULL,
    maximum numeric NOT NULL,
    meaning text NOT NULL,
    source_code text NOT NULL REFERENCES catalogue.source,
    PRIMARY KEY (rule_code, rule_version, parameter),
    FOREIGN KEY (rule_code, rule_version) REFERENCES catalogue.rule,
    CHECK (value BETWEEN minimum AND maximum)
);
COMMENT ON TABLE catalogue.rule_parameter IS 'The numbers of a rule; a clinic may set its own.';
COMMENT ON COLUMN catalogue.rule_parameter.rule_code IS 'The rule.';
COMMENT ON COLUMN catalogue.rule_parameter.rule_version IS 'Its version.';
COMMENT ON COLUMN catalogue.rule_parameter.parameter IS 'Short name of the number.';
COMMENT ON COLUMN catalogue.rule_parameter.value IS 'The number as shipped.';
COMMENT ON COLUMN catalogue.rule_parameter.unit IS 'UCUM unit.';
COMMENT ON COLUMN catalogue.rule_parameter.minimum IS 'Smallest value that makes sense.';
COMMENT ON COLUMN catalogue.rule_parameter.maximum IS 'Largest value that makes sense.';
COMMENT ON COLUMN catalogue.rule_parameter.meaning IS 'What it decides.';
COMMENT ON COLUMN catalogue.rule_parameter.source_code IS 'Where it comes from; firststep: our choice, not the article''s.';

CREATE TABLE catalogue.red_flag (
    code text PRIMARY KEY,
    statement text NOT NULL,
    rule_code text NOT NULL,
    source_code text NOT NULL REFERENCES catalogue.source
);
COMMENT ON TABLE catalogue.red_flag IS 'When a runner should see a clinician sooner rather than later.';
COMMENT ON COLUMN catalogue.red_flag.code IS 'Short name.';
COMMENT ON COLUMN catalogue.red_flag.statement IS 'The sign as printed.';
COMMENT ON COLUMN catalogue.red_flag.rule_code IS 'The rule that watches for it; a test holds it to the rules.';
COMMENT ON COLUMN catalogue.red_flag.source_code IS 'Where it comes from.';

CREATE TABLE catalogue.holiday (
    day date PRIMARY KEY,
    name text NOT NULL,
    source_code text NOT NULL REFERENCES catalogue.source
);
COMMENT ON TABLE catalogue.holiday IS 'Federal holidays, which are no business days; a clinic adds its own.';
COMMENT ON COLUMN catalogue.holiday.day IS 'The day as observed.';
COMMENT ON COLUMN catalogue.holiday.name IS 'Name as printed.';
COMMENT ON COLUMN catalogue.holiday.source_code IS 'Where it comes from.';

GRANT SELECT ON ALL TABLES IN SCHEMA catalogue TO firststep_staff;

-- The limit of a measurement is a number of the rule that watches it, so that a clinic can set its own.
ALTER TABLE catalogue.measurement_kind ADD COLUMN rule_code text;
COMMENT ON COLUMN catalogue.measurement_kind.rule_code IS 'The rule whose parameter "above" flags it: strictly above; NULL where none does.';
DROP TABLE catalogue.threshold;

-- Which catalogue stands here, and since when.
CREATE TABLE meta.catalogue_load (
    catalogue_load_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    digest text NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
    changed_rows bigint NOT NULL CHECK (changed_rows >= 0),
    loaded_at timestamptz NOT NULL DEFAULT now(),
    loaded_by text NOT NULL DEFAULT session_user
);
COMMENT ON TABLE meta.catalogue_load IS 'The ledger of the catalogue: one line for each loading that brought another catalogue than the one before.';
COMMENT ON COLUMN meta.catalogue_load.catalogue_load_id IS 'Number of the loading.';
COMMENT ON COLUMN meta.catalogue_load.digest IS 'SHA-256 of the files, in the order of their names.';
COMMENT ON COLUMN meta.catalogue_load.changed_rows IS 'Rows that were added or changed.';
COMMENT ON COLUMN meta.catalogue_load.loaded_at IS 'When.';
COMMENT ON COLUMN meta.catalogue_load.loaded_by IS 'By whom.';
GRANT SELECT ON meta.catalogue_load TO firststep_staff;
