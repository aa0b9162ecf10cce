-- Scores: dated values of an instrument.

CREATE TABLE clinic.score (
    clinic_id bigint NOT NULL,
    score_id bigint GENERATED ALWAYS AS IDENTITY,
    case_id bigint NOT NULL,
    side text,
    instrument_code text NOT NULL,
    value integer NOT NULL,
    per_heel boolean NOT NULL GENERATED ALWAYS AS (side IS NOT NULL) STORED,
    taken_on date NOT NULL,
    after_treatment boolean NOT NULL DEFAULT false,
    note_id bigint,
    LIKE access.fact INCLUDING ALL,
    PRIMARY KEY (clinic_id, score_id),
    FOREIGN KEY (clinic_id, case_id) REFERENCES clinic.case,
    FOREIGN KEY (clinic_id, case_id, side) REFERENCES clinic.heel,
    FOREIGN KEY (clinic_id, note_id) REFERENCES clinic.note,
    CONSTRAINT score_is_a_value_of_its_instrument FOREIGN KEY (instrument_code, value, per_heel)
        REFERENCES catalogue.instrument_value (instrument_code, value, per_heel),
    CONSTRAINT score_is_not_in_the_future CHECK (taken_on BETWEEN access.first_day() AND access.latest_day(recorded_at))
);
COMMENT ON TABLE clinic.score IS 'One value of an instrument on one heel, or on the patient as a whole.';
COMMENT ON COLUMN clinic.score.clinic_id IS 'The clinic.';
COMMENT ON COLUMN clinic.score.score_id IS 'Number, printed as M-1.';
COMMENT ON COLUMN clinic.score.case_id IS 'The case.';
COMMENT ON COLUMN clinic.score.side IS 'The heel; NULL for an instrument that is about the patient.';
COMMENT ON COLUMN clinic.score.instrument_code IS 'The instrument.';
COMMENT ON COLUMN clinic.score.value IS 'Exact value, in steps of the instrument. 0 is a score.';
COMMENT ON COLUMN clinic.score.per_heel IS 'Whether it is about one heel; ties the side to what the instrument asks for.';
COMMENT ON COLUMN clinic.score.taken_on IS 'Day it was taken.';
COMMENT ON COLUMN clinic.score.after_treatment IS 'Taken after that day''s treatment, and so no baseline.';
COMMENT ON COLUMN clinic.score.note_id IS 'Remark.';
CREATE INDEX score_by_heel ON clinic.score (clinic_id, case_id, side, instrument_code, taken_on);
CALL access.guard_fact('clinic.score');
