import Domain
import Postgres

struct InsertFindings {
    let clinic: Int64
    let exam: ExamNumber
    let caseNumber: CaseNumber
    let findings: [Finding]

    var sql: SQL {
        let rows = findings.map { finding -> SQL in
            """
            (\(clinic), \(exam), \(caseNumber), \(finding.side), \(finding.technique.code), \(finding.technique.kind),
             \(finding.zone), \(finding.value.number), \(finding.value.result))
            """
        }
        return """
            INSERT INTO clinic.finding
                (clinic_id, exam_id, case_id, side, technique_code, kind, zone_code, value, result)
            VALUES \(rows.joined(separator: ", "))
            """
    }
}

struct SelectExams: Statement {
    let clinic: Int64
    let condition: SQL

    var sql: SQL {
        """
        SELECT exam.exam_id, exam.case_id, \(PersonNumber.of("exam")) AS patient_id, exam.performed_on,
               staff.code AS staff_code, note.body AS note, exam.void_reason
        FROM clinic.exam
        LEFT JOIN clinic.survivors(\(clinic), 'infinity') AS merged ON merged.patient_id = exam.patient_id
        LEFT JOIN clinic.staff ON staff.clinic_id = exam.clinic_id AND staff.staff_id = exam.staff_id
        LEFT JOIN clinic.note ON note.clinic_id = exam.clinic_id AND note.note_id = exam.note_id
        WHERE exam.clinic_id = \(clinic) AND \(Absence.none(of: "exam")) AND \(condition)
        ORDER BY exam.performed_on, exam.exam_id
        """
    }

    func decode(_ row: Row) throws -> ExamEntry {
        try ExamEntry(
            number: row["exam_id"],
            caseNumber: row["case_id"],
            patient: row["patient_id"],
            performedOn: row["performed_on"],
            staff: row["staff_code"],
            note: row["note"],
            voidReason: row["void_reason"]
        )
    }
}

/// The findings of exams: those that stand of one that stands, those struck with it of a struck one.
struct SelectFindings: Statement {
    let clinic: Int64
    let exams: [ExamNumber]

    var sql: SQL {
        """
        SELECT finding.exam_id, finding.side, finding.technique_code, technique.name AS technique_name, finding.zone_code,
               zone.name AS zone_name, finding.value, finding.result, technique.unit, technique.is_symptom
        FROM clinic.finding
        JOIN clinic.exam ON exam.clinic_id = finding.clinic_id AND exam.exam_id = finding.exam_id
        JOIN catalogue.exam_technique AS technique ON technique.code = finding.technique_code
        LEFT JOIN catalogue.exam_zone AS zone ON zone.code = finding.zone_code
        WHERE finding.clinic_id = \(clinic) AND finding.exam_id = ANY (\(exams)::bigint[])
          AND finding.voided_at IS NOT DISTINCT FROM exam.voided_at
        ORDER BY finding.exam_id, finding.side, finding.finding_id
        """
    }

    func decode(_ row: Row) throws -> (exam: ExamNumber, finding: FindingRecord) {
        let finding = try FindingRecord(
            side: row["side"],
            technique: row["technique_code"],
            techniqueName: row["technique_name"],
            zone: row["zone_code"],
            zoneName: row["zone_name"],
            value: FindingValue(row),
            unit: row["unit"],
            isSymptom: row["is_symptom"]
        )
        return try (row["exam_id"], finding)
    }
}

extension FindingValue {
    /// What stands in the columns `value` and `result`, of which one is filled.
    init(_ row: Row) throws {
        if let number: ExactNumber = try row["value"] {
            self = .number(number)
        } else {
            self = try .result(row["result"])
        }
    }
}
