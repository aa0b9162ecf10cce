import Domain
import Postgres

/// The examinations of a clinic.
public struct ExamRecords: Sendable {
    let clinic: ClinicContext

    /// The examinations of this clinic.
    public init(_ clinic: ClinicContext) {
        self.clinic = clinic
    }

    /// Records an examination with its findings; makes sure of its visit.
    ///
    /// Throws ``InvalidInput`` for a day before the patient's birth or in the future, and for unknown staff.
    public func record(
        _ findings: [Finding],
        of openCase: OpenCase,
        on day: Day,
        by staff: StaffCode?,
        note: NoteText?,
        in transaction: borrowing Transaction
    ) async throws -> ExamNumber {
        try openCase.check(day, of: "the exam date")
        let staffID = try await StaffRecords(clinic).id(of: staff, in: transaction)
        try await VisitRecords.ensure(openCase.patient, on: day, of: clinic, in: transaction)
        let noteID = try await NoteRecords.add(note, about: openCase.patient, of: clinic, in: transaction)
        let number: ExamNumber = try await transaction.queryOne(
            """
            INSERT INTO clinic.exam (clinic_id, case_id, patient_id, performed_on, staff_id, note_id)
            VALUES (\(clinic.id), \(openCase.number), \(openCase.patient), \(day), \(staffID), \(noteID))
            RETURNING exam_id
            """
        )["exam_id"]
        guard !findings.isEmpty else { return number }
        try await transaction.execute(
            InsertFindings(clinic: clinic.id, exam: number, caseNumber: openCase.number, findings: findings).sql
        )
        return number
    }

    /// An examination, struck or not; throws ``InvalidInput`` for an unknown number.
    public func find(_ number: ExamNumber, in transaction: borrowing Transaction) async throws -> ExamEntry {
        let found = try await exams("exam.exam_id = \(number)", in: transaction)
        guard let exam = found.first else {
            throw try await Facts.exam.refusal(of: number, of: clinic, in: transaction)
        }
        return exam
    }

    /// The examinations that stand on a case, by day.
    public func list(of number: CaseNumber, in transaction: borrowing Transaction) async throws -> [ExamEntry] {
        try await exams("exam.case_id = \(number) AND exam.voided_at IS NULL", in: transaction)
    }

    /// Strikes an examination and its findings.
    ///
    /// Throws ``InvalidInput`` for an unknown number, an exam of a closed case and one that is struck already.
    public func void(_ number: ExamNumber, reason: Line, in transaction: borrowing Transaction) async throws {
        _ = try await Facts.exam.hold(number, of: clinic, in: transaction)
        try await Facts.exam.void(number, reason: reason, of: clinic, in: transaction)
        _ = try await Voiding.void(
            "clinic.finding",
            where: "exam_id = \(number)",
            reason: reason,
            of: clinic,
            in: transaction
        )
    }

    private func exams(_ condition: SQL, in transaction: borrowing Transaction) async throws -> [ExamEntry] {
        var exams = try await transaction.query(SelectExams(clinic: clinic.id, condition: condition))
        let findings = try await transaction.query(SelectFindings(clinic: clinic.id, exams: exams.map(\.number)))
        let byExam = Dictionary(grouping: findings, by: \.exam)
        for index in exams.indices {
            exams[index].findings = byExam[exams[index].number, default: []].map(\.finding)
        }
        return exams
    }
}
