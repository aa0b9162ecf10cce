-- What a clinic sets itself, and what wins over the catalogue.

CREATE TABLE clinic.rule_parameter (
    clinic_id bigint NOT NULL,
    rule_parameter_id bigint NOT NULL,
    rule_code text NOT NULL,
    rule_version smallint NOT NULL,
    parameter text NOT NULL,
    value numeric,
    LIKE access.version INCLUDING ALL,
    PRIMARY KEY (clinic_id, rule_parameter_id),
    FOREIGN KEY (rule_code, rule_version, parameter) REFERENCES catalogue.rule_parameter,
    CONSTRAINT rule_parameter_is_a_number CHECK (value > '-Infinity' AND value < 'Infinity')
);
COMMENT ON TABLE clinic.rule_parameter IS 'A number of a rule as the clinic wants it.';
COMMENT ON COLUMN clinic.rule_parameter.clinic_id IS 'The clinic.';
COMMENT ON COLUMN clinic.rule_parameter.rule_parameter_id IS 'Number of the version.';
COMMENT ON COLUMN clinic.rule_parameter.rule_code IS 'The rule.';
COMMENT ON COLUMN clinic.rule_parameter.rule_version IS 'The version of the rule for which it was set; holds for later ones that have the parameter.';
COMMENT ON COLUMN clinic.rule_parameter.parameter IS 'Which number.';
COMMENT ON COLUMN clinic.rule_parameter.value IS 'The number; NULL: the catalogues again.';
CALL access.number_by_clinic('clinic.rule_parameter', 'rule_parameter_id');
CALL access.guard_version('clinic.rule_parameter', 'clinician frontdesk billing administrator nightly', 'administrator');

CREATE UNIQUE INDEX rule_parameter_current ON clinic.rule_parameter (clinic_id, rule_code, parameter) WHERE replaced_at IS NULL;

CREATE TABLE clinic.mcid_choice (
    clinic_id bigint NOT NULL,
    mcid_choice_id bigint NOT NULL,
    instrument_code text NOT NULL,
    population text NOT NULL,
    version smallint NOT NULL,
    LIKE access.version INCLUDING ALL,
    PRIMARY KEY (clinic_id, mcid_choice_id),
    FOREIGN KEY (instrument_code, population, version) REFERENCES catalogue.mcid
);
COMMENT ON TABLE clinic.mcid_choice IS 'The minimal important difference that the clinic goes by, where not the catalogues default.';
COMMENT ON COLUMN clinic.mcid_choice.clinic_id IS 'The clinic.';
COMMENT ON COLUMN clinic.mcid_choice.mcid_choice_id IS 'Number of the version.';
COMMENT ON COLUMN clinic.mcid_choice.instrument_code IS 'The instrument.';
COMMENT ON COLUMN clinic.mcid_choice.population IS 'The population it was found in.';
COMMENT ON COLUMN clinic.mcid_choice.version IS 'Version of the figure.';
CALL access.number_by_clinic('clinic.mcid_choice', 'mcid_choice_id');
CALL access.guard_version('clinic.mcid_choice', 'clinician frontdesk billing administrator nightly', 'administrator');

CREATE UNIQUE INDEX mcid_choice_current ON clinic.mcid_choice (clinic_id, instrument_code) WHERE replaced_at IS NULL;

CREATE TABLE clinic.contraindication (
    clinic_id bigint NOT NULL,
    contraindication_id bigint NOT NULL,
    treatment_code text NOT NULL REFERENCES catalogue.treatment,
    condition_code text NOT NULL REFERENCES catalogue.condition,
    severity text NOT NULL CHECK (severity IN ('absolute', 'relative', 'none')),
    LIKE access.version INCLUDING ALL,
    PRIMARY KEY (clinic_id, contraindication_id)
);
COMMENT ON TABLE clinic.contraindication IS 'What the clinic holds of a condition and a treatment, where not what the catalogue says.';
COMMENT ON COLUMN clinic.contraindication.clinic_id IS 'The clinic.';
COMMENT ON COLUMN clinic.contraindication.contraindication_id IS 'Number of the version.';
COMMENT ON COLUMN clinic.contraindication.treatment_code IS 'The treatment.';
COMMENT ON COLUMN clinic.contraindication.condition_code IS 'The condition.';
COMMENT ON COLUMN clinic.contraindication.severity IS 'absolute: not to be done; relative: to be weighed; none: does not speak against it here.';
CALL access.number_by_clinic('clinic.contraindication', 'contraindication_id');
CALL access.guard_version('clinic.contraindication', 'clinician frontdesk billing administrator nightly', 'administrator');

CREATE UNIQUE INDEX contraindication_current ON clinic.contraindication (clinic_id, treatment_code, condition_code) WHERE replaced_at IS NULL;

CREATE TABLE clinic.holiday (
    clinic_id bigint NOT NULL,
    holiday_id bigint NOT NULL,
    day date NOT NULL CHECK (day BETWEEN access.first_day() AND access.last_day()),
    is_closed boolean NOT NULL,
    LIKE access.version INCLUDING ALL,
    PRIMARY KEY (clinic_id, holiday_id)
);
COMMENT ON TABLE clinic.holiday IS 'A day on which the clinic does no business, beside the federal holidays.';
COMMENT ON COLUMN clinic.holiday.clinic_id IS 'The clinic.';
COMMENT ON COLUMN clinic.holiday.holiday_id IS 'Number of the version.';
COMMENT ON COLUMN clinic.holiday.day IS 'The day.';
COMMENT ON COLUMN clinic.holiday.is_closed IS 'Whether the clinic is closed; false opens it on a federal holiday.';
CALL access.number_by_clinic('clinic.holiday', 'holiday_id');
CALL access.guard_version('clinic.holiday', 'clinician frontdesk billing administrator nightly', 'administrator');

CREATE UNIQUE INDEX holiday_current ON clinic.holiday (clinic_id, day) WHERE replaced_at IS NULL;

-- What a rule counts as its numbers on a day: the clinic's own where it has set them.
CREATE VIEW clinic.rule_number WITH (security_invoker) AS
    SELECT profile.clinic_id, rule.code AS rule_code, rule.version AS rule_version, rule.effective_from, rule.effective_to,
           known.parameter, coalesce(own.value, known.value) AS value, own.value IS NOT NULL AS is_own, known.unit, known.minimum, known.maximum,
           known.meaning, known.source_code
    FROM clinic.clinic_profile AS profile
    CROSS JOIN catalogue.rule
    JOIN catalogue.rule_parameter AS known ON known.rule_code = rule.code AND known.rule_version = rule.version
    LEFT JOIN clinic.rule_parameter AS own ON own.clinic_id = profile.clinic_id AND own.rule_code = rule.code
        AND own.parameter = known.parameter AND own.rule_version <= rule.version AND own.replaced_at IS NULL
    WHERE profile.replaced_at IS NULL;
COMMENT ON VIEW clinic.rule_number IS 'The numbers of each version of each rule in a clinic: its own where it has set them, else the catalogue''s.';
COMMENT ON COLUMN clinic.rule_number.clinic_id IS 'The clinic.';
COMMENT ON COLUMN clinic.rule_number.rule_code IS 'The rule.';
COMMENT ON COLUMN clinic.rule_number.rule_version IS 'Its version.';
COMMENT ON COLUMN clinic.rule_number.effective_from IS 'First day on which the version holds.';
COMMENT ON COLUMN clinic.rule_number.effective_to IS 'First day on which it no longer holds; NULL: still holds.';
COMMENT ON COLUMN clinic.rule_number.parameter IS 'Which number.';
COMMENT ON COLUMN clinic.rule_number.value IS 'The number.';
COMMENT ON COLUMN clinic.rule_number.is_own IS 'Whether the clinic has set it.';
COMMENT ON COLUMN clinic.rule_number.unit IS 'UCUM unit.';
COMMENT ON COLUMN clinic.rule_number.minimum IS 'Smallest value that makes sense.';
COMMENT ON COLUMN clinic.rule_number.maximum IS 'Largest value that makes sense.';
COMMENT ON COLUMN clinic.rule_number.meaning IS 'What it decides.';
COMMENT ON COLUMN clinic.rule_number.source_code IS 'Where the catalogue''s number comes from.';
GRANT SELECT ON clinic.rule_number TO firststep_clinician, firststep_frontdesk, firststep_billing, firststep_administrator, firststep_nightly;
