-- One charge a heel, as the superuser and without the checks of keys: what is measured is what comes after.
SET session_replication_role = replica;
INSERT INTO billing.charge
    (clinic_id, charge_id, case_id, side, patient_id, service_on, service_code, units, unit_cents, currency, recorded_by)
SELECT 1, nextval('number.charge_1'), case_id, heel.side, patient_id, opened_on,
       (ARRAY['visit-new', 'ultrasound-diagnostic', 'eswt-focused'])[1 + case_id % 3], 1, 5000 + 100 * (case_id % 300), 'USD',
       'bench_staff'
FROM clinic.heel JOIN clinic.case USING (clinic_id, case_id);
