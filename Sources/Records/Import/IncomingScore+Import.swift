import Domain
import Postgres

extension IncomingScore: ImportableRow {
    /// scores.
    public static let noun = "scores"

    /// An id, the case or the patient, and the score; a missing value is NULL.
    public static var staging: KeyValuePairs<String, String> {
        [
            "external_id": "text", "case_external_id": "text", "patient_external_id": "text", "side": "text",
            "instrument_code": "text", "value": "integer", "day": "date", "after_treatment": "boolean",
        ]
    }

    /// Lays it out.
    public func stage(into rows: inout CopyRows) {
        rows.add(externalID)
        rows.add(caseReference)
        rows.add(side)
        rows.add(instrument)
        rows.add(taken?.steps)
        rows.add(taken?.day)
        rows.add(taken?.afterTreatment)
    }

    /// Finds the case, what stands under the id, and what is wrong.
    public static func judgement(_ question: ImportQuestion) -> SQL {
        let verdict = question.verdict(
            faults: "judged.faults",
            isKnown: "judged.is_known",
            differs: "judged.differs"
        )
        return """
            WITH \(ImportQuestion.twice), \(KnownCases.tables(question)), struck AS (
                SELECT DISTINCT ON (score.external_id) score.external_id, score.case_id, score.side, score.instrument_code,
                       score.value, score.taken_on, score.after_treatment
                FROM clinic.score
                WHERE score.clinic_id = \(question.clinic.id) AND score.source = \(question.source)
                  AND score.external_id IS NOT NULL AND score.voided_at IS NOT NULL
                ORDER BY score.external_id, score.voided_at DESC, score.score_id DESC
            ), judged AS (
                SELECT row.line, row.external_id, known.case_id, place.side, row.instrument_code, row.value, row.day,
                       row.after_treatment, held.score_id AS held_id,
                       array_remove(ARRAY[
                           CASE WHEN row.line > twice.first_line THEN 'repeated' END,
                           \(KnownCases.faults(question, isPerHeel: "instrument.per_heel"))], NULL) AS faults,
                       held.score_id IS NOT NULL OR struck.external_id IS NOT NULL OR row.value IS NULL AS is_known,
                       CASE WHEN held.score_id IS NOT NULL
                                THEN (known.case_id, place.side, row.instrument_code, row.value, row.day, row.after_treatment)
                                    IS DISTINCT FROM (held.case_id, held.side, held.instrument_code, held.value, held.taken_on,
                                        held.after_treatment)
                            WHEN row.value IS NULL THEN false
                            ELSE (known.case_id, place.side, row.instrument_code, row.value, row.day, row.after_treatment)
                                    IS DISTINCT FROM (struck.case_id, struck.side, struck.instrument_code, struck.value,
                                        struck.taken_on, struck.after_treatment)
                       END AS differs
                FROM incoming AS row
                LEFT JOIN twice ON twice.external_id = row.external_id
                \(KnownCases.join)
                LEFT JOIN catalogue.instrument ON instrument.code = row.instrument_code
                LEFT JOIN clinic.score AS held
                    ON held.clinic_id = \(question.clinic.id) AND held.source = \(question.source)
                    AND held.external_id = row.external_id AND held.voided_at IS NULL
                LEFT JOIN struck ON struck.external_id = row.external_id
                CROSS JOIN LATERAL (
                    SELECT CASE WHEN NOT instrument.per_heel OR row.side IS NOT NULL THEN row.side
                                WHEN known.has_left THEN 'left' WHEN known.has_right THEN 'right' END AS side) AS place
                WHERE row.fault_reason IS NULL
            )
            SELECT judged.line, judged.external_id, judged.case_id, judged.side, judged.instrument_code, judged.value, judged.day,
                   judged.after_treatment, judged.held_id, judged.faults,
                   CASE \(verdict) WHEN 'same' THEN CASE WHEN judged.value IS NULL THEN 'missing' ELSE 'same' END
                        ELSE \(verdict) END AS verdict
            FROM judged
            """
    }

    /// Strikes what is replaced.
    public static func preparation(_ question: ImportQuestion) -> [SQL] {
        guard question.replacesChanged else { return [] }
        return [
            """
            UPDATE clinic.score SET voided_at = now(), voided_by = current_user, void_reason = \(question.voidReason)
            FROM judged
            WHERE judged.verdict = 'change' AND score.clinic_id = \(question.clinic.id) AND score.score_id = judged.held_id
            """
        ]
    }

    /// Records the rest, by the function that does for many what a row's own policy and number would do for each.
    public static func writing(_ question: ImportQuestion, slice: SQL) -> [SQL] {
        [
            """
            SELECT access.record_scores(\(question.source), array_agg(slice.external_id), array_agg(slice.case_id),
                array_agg(slice.side), array_agg(slice.instrument_code), array_agg(slice.value), array_agg(slice.day),
                array_agg(slice.after_treatment))
            FROM (
                SELECT * FROM judged
                WHERE \(slice) AND judged.verdict IN ('insert', 'change') AND judged.value IS NOT NULL
                ORDER BY judged.line) AS slice
            """
        ]
    }
}

extension CopyRows {
    /// Adds the two columns of a reference: the id of the case, or else that of the patient.
    mutating func add(_ reference: CaseReference) {
        switch reference {
        case .id(let id):
            add(id)
            add(nil as ExternalID?)
        case .ofPatient(let id):
            add(nil as ExternalID?)
            add(id)
        }
    }
}
