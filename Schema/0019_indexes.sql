-- What large clinics need to stay quick: every list and every search finds its rows by an index, whatever else there is.

-- By patient: the whole record of a person, the first day of it, and what a merge or an erasure is about, voided and replaced rows too.
CREATE INDEX identity_by_patient ON clinic.identity (clinic_id, patient_id);
CREATE INDEX demographics_by_patient ON clinic.demographics (clinic_id, patient_id);
CREATE INDEX address_by_patient ON clinic.address (clinic_id, patient_id);
CREATE INDEX name_word_by_patient ON clinic.name_word (clinic_id, patient_id);
CREATE INDEX exam_by_patient ON clinic.exam (clinic_id, patient_id);
CREATE INDEX session_by_patient ON clinic.session (clinic_id, patient_id);
CREATE INDEX charge_by_patient ON billing.charge (clinic_id, patient_id);

-- By what a row hangs on.
CREATE INDEX case_closing_by_case ON clinic.case_closing (clinic_id, case_id);
CREATE INDEX diagnosis_by_case ON clinic.diagnosis (clinic_id, case_id);
CREATE INDEX milestone_by_case ON clinic.milestone (clinic_id, case_id);
CREATE INDEX finding_by_exam ON clinic.finding (clinic_id, exam_id);
CREATE INDEX imaging_result_by_case ON clinic.imaging_result (clinic_id, case_id);
CREATE INDEX measurement_by_case ON clinic.measurement (clinic_id, case_id);
CREATE INDEX cancellation_by_order ON clinic.imaging_cancellation (clinic_id, imaging_order_id);
CREATE INDEX prescription_stop_by_prescription ON clinic.prescription_stop (clinic_id, prescription_id);
CREATE INDEX series_stop_by_series ON clinic.series_stop (clinic_id, series_id);
CREATE INDEX batch_charge_by_charge ON billing.batch_charge (clinic_id, charge_id);

-- In the order of a list.
CREATE INDEX imaging_order_by_day ON clinic.imaging_order (clinic_id, ordered_on, imaging_order_id) WHERE voided_at IS NULL;

-- The log by what an auditor asks for.
CREATE INDEX event_by_actor ON audit.event (clinic_id, actor, event_id);
CREATE INDEX event_by_action ON audit.event (clinic_id, action COLLATE "C", event_id);
CREATE INDEX event_by_odd_outcome ON audit.event (clinic_id, outcome, event_id) WHERE outcome <> 'done';

-- An event may be about every patient of a clinic, as an export of its tables is: asked row by row, the policy cost as much as the
-- rows. The function audit.append alone writes them, for the clinic of who calls.
CREATE POLICY appending ON audit.event_patient FOR INSERT TO firststep_owner WITH CHECK (true);

-- A policy asks this of every row. Nearly nobody has two numbers, and of who has one it is enough to look for that: as soon as one
-- patient was restricted, to ask for the whole person made a list of open cases take half a minute.
CREATE OR REPLACE FUNCTION access.is_open_to(login name, clinic bigint, patient bigint) RETURNS boolean
LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT EXISTS (
            SELECT FROM clinic.restriction AS held
            WHERE held.clinic_id = clinic AND held.patient_id = patient AND held.voided_at IS NULL)
        AND NOT EXISTS (SELECT FROM clinic.patient_merge AS link WHERE link.clinic_id = clinic AND link.patient_id = patient)
        AND NOT EXISTS (SELECT FROM clinic.patient_merge AS link WHERE link.clinic_id = clinic AND link.survivor_id = patient)
    THEN
        RETURN true;
    END IF;
    RETURN NOT EXISTS (
            SELECT FROM clinic.restriction AS held
            LEFT JOIN clinic.survivors(clinic, 'infinity') AS merged ON merged.patient_id = held.patient_id
            WHERE held.clinic_id = clinic AND held.voided_at IS NULL
              AND (held.patient_id = patient OR coalesce(merged.survivor_id, held.patient_id) = (
                SELECT coalesce(min(own.survivor_id), patient)
                FROM clinic.survivors(clinic, 'infinity') AS own WHERE own.patient_id = patient)))
        OR EXISTS (
            SELECT FROM clinic.opening
            WHERE opening.clinic_id = clinic AND opening.recorded_by = login::text
              AND opening.recorded_at > now() - interval '3 hours'
              AND opening.patient_id = ANY (clinic.numbers_of(clinic, coalesce((
                SELECT own.survivor_id FROM clinic.survivors(clinic, 'infinity') AS own WHERE own.patient_id = patient), patient),
                'infinity')));
END $$;
