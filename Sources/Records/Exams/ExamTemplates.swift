import Domain
import Postgres

/// What examinations should test, by the catalogue and by what the heels of a case have.
public struct ExamTemplates: Sendable {
    let clinic: ClinicContext

    /// The templates for the cases of this clinic.
    public init(_ clinic: ClinicContext) {
        self.clinic = clinic
    }

    /// The template of each heel of a case.
    ///
    /// - Parameters:
    ///   - entry: the case, open or closed.
    ///   - side: the heel; nil is all of them.
    ///   - code: the class of causes to test for; nil is those of the heel's own diagnoses that are not refuted.
    ///   - transaction: where it is read.
    /// - Returns: the template, with every heel that was asked for, also where there is nothing to test.
    /// - Throws: ``InvalidInput`` for an unknown class, and for a heel that the case is not about.
    public func template(
        of entry: CaseEntry,
        _ side: Side? = nil,
        for code: DiagnosisClassCode? = nil,
        in transaction: borrowing Transaction
    ) async throws -> CaseTemplate {
        if let code { try await CatalogueRecords.require(code, in: transaction) }
        let all = entry.side.heels
        let heels = try side.map { [try OpenCase.heel($0, of: entry.number, among: all)] } ?? all
        let wanted =
            if let code { heels.map { ($0, code) } } else { try await classes(of: entry.number, in: transaction) }
        let tests = try await transaction.query(
            SelectTemplateTests(clinic: clinic.id, caseNumber: entry.number, wanted: wanted)
        )
        return CaseTemplate(
            number: entry.number,
            heels: heels.map { heel in
                HeelTemplate(
                    side: heel,
                    classes: wanted.filter { $0.0 == heel }.map(\.1),
                    tests: Self.distinct(tests.filter { $0.side == heel }.map(\.test))
                )
            },
            known: try await transaction.query(SelectTemplateClasses())
        )
    }

    private func classes(
        of number: CaseNumber,
        in transaction: borrowing Transaction
    ) async throws -> [(Side, DiagnosisClassCode)] {
        let found = try await transaction.query(SelectHeelClasses(clinic: clinic.id, caseNumber: number))
        return found.enumerated().filter { index, one in !found[..<index].contains { $0 == one } }.map(\.element)
    }

    /// Without those that an earlier class asks for too.
    private static func distinct(_ tests: [TemplateTest]) -> [TemplateTest] {
        var seen: Set<ExamTest> = []
        return tests.filter { seen.insert($0.test).inserted }
    }
}

/// What the heels of a case have, the primary diagnosis first.
private struct SelectHeelClasses: Statement {
    let clinic: Int64
    let caseNumber: CaseNumber

    var sql: SQL {
        """
        SELECT diagnosis.side, known.class_code
        FROM clinic.diagnosis
        JOIN catalogue.diagnosis AS known ON known.code = diagnosis.diagnosis_code
        WHERE diagnosis.clinic_id = \(clinic) AND diagnosis.case_id = \(caseNumber) AND diagnosis.voided_at IS NULL
          AND diagnosis.status <> 'refuted'
        ORDER BY diagnosis.side, diagnosis.is_primary DESC, diagnosis.diagnosis_id
        """
    }

    func decode(_ row: Row) throws -> (Side, DiagnosisClassCode) { try (row["side"], row["class_code"]) }
}

private struct SelectTemplateTests: Statement {
    let clinic: Int64
    let caseNumber: CaseNumber
    let wanted: [(side: Side, code: DiagnosisClassCode)]

    var sql: SQL {
        """
        SELECT wanted.side, wanted.class_code, \(ExamTechnique.columns), template.zone_code, zone.name AS zone_name,
               last.value, last.result, last.performed_on
        FROM unnest(\(wanted.map(\.side))::text[], \(wanted.map(\.code))::text[])
            WITH ORDINALITY AS wanted (side, class_code, rank)
        JOIN catalogue.exam_template AS template ON template.class_code = wanted.class_code
        JOIN catalogue.exam_technique AS technique ON technique.code = template.technique_code
        LEFT JOIN catalogue.exam_zone AS zone ON zone.code = template.zone_code
        LEFT JOIN LATERAL (
            SELECT finding.value, finding.result, exam.performed_on
            FROM clinic.finding
            JOIN clinic.exam ON exam.clinic_id = finding.clinic_id AND exam.exam_id = finding.exam_id
            WHERE finding.clinic_id = \(clinic) AND finding.case_id = \(caseNumber) AND finding.side = wanted.side
              AND finding.technique_code = template.technique_code
              AND finding.zone_code IS NOT DISTINCT FROM template.zone_code AND finding.voided_at IS NULL
            ORDER BY exam.performed_on DESC, finding.finding_id DESC
            LIMIT 1
        ) AS last ON true
        ORDER BY wanted.rank, template.place
        """
    }

    func decode(_ row: Row) throws -> (side: Side, test: TemplateTest) {
        let test = try ExamTest(ExamTechnique(row), zone: row["zone_code"], zoneName: row["zone_name"])
        return try (row["side"], TemplateTest(classCode: row["class_code"], test: test, last: last(row)))
    }

    private func last(_ row: Row) throws -> DatedFinding? {
        guard let day: Day = try row["performed_on"] else { return nil }
        return DatedFinding(value: try FindingValue(row), day: day)
    }
}

private struct SelectTemplateClasses: Statement {
    var sql: SQL { "SELECT DISTINCT class_code FROM catalogue.exam_template ORDER BY class_code" }

    func decode(_ row: Row) throws -> DiagnosisClassCode { try row["class_code"] }
}
