import Domain
import Postgres

extension IncomingDiagnosis: ImportableRow {
    /// diagnoses.
    public static let noun = "diagnoses"

    /// Two ids, and what was found on which heel.
    public static var staging: KeyValuePairs<String, String> {
        [
            "external_id": "text", "case_external_id": "text", "patient_external_id": "text", "side": "text",
            "diagnosis_code": "text", "status": "text", "basis": "text[]", "is_primary": "boolean", "day": "date",
        ]
    }

    /// Lays it out.
    public func stage(into rows: inout CopyRows) {
        rows.add(externalID)
        rows.add(CaseReference.id(caseID))
        rows.add(side)
        rows.add(diagnosis.code)
        rows.add(diagnosis.status)
        rows.add(diagnosis.basis.map(\.rawValue))
        rows.add(isPrimary)
        rows.add(day)
    }

    /// Finds the case and what stands there.
    ///
    /// A diagnosis is known by its heel and its code, since a heel has each once; one that was struck stays struck as long
    /// as the file says the same.
    public static func judgement(_ question: ImportQuestion) -> SQL {
        let verdict = question.verdict(
            faults: "settled.faults",
            isKnown: "settled.is_known",
            differs: "settled.differs"
        )
        return """
            WITH \(ImportQuestion.twice), \(KnownCases.tables(question)), judged AS (
                SELECT row.line, row.external_id, known.case_id, row.side, row.diagnosis_code, row.status, row.basis,
                       row.is_primary, row.day, held.diagnosis_id AS held_id,
                       held.diagnosis_id IS NOT NULL OR EXISTS (
                           SELECT FROM clinic.diagnosis AS struck
                           WHERE struck.clinic_id = \(question.clinic.id) AND struck.case_id = known.case_id
                             AND struck.side = row.side AND struck.voided_at IS NOT NULL
                             AND (struck.diagnosis_code, struck.status, struck.basis, struck.is_primary, struck.diagnosed_on)
                               = (row.diagnosis_code, row.status, row.basis, row.is_primary, row.day)) AS is_known,
                       held.diagnosis_id IS NOT NULL AND (row.status, row.basis, row.is_primary, row.day)
                           IS DISTINCT FROM (held.status, held.basis, held.is_primary, held.diagnosed_on) AS differs,
                       array_remove(ARRAY[
                           CASE WHEN row.line > twice.first_line THEN 'repeated' END,
                           \(KnownCases.faults(question, isPerHeel: "true"))], NULL) AS faults
                FROM incoming AS row
                LEFT JOIN twice ON twice.external_id = row.external_id
                \(KnownCases.join)
                LEFT JOIN clinic.diagnosis AS held
                    ON held.clinic_id = \(question.clinic.id) AND held.case_id = known.case_id AND held.side = row.side
                    AND held.diagnosis_code = row.diagnosis_code AND held.voided_at IS NULL
                WHERE row.fault_reason IS NULL
            ), ranked AS (
                SELECT judged.*, row_number() OVER (
                           PARTITION BY judged.case_id, judged.side, judged.diagnosis_code ORDER BY judged.line) AS mention,
                       count(*) FILTER (WHERE judged.is_primary) OVER (
                           PARTITION BY judged.case_id, judged.side ORDER BY judged.line) AS primaries
                FROM judged
            ), settled AS (
                SELECT ranked.line, ranked.external_id, ranked.case_id, ranked.side, ranked.diagnosis_code, ranked.status,
                       ranked.basis, ranked.is_primary, ranked.day, ranked.held_id, ranked.is_known, ranked.differs,
                       CASE
                           WHEN cardinality(ranked.faults) > 0 THEN ranked.faults
                           WHEN ranked.mention > 1 THEN ARRAY['same-diagnosis']
                           WHEN ranked.is_primary AND ranked.primaries > 1 THEN ARRAY['other-primary']
                           WHEN ranked.is_primary AND NOT \(question.replacesChanged)
                               AND (ranked.differs OR NOT ranked.is_known) AND EXISTS (
                               SELECT FROM clinic.diagnosis AS other
                               WHERE other.clinic_id = \(question.clinic.id) AND other.case_id = ranked.case_id
                                 AND other.side = ranked.side AND other.diagnosis_code <> ranked.diagnosis_code
                                 AND other.is_primary AND other.voided_at IS NULL) THEN ARRAY['other-primary']
                           ELSE ranked.faults
                       END AS faults
                FROM ranked
            )
            SELECT settled.*, \(verdict) AS verdict FROM settled
            """
    }

    /// Strikes what is replaced, and what was primary where another one becomes that.
    public static func preparation(_ question: ImportQuestion) -> [SQL] {
        guard question.replacesChanged else { return [] }
        return [
            """
            UPDATE clinic.diagnosis AS held SET voided_at = now(), voided_by = current_user, void_reason = \(question.voidReason)
            FROM judged
            WHERE judged.verdict IN ('insert', 'change') AND held.clinic_id = \(question.clinic.id)
              AND held.case_id = judged.case_id AND held.side = judged.side AND held.voided_at IS NULL
              AND (held.diagnosis_id = judged.held_id OR judged.is_primary AND held.is_primary)
            """
        ]
    }

    /// Records the rest.
    public static func writing(_ question: ImportQuestion, slice: SQL) -> [SQL] {
        [
            """
            INSERT INTO clinic.diagnosis
                (clinic_id, case_id, side, diagnosis_code, status, is_primary, basis, diagnosed_on)
            SELECT \(question.clinic.id), judged.case_id, judged.side, judged.diagnosis_code, judged.status, judged.is_primary,
                   judged.basis, judged.day
            FROM judged
            WHERE \(slice) AND judged.verdict IN ('insert', 'change')
            ORDER BY judged.line
            """
        ]
    }
}
