import Domain
import Postgres

extension HeelScope {
    /// Morning pain and the visual analogue scale, by day and number.
    func readScores(into heels: inout HeelTable, in transaction: borrowing Transaction) async throws {
        let rows = try await transaction.query(
            """
            SELECT score.case_id, score.side, score.instrument_code, score.taken_on, score.value::bigint AS value
            FROM clinic.score
            WHERE \(of("score")) AND score.side IS NOT NULL
              AND score.instrument_code IN (\(InstrumentCode.morningPain), \(InstrumentCode.firstStepScale))
            ORDER BY score.case_id, score.taken_on, score.score_id
            """
        )
        for row in rows {
            let value = try DatedValue(row["taken_on"], Int(row.decode("value", as: Int64.self)))
            let isMorningPain = try row.decode("instrument_code", as: InstrumentCode.self) == .morningPain
            try heels.change(row) { heel in
                if isMorningPain { heel.morningPain.append(value) } else { heel.visualPain.append(value) }
            }
        }
    }

    /// Diagnoses, days of examinations, findings and studies.
    func readExaminations(into heels: inout HeelTable, in transaction: borrowing Transaction) async throws {
        let diagnoses = try await transaction.query(
            """
            SELECT diagnosis.case_id, diagnosis.side, diagnosis.diagnosis_code, known.class_code, diagnosis.status, diagnosis.is_primary
            FROM clinic.diagnosis
            JOIN catalogue.diagnosis AS known ON known.code = diagnosis.diagnosis_code
            WHERE \(of("diagnosis"))
            ORDER BY diagnosis.case_id, diagnosis.diagnosis_id
            """
        )
        for row in diagnoses {
            let diagnosis = try HeelDiagnosis(
                code: row["diagnosis_code"],
                classCode: row["class_code"],
                status: row["status"],
                isPrimary: row["is_primary"]
            )
            try heels.change(row) { $0.diagnoses.append(diagnosis) }
        }
        let exams = try await transaction.query(
            "SELECT exam.case_id, exam.performed_on FROM clinic.exam WHERE \(of("exam")) ORDER BY exam.performed_on"
        )
        for row in exams {
            let day: Day = try row["performed_on"]
            try heels.changeBoth(row) { $0.exams.append(day) }
        }
        try await readFindings(into: &heels, in: transaction)
        try await readStudies(into: &heels, in: transaction)
    }

    private func readFindings(into heels: inout HeelTable, in transaction: borrowing Transaction) async throws {
        let rows = try await transaction.query(
            """
            SELECT finding.case_id, finding.side, exam.performed_on, finding.technique_code, finding.zone_code, finding.value, finding.result
            FROM clinic.finding
            JOIN clinic.exam ON exam.clinic_id = finding.clinic_id AND exam.exam_id = finding.exam_id
            WHERE \(of("finding"))
            ORDER BY finding.case_id, exam.performed_on, finding.finding_id
            """
        )
        for row in rows {
            let (number, result): (ExactNumber?, FindingResult?) = try (row["value"], row["result"])
            guard let value = number.map(FindingValue.number) ?? result.map(FindingValue.result) else { continue }
            let finding = try HeelFinding(row["performed_on"], row["technique_code"], zone: row["zone_code"], value)
            try heels.change(row) { $0.findings.append(finding) }
        }
    }

    private func readStudies(into heels: inout HeelTable, in transaction: borrowing Transaction) async throws {
        let rows = try await transaction.query(
            """
            SELECT ordered.case_id, ordered.side, ordered.imaging_order_id, ordered.modality_code, ordered.ordered_on,
                   result.performed_on, result.conclusion, measured.value AS fascia
            FROM clinic.imaging_order AS ordered
            LEFT JOIN clinic.imaging_result AS result ON result.clinic_id = ordered.clinic_id
                AND result.imaging_order_id = ordered.imaging_order_id AND result.voided_at IS NULL
            LEFT JOIN clinic.measurement AS measured ON measured.clinic_id = result.clinic_id
                AND measured.imaging_result_id = result.imaging_result_id AND measured.kind_code = 'fascia-thickness'
                AND measured.voided_at IS NULL
            WHERE \(of("ordered")) AND NOT EXISTS (
                SELECT FROM clinic.imaging_cancellation AS cancelled WHERE cancelled.clinic_id = ordered.clinic_id
                    AND cancelled.imaging_order_id = ordered.imaging_order_id AND cancelled.voided_at IS NULL)
            ORDER BY ordered.case_id, ordered.ordered_on, ordered.imaging_order_id
            """
        )
        for row in rows {
            let study = try HeelStudy(
                number: row["imaging_order_id"],
                modality: row["modality_code"],
                orderedOn: row["ordered_on"],
                performedOn: row["performed_on"],
                conclusion: row["conclusion"],
                fasciaThickness: row["fascia"]
            )
            try heels.change(row) { $0.studies.append(study) }
        }
    }
}
