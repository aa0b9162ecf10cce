-- What a recall asks for, and what a clinic calls the days on which it is closed.

-- In one spelling, since people type a lot as they please; in the order of bytes, which an index under row-level security can be asked for.
ALTER TABLE clinic.session
    ADD COLUMN lot_key text COLLATE "C" GENERATED ALWAYS AS (lower(btrim(lot))) STORED,
    ADD COLUMN device_key text COLLATE "C" GENERATED ALWAYS AS (lower(btrim(device))) STORED;
COMMENT ON COLUMN clinic.session.lot_key IS 'The lot in small letters; made from it by the database.';
COMMENT ON COLUMN clinic.session.device_key IS 'The device in small letters; made from it by the database.';

-- Struck sessions are among them: the lot was in the room all the same.
CREATE INDEX session_by_lot ON clinic.session (clinic_id, lot_key) WHERE lot_key IS NOT NULL;
CREATE INDEX session_by_device ON clinic.session (clinic_id, device_key) WHERE device_key IS NOT NULL;

ALTER TABLE clinic.holiday RENAME CONSTRAINT holiday_day_check TO days_are_within_reason;
ALTER TABLE clinic.holiday ADD COLUMN name text CHECK (length(name) BETWEEN 1 AND 100);
COMMENT ON COLUMN clinic.holiday.name IS 'Why the clinic is closed, as it calls the day.';
GRANT INSERT (name) ON clinic.holiday TO firststep_administrator;

-- A session that was struck is counted, too, where somebody asks for it.
CREATE OR REPLACE VIEW clinic.series_progress WITH (security_invoker = true) AS
SELECT
    series.clinic_id, series.series_id, series.case_id, series.side, series.treatment_code,
    series.planned_on, series.starts_on, series.planned_sessions, series.interval_days, series.staff_id, series.note_id,
    delivered.sessions AS delivered_sessions, delivered.first_on, delivered.last_on,
    CASE
        WHEN stop.series_stop_id IS NOT NULL OR delivered.sessions >= series.planned_sessions THEN NULL
        WHEN delivered.sessions = 0 THEN series.starts_on
        ELSE delivered.last_on + series.interval_days
    END AS next_due_on,
    stop.kind AS stop_kind, stop.stopped_on,
    -- By the heel, since no index of a series knows its struck sessions.
    (SELECT count(*) FROM clinic.session AS struck
     WHERE struck.clinic_id = series.clinic_id AND struck.case_id = series.case_id AND struck.side = series.side
       AND struck.series_id = series.series_id AND struck.voided_at IS NOT NULL) AS voided_sessions
FROM clinic.series
LEFT JOIN clinic.series_stop AS stop
    ON stop.clinic_id = series.clinic_id AND stop.series_id = series.series_id AND stop.voided_at IS NULL
CROSS JOIN LATERAL (
    SELECT count(*) AS sessions, min(performed_on) AS first_on, max(performed_on) AS last_on
    FROM clinic.session
    WHERE session.clinic_id = series.clinic_id AND session.series_id = series.series_id AND session.voided_at IS NULL
) AS delivered
WHERE series.voided_at IS NULL;
COMMENT ON COLUMN clinic.series_progress.voided_sessions IS 'Sessions that were recorded and struck.';
