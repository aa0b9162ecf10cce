-- Cases: one episode of heel trouble, with a heel for each side that hurts. Everything clinical points at a heel
-- (clinic_id, case_id, side), so that a right-heel order on a left-heel case cannot be stored.

CREATE TABLE clinic.case (
    clinic_id bigint NOT NULL,
    case_id bigint NOT NULL CHECK (case_id > 0),
    patient_id bigint NOT NULL,
    opened_on date NOT NULL,
    onset_on date,
    complaint_note_id bigint,
    referrer_id bigint,
    LIKE access.fact INCLUDING ALL,
    PRIMARY KEY (clinic_id, case_id),
    UNIQUE (clinic_id, case_id, patient_id),
    UNIQUE (clinic_id, case_id, recorded_at),
    FOREIGN KEY (clinic_id, patient_id) REFERENCES clinic.patient,
    FOREIGN KEY (clinic_id, complaint_note_id) REFERENCES clinic.note,
    FOREIGN KEY (clinic_id, referrer_id) REFERENCES clinic.referrer,
    CONSTRAINT case_is_not_opened_in_the_future CHECK (opened_on BETWEEN access.first_day() AND access.latest_day(recorded_at)),
    CONSTRAINT onset_is_not_after_opening CHECK (onset_on BETWEEN access.first_day() AND opened_on)
);
COMMENT ON TABLE clinic.case IS 'One episode of heel trouble; its opening is a fact.';
COMMENT ON COLUMN clinic.case.clinic_id IS 'The clinic.';
COMMENT ON COLUMN clinic.case.case_id IS 'Number, printed as C-1001.';
COMMENT ON COLUMN clinic.case.patient_id IS 'Whose heel.';
COMMENT ON COLUMN clinic.case.opened_on IS 'Day it was opened.';
COMMENT ON COLUMN clinic.case.onset_on IS 'Day the pain began, where known.';
COMMENT ON COLUMN clinic.case.complaint_note_id IS 'What the patient said.';
COMMENT ON COLUMN clinic.case.referrer_id IS 'Who referred the patient.';
CREATE INDEX case_by_patient ON clinic.case (clinic_id, patient_id);
CALL access.guard_fact('clinic.case');

CREATE TABLE clinic.heel (
    clinic_id bigint NOT NULL,
    case_id bigint NOT NULL,
    side text NOT NULL CHECK (side IN ('left', 'right')),
    recorded_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (clinic_id, case_id, side),
    CONSTRAINT heel_is_of_the_opening FOREIGN KEY (clinic_id, case_id, recorded_at)
        REFERENCES clinic.case (clinic_id, case_id, recorded_at)
);
COMMENT ON TABLE clinic.heel IS 'One side of a case: the unit of outcome. A bilateral case has two. Part of the opening: none can be added later.';
COMMENT ON COLUMN clinic.heel.clinic_id IS 'The clinic.';
COMMENT ON COLUMN clinic.heel.case_id IS 'The case.';
COMMENT ON COLUMN clinic.heel.side IS 'left or right.';
COMMENT ON COLUMN clinic.heel.recorded_at IS 'As in the case, and so in the same transaction; set by the database.';
CALL access.guard_permanent('clinic.heel');

CREATE TABLE clinic.case_closing (
    clinic_id bigint NOT NULL,
    case_closing_id bigint GENERATED ALWAYS AS IDENTITY,
    case_id bigint NOT NULL,
    closed_on date NOT NULL,
    outcome text NOT NULL CHECK (outcome IN ('resolved', 'improved', 'unchanged', 'worse', 'withdrawn', 'lost')),
    LIKE access.fact INCLUDING ALL,
    PRIMARY KEY (clinic_id, case_closing_id),
    FOREIGN KEY (clinic_id, case_id) REFERENCES clinic.case,
    CONSTRAINT case_is_not_closed_in_the_future CHECK (closed_on BETWEEN access.first_day() AND access.latest_day(recorded_at))
);
COMMENT ON TABLE clinic.case_closing IS 'The closing of a case with its outcome; reopening voids it.';
COMMENT ON COLUMN clinic.case_closing.clinic_id IS 'The clinic.';
COMMENT ON COLUMN clinic.case_closing.case_closing_id IS 'Number of the closing.';
COMMENT ON COLUMN clinic.case_closing.case_id IS 'The case.';
COMMENT ON COLUMN clinic.case_closing.closed_on IS 'Day it was closed.';
COMMENT ON COLUMN clinic.case_closing.outcome IS 'How it ended.';
CREATE UNIQUE INDEX case_is_closed_once ON clinic.case_closing (clinic_id, case_id) WHERE voided_at IS NULL;
CALL access.guard_fact('clinic.case_closing');

CREATE TABLE clinic.diagnosis (
    clinic_id bigint NOT NULL,
    diagnosis_id bigint GENERATED ALWAYS AS IDENTITY,
    case_id bigint NOT NULL,
    side text NOT NULL,
    diagnosis_code text NOT NULL REFERENCES catalogue.diagnosis,
    status text NOT NULL CHECK (status IN ('suspected', 'confirmed', 'refuted')),
    is_primary boolean NOT NULL,
    basis text[] NOT NULL DEFAULT '{}' CHECK (basis <@ ARRAY['history', 'exam', 'imaging']),
    diagnosed_on date NOT NULL,
    staff_id bigint,
    LIKE access.fact INCLUDING ALL,
    PRIMARY KEY (clinic_id, diagnosis_id),
    FOREIGN KEY (clinic_id, case_id, side) REFERENCES clinic.heel,
    FOREIGN KEY (clinic_id, staff_id) REFERENCES clinic.staff,
    CONSTRAINT refuted_is_not_primary CHECK (NOT (is_primary AND status = 'refuted')),
    CONSTRAINT diagnosis_is_not_in_the_future CHECK (diagnosed_on BETWEEN access.first_day() AND access.latest_day(recorded_at))
);
COMMENT ON TABLE clinic.diagnosis IS 'What a heel has.';
COMMENT ON COLUMN clinic.diagnosis.clinic_id IS 'The clinic.';
COMMENT ON COLUMN clinic.diagnosis.diagnosis_id IS 'Number of the diagnosis.';
COMMENT ON COLUMN clinic.diagnosis.case_id IS 'The case.';
COMMENT ON COLUMN clinic.diagnosis.side IS 'The heel.';
COMMENT ON COLUMN clinic.diagnosis.diagnosis_code IS 'What it has.';
COMMENT ON COLUMN clinic.diagnosis.status IS 'suspected, confirmed or refuted.';
COMMENT ON COLUMN clinic.diagnosis.is_primary IS 'The one the heel is treated and counted for.';
COMMENT ON COLUMN clinic.diagnosis.basis IS 'How it was reached: history, exam, imaging.';
COMMENT ON COLUMN clinic.diagnosis.diagnosed_on IS 'Day it was made.';
COMMENT ON COLUMN clinic.diagnosis.staff_id IS 'Who made it.';
CREATE UNIQUE INDEX heel_has_one_primary_diagnosis ON clinic.diagnosis (clinic_id, case_id, side)
    WHERE is_primary AND voided_at IS NULL;
CREATE UNIQUE INDEX diagnosis_stands_once ON clinic.diagnosis (clinic_id, case_id, side, diagnosis_code)
    WHERE voided_at IS NULL;
CALL access.guard_fact('clinic.diagnosis');

CREATE TABLE clinic.milestone (
    clinic_id bigint NOT NULL,
    milestone_id bigint GENERATED ALWAYS AS IDENTITY,
    case_id bigint NOT NULL,
    side text,
    milestone_code text NOT NULL REFERENCES catalogue.milestone_kind,
    reached_on date NOT NULL,
    note_id bigint,
    LIKE access.fact INCLUDING ALL,
    PRIMARY KEY (clinic_id, milestone_id),
    FOREIGN KEY (clinic_id, case_id) REFERENCES clinic.case,
    FOREIGN KEY (clinic_id, case_id, side) REFERENCES clinic.heel,
    FOREIGN KEY (clinic_id, note_id) REFERENCES clinic.note,
    CONSTRAINT milestone_is_not_in_the_future CHECK (reached_on BETWEEN access.first_day() AND access.latest_day(recorded_at))
);
COMMENT ON TABLE clinic.milestone IS 'A step on the way back to running.';
COMMENT ON COLUMN clinic.milestone.clinic_id IS 'The clinic.';
COMMENT ON COLUMN clinic.milestone.milestone_id IS 'Number of the milestone.';
COMMENT ON COLUMN clinic.milestone.case_id IS 'The case.';
COMMENT ON COLUMN clinic.milestone.side IS 'The heel; NULL: the patient as a whole.';
COMMENT ON COLUMN clinic.milestone.milestone_code IS 'What was reached.';
COMMENT ON COLUMN clinic.milestone.reached_on IS 'Day it was reached.';
COMMENT ON COLUMN clinic.milestone.note_id IS 'Remark.';
CREATE UNIQUE INDEX milestone_stands_once ON clinic.milestone (clinic_id, case_id, coalesce(side, ''), milestone_code)
    WHERE voided_at IS NULL;
CALL access.guard_fact('clinic.milestone');
