-- The bare SQL of an outcome report: the index day of each heel, its scores put into two windows, counted. As the superuser, so
-- without row-level security, and without all that a report asks besides (consent, merged numbers, what explains a missing score).
WITH indexed AS (
    SELECT heel.case_id, heel.side, first_session.treatment_code, coalesce(first_session.performed_on, held.opened_on) AS index_on
    FROM clinic.heel
    JOIN clinic.case AS held USING (clinic_id, case_id)
    LEFT JOIN (
        SELECT DISTINCT ON (case_id, side) case_id, side, treatment_code, performed_on
        FROM clinic.session WHERE voided_at IS NULL ORDER BY case_id, side, performed_on, session_id
    ) AS first_session ON first_session.case_id = heel.case_id AND first_session.side = heel.side
), placed AS (
    SELECT score.case_id, score.side, score.value, score.taken_on, score.score_id, score.taken_on - indexed.index_on AS day
    FROM clinic.score JOIN indexed USING (case_id, side)
    WHERE score.instrument_code = 'morning-pain' AND score.voided_at IS NULL
), baseline AS (
    SELECT DISTINCT ON (case_id, side) case_id, side, value FROM placed
    WHERE day BETWEEN -28 AND 0 ORDER BY case_id, side, taken_on DESC, score_id DESC
), follow_up AS (
    SELECT DISTINCT ON (case_id, side) case_id, side, value FROM placed
    WHERE day BETWEEN 70 AND 98 ORDER BY case_id, side, abs(day - 84), day, score_id DESC
)
SELECT diagnosis.diagnosis_code, indexed.treatment_code, baseline.value AS before, follow_up.value AS after, count(*) AS heels
FROM indexed
LEFT JOIN baseline USING (case_id, side)
LEFT JOIN follow_up USING (case_id, side)
LEFT JOIN clinic.diagnosis
    ON diagnosis.case_id = indexed.case_id AND diagnosis.side = indexed.side AND diagnosis.is_primary AND diagnosis.voided_at IS NULL
GROUP BY 1, 2, 3, 4
