import Domain
import Postgres

extension IncomingSession: ImportableRow {
    /// sessions.
    public static let noun = "sessions"

    /// An id, the case or the patient, and what was delivered.
    public static var staging: KeyValuePairs<String, String> {
        [
            "external_id": "text", "case_external_id": "text", "patient_external_id": "text", "side": "text",
            "treatment_code": "text", "day": "date", "energy_mj_mm2": "numeric", "pressure_bar": "numeric",
            "impulses": "integer", "frequency_hz": "numeric", "volume_ml": "numeric", "guidance": "text",
            "target_site": "text", "device": "text", "lot": "text", "booked_on": "date", "preparation": "text",
            "image_reference": "text", "with_anaesthesia": "boolean", "pain_during": "smallint",
        ]
    }

    /// Lays it out.
    public func stage(into rows: inout CopyRows) {
        rows.add(externalID)
        rows.add(caseReference)
        rows.add(side)
        rows.add(treatment)
        rows.add(details.performedOn)
        rows.add(details.dose.energy)
        rows.add(details.dose.pressure)
        rows.add(details.dose.impulses)
        rows.add(details.dose.frequency)
        rows.add(details.dose.volume)
        rows.add(details.guidance)
        rows.add(details.targetSite)
        rows.add(details.device)
        rows.add(details.lot)
        rows.add(details.bookedOn)
        rows.add(details.preparation)
        rows.add(details.imageReference)
        rows.add(details.withAnaesthesia)
        rows.add(details.painDuring)
    }

    /// Finds the case and what stands under the id, and sees to it that a treatment of a heel has one session a day.
    public static func judgement(_ question: ImportQuestion) -> SQL {
        let verdict = question.verdict(
            faults: "settled.faults",
            isKnown: "settled.is_known",
            differs: "settled.differs"
        )
        return """
            WITH \(ImportQuestion.twice), \(KnownCases.tables(question)), before AS (
                SELECT DISTINCT ON (session.external_id) session.*
                FROM clinic.session
                WHERE session.clinic_id = \(question.clinic.id) AND session.source = \(question.source)
                  AND session.external_id IS NOT NULL
                ORDER BY session.external_id, session.voided_at DESC NULLS FIRST, session.session_id DESC
            ), judged AS (
                SELECT row.*, known.case_id, known.patient_id, place.heel, before.session_id AS before_id,
                       before.external_id IS NOT NULL AS is_known, before.voided_at IS NOT NULL AS is_struck,
                       (known.case_id, place.heel, row.treatment_code, row.day, row.energy_mj_mm2, row.pressure_bar, row.impulses,
                        row.frequency_hz, row.volume_ml, row.guidance, row.target_site, row.device, row.lot, row.booked_on,
                        row.preparation, row.image_reference, row.with_anaesthesia, row.pain_during)
                       IS DISTINCT FROM
                       (before.case_id, before.side, before.treatment_code, before.performed_on, before.energy_mj_mm2,
                        before.pressure_bar, before.impulses, before.frequency_hz, before.volume_ml, before.guidance,
                        before.target_site, before.device, before.lot, before.booked_on, before.preparation, before.image_reference,
                        before.with_anaesthesia, before.pain_during) AS differs,
                       array_remove(ARRAY[
                           CASE WHEN row.line > twice.first_line THEN 'repeated' END,
                           \(KnownCases.faults(question, isPerHeel: "true"))], NULL) AS faults
                FROM incoming AS row
                LEFT JOIN twice ON twice.external_id = row.external_id
                \(KnownCases.join)
                LEFT JOIN before ON before.external_id = row.external_id
                CROSS JOIN LATERAL (
                    SELECT CASE WHEN row.side IS NOT NULL THEN row.side
                                WHEN known.has_left THEN 'left' WHEN known.has_right THEN 'right' END AS heel) AS place
                WHERE row.fault_reason IS NULL
            ), settled AS (
                SELECT judged.line, judged.external_id, judged.case_id, judged.patient_id, judged.heel AS side,
                       judged.treatment_code, judged.day, judged.energy_mj_mm2, judged.pressure_bar, judged.impulses,
                       judged.frequency_hz, judged.volume_ml, judged.guidance, judged.target_site, judged.device, judged.lot,
                       judged.booked_on, judged.preparation, judged.image_reference, judged.with_anaesthesia,
                       judged.pain_during, judged.is_known, judged.differs, CASE WHEN NOT judged.is_struck THEN judged.before_id END AS held_id,
                       CASE
                           WHEN cardinality(judged.faults) > 0 THEN judged.faults
                           WHEN row_number() OVER same_day > 1 THEN ARRAY['same-day']
                           WHEN (NOT judged.is_known OR judged.differs) AND EXISTS (
                               SELECT FROM clinic.session AS other
                               WHERE other.clinic_id = \(question.clinic.id) AND other.case_id = judged.case_id
                                 AND other.side = judged.heel AND other.performed_on = judged.day
                                 AND other.treatment_code = judged.treatment_code AND other.voided_at IS NULL
                                 AND other.session_id IS DISTINCT FROM judged.before_id) THEN ARRAY['recorded-already']
                           ELSE judged.faults
                       END AS faults
                FROM judged
                WINDOW same_day AS (
                    PARTITION BY judged.case_id, judged.heel, judged.treatment_code, judged.day,
                                 cardinality(judged.faults) > 0
                    ORDER BY judged.line)
            )
            SELECT settled.*, \(verdict) AS verdict FROM settled
            """
    }

    /// Strikes what is replaced, makes the visits, and plans a series for each run of sessions that no series has yet.
    ///
    /// The imported sessions of a heel and treatment are one series until more than ``longestGap`` days lie between two.
    /// The visits are made in one order, so that two imports which make the same ones wait for each other in turn and not in a
    /// ring. What was planned is not known: the series is taken to have been planned as it was delivered.
    public static func preparation(_ question: ImportQuestion) -> [SQL] {
        let clinic = question.clinic.id
        let strike: SQL = """
            UPDATE clinic.session SET voided_at = now(), voided_by = current_user, void_reason = \(question.voidReason)
            FROM judged
            WHERE judged.verdict = 'change' AND session.clinic_id = \(clinic) AND session.session_id = judged.held_id
            """
        return (question.replacesChanged ? [strike] : []) + [
            """
            INSERT INTO clinic.visit (clinic_id, patient_id, visit_on)
            SELECT DISTINCT \(clinic)::bigint, judged.patient_id, judged.day
            FROM judged WHERE judged.verdict IN ('insert', 'change')
            ORDER BY judged.patient_id, judged.day
            ON CONFLICT DO NOTHING
            """,
            """
            CREATE TEMPORARY TABLE course ON COMMIT DROP AS
            WITH delivered AS (
                SELECT judged.line, replaced.series_id, judged.case_id, judged.side, judged.treatment_code, judged.day
                FROM judged
                LEFT JOIN clinic.session AS replaced
                    ON replaced.clinic_id = \(clinic) AND replaced.session_id = judged.held_id
                    AND replaced.case_id = judged.case_id AND replaced.side = judged.side
                    AND replaced.treatment_code = judged.treatment_code
                WHERE judged.verdict IN ('insert', 'change')
                UNION ALL
                SELECT NULL, held.series_id, held.case_id, held.side, held.treatment_code, held.performed_on
                FROM clinic.session AS held
                WHERE held.clinic_id = \(clinic) AND held.source = \(question.source) AND held.voided_at IS NULL
                  AND (held.case_id, held.side, held.treatment_code) IN (
                    SELECT judged.case_id, judged.side, judged.treatment_code
                    FROM judged WHERE judged.verdict IN ('insert', 'change'))
            ), apart AS (
                SELECT delivered.*, coalesce(delivered.day - lag(delivered.day) OVER one_heel > \(longestGap), true) AS begins
                FROM delivered
                WINDOW one_heel AS (
                    PARTITION BY delivered.case_id, delivered.side, delivered.treatment_code ORDER BY delivered.day)
            ), numbered AS (
                SELECT apart.*, count(*) FILTER (WHERE apart.begins) OVER (
                    PARTITION BY apart.case_id, apart.side, apart.treatment_code ORDER BY apart.day) AS course
                FROM apart
            )
            SELECT numbered.case_id, numbered.side, numbered.treatment_code, numbered.course,
                   max(numbered.series_id) AS series_id, min(numbered.day) AS first_on,
                   least(count(*), \(mostPlanned))::smallint AS sessions,
                   CASE WHEN count(*) > 1
                        THEN greatest(1, round((max(numbered.day) - min(numbered.day))::numeric / (count(*) - 1))) END::smallint
                       AS interval_days,
                   array_agg(numbered.line) AS lines
            FROM numbered
            GROUP BY numbered.case_id, numbered.side, numbered.treatment_code, numbered.course
            """,
            """
            WITH planned AS (
                INSERT INTO clinic.series
                    (clinic_id, case_id, side, treatment_code, planned_on, starts_on, planned_sessions, interval_days)
                SELECT \(clinic), course.case_id, course.side, course.treatment_code, course.first_on, course.first_on,
                       course.sessions, course.interval_days
                FROM course WHERE course.series_id IS NULL ORDER BY course.case_id, course.side, course.first_on
                RETURNING series_id, case_id, side, treatment_code, starts_on
            )
            UPDATE course SET series_id = planned.series_id
            FROM planned
            WHERE course.series_id IS NULL AND course.case_id = planned.case_id AND course.side = planned.side
              AND course.treatment_code = planned.treatment_code AND course.first_on = planned.starts_on
            """,
            """
            CREATE TEMPORARY TABLE placed ON COMMIT DROP AS
            SELECT line, course.series_id FROM course, unnest(course.lines) AS line WHERE line IS NOT NULL
            """,
            "CREATE INDEX placed_by_line ON placed (line)",
            "ANALYZE placed",
        ]
    }

    /// Records the sessions in their series.
    public static func writing(_ question: ImportQuestion, slice: SQL) -> [SQL] {
        [
            """
            INSERT INTO clinic.session
                (clinic_id, series_id, case_id, side, treatment_code, patient_id, performed_on, energy_mj_mm2, pressure_bar,
                 impulses, frequency_hz, volume_ml, guidance, target_site, device, lot, booked_on, preparation, image_reference,
                 with_anaesthesia, pain_during, source, external_id)
            SELECT \(question.clinic.id), placed.series_id, judged.case_id, judged.side, judged.treatment_code,
                   judged.patient_id, judged.day, judged.energy_mj_mm2, judged.pressure_bar, judged.impulses,
                   judged.frequency_hz, judged.volume_ml, judged.guidance, judged.target_site, judged.device, judged.lot,
                   judged.booked_on, judged.preparation, judged.image_reference, judged.with_anaesthesia,
                   judged.pain_during, \(question.source), judged.external_id
            FROM judged JOIN placed ON placed.line = judged.line
            WHERE \(slice) AND judged.verdict IN ('insert', 'change')
            ORDER BY judged.line
            """
        ]
    }

    /// Strikes the series whose last session went elsewhere.
    public static func conclusion(_ question: ImportQuestion) -> [SQL] {
        guard question.replacesChanged else { return [] }
        return [
            """
            UPDATE clinic.series AS left_behind
            SET voided_at = now(), voided_by = current_user, void_reason = \(question.voidReason)
            FROM judged
            JOIN clinic.session AS replaced
                ON replaced.clinic_id = \(question.clinic.id) AND replaced.session_id = judged.held_id
            WHERE judged.verdict = 'change' AND left_behind.clinic_id = \(question.clinic.id)
              AND left_behind.series_id = replaced.series_id AND left_behind.voided_at IS NULL
              AND NOT EXISTS (
                SELECT FROM clinic.session AS delivered
                WHERE delivered.clinic_id = left_behind.clinic_id AND delivered.series_id = left_behind.series_id
                  AND delivered.voided_at IS NULL)
            """
        ]
    }

    /// Days between two sessions after which the next begins another series.
    private static let longestGap = 90

    /// The most sessions that a series can be planned with.
    private static let mostPlanned = 50
}
