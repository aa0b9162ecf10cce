-- Examinations and their findings.

CREATE TABLE clinic.exam (
    clinic_id bigint NOT NULL,
    exam_id bigint GENERATED ALWAYS AS IDENTITY,
    case_id bigint NOT NULL,
    patient_id bigint NOT NULL,
    performed_on date NOT NULL,
    staff_id bigint,
    note_id bigint,
    LIKE access.fact INCLUDING ALL,
    PRIMARY KEY (clinic_id, exam_id),
    UNIQUE (clinic_id, exam_id, case_id),
    FOREIGN KEY (clinic_id, case_id, patient_id) REFERENCES clinic.case (clinic_id, case_id, patient_id),
    FOREIGN KEY (clinic_id, patient_id, performed_on) REFERENCES clinic.visit,
    FOREIGN KEY (clinic_id, staff_id) REFERENCES clinic.staff,
    FOREIGN KEY (clinic_id, note_id) REFERENCES clinic.note
);
COMMENT ON TABLE clinic.exam IS 'An examination on one visit.';
COMMENT ON COLUMN clinic.exam.clinic_id IS 'The clinic.';
COMMENT ON COLUMN clinic.exam.exam_id IS 'Number, printed as E-1.';
COMMENT ON COLUMN clinic.exam.case_id IS 'The case.';
COMMENT ON COLUMN clinic.exam.patient_id IS 'The patient of the case; ties the exam to the visit.';
COMMENT ON COLUMN clinic.exam.performed_on IS 'Day of the visit.';
COMMENT ON COLUMN clinic.exam.staff_id IS 'Who examined.';
COMMENT ON COLUMN clinic.exam.note_id IS 'Remark.';
CREATE INDEX exam_by_case ON clinic.exam (clinic_id, case_id);
CALL access.guard_fact('clinic.exam');

CREATE TABLE clinic.finding (
    clinic_id bigint NOT NULL,
    finding_id bigint GENERATED ALWAYS AS IDENTITY,
    exam_id bigint NOT NULL,
    case_id bigint NOT NULL,
    side text NOT NULL,
    technique_code text NOT NULL,
    kind text NOT NULL,
    zone_code text REFERENCES catalogue.exam_zone,
    value numeric,
    result text,
    LIKE access.fact INCLUDING ALL,
    PRIMARY KEY (clinic_id, finding_id),
    FOREIGN KEY (clinic_id, exam_id, case_id) REFERENCES clinic.exam (clinic_id, exam_id, case_id),
    FOREIGN KEY (clinic_id, case_id, side) REFERENCES clinic.heel,
    FOREIGN KEY (technique_code, kind) REFERENCES catalogue.exam_technique (code, kind),
    CONSTRAINT finding_is_a_number CHECK (value > '-Infinity' AND value < 'Infinity'),
    CONSTRAINT finding_is_of_its_kind CHECK (
        CASE kind
            WHEN 'presence' THEN value IS NULL AND result IS NOT NULL AND result IN ('positive', 'negative')
            WHEN 'normality' THEN value IS NULL AND result IS NOT NULL AND result IN ('normal', 'abnormal')
            ELSE value IS NOT NULL AND result IS NULL
        END)
);
COMMENT ON TABLE clinic.finding IS 'One technique''s result on one heel.';
COMMENT ON COLUMN clinic.finding.clinic_id IS 'The clinic.';
COMMENT ON COLUMN clinic.finding.finding_id IS 'Number of the finding.';
COMMENT ON COLUMN clinic.finding.exam_id IS 'The examination.';
COMMENT ON COLUMN clinic.finding.case_id IS 'The case.';
COMMENT ON COLUMN clinic.finding.side IS 'The heel.';
COMMENT ON COLUMN clinic.finding.technique_code IS 'What was tested or asked.';
COMMENT ON COLUMN clinic.finding.kind IS 'As the technique says; decides which of value and result is given.';
COMMENT ON COLUMN clinic.finding.zone_code IS 'Where on the heel.';
COMMENT ON COLUMN clinic.finding.value IS 'A grade, or a measure in the technique''s unit.';
COMMENT ON COLUMN clinic.finding.result IS 'positive or negative, normal or abnormal.';
CREATE UNIQUE INDEX finding_stands_once ON clinic.finding (clinic_id, exam_id, side, technique_code, coalesce(zone_code, ''))
    WHERE voided_at IS NULL;
CREATE INDEX finding_by_heel ON clinic.finding (clinic_id, case_id, side);
CALL access.guard_fact('clinic.finding');
