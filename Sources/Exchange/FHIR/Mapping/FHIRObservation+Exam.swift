import Domain
import Records

extension FHIRObservation {
    /// An examination with its findings: a panel and its members.
    static func all(of exam: ExamEntry, in context: FHIRContext) -> [FHIRObservation] {
        let findings = exam.findings.enumerated().map { index, finding in
            FHIRObservation(finding, "\(exam.number)-\(index + 1)", of: exam, in: context)
        }
        let code = FHIRConcept(
            coding: [FHIRCoding(system: FHIRSystem.panel, code: "exam")],
            text: "Examination"
        )
        var panel = FHIRObservation(exam.number.description, .exam, code, on: exam.performedOn, in: context)
        panel.identifier = context.identifier(exam.number)
        panel.performer = context.staff(exam.staff).map { [$0] }
        panel.note = exam.note.map { [FHIRAnnotation($0)] }
        panel.hasMember = findings.map(\.reference).nonEmpty
        return [panel] + findings
    }

    /// A symptom is what the patient says, a survey; anything else was examined.
    private init(_ finding: FindingRecord, _ id: String, of exam: ExamEntry, in context: FHIRContext) {
        let code = FHIRConcept(finding.technique, finding.techniqueName)
        self.init(id, finding.isSymptom ? .survey : .exam, code, on: exam.performedOn, in: context)
        performer = context.staff(exam.staff).map { [$0] }
        bodySite = FHIRConcept(heel: finding.side, zone: finding.zone, named: finding.zoneName)
        switch finding.value {
        case .number(let number): valueQuantity = FHIRQuantity(number, ucum: finding.unit ?? "{score}")
        case .result(let result):
            valueCodeableConcept = FHIRConcept(result)
            interpretation = [FHIRConcept(system: FHIRSystem.interpretation, code: result.interpretation)]
        }
    }
}

extension FindingResult {
    /// In the value set observation-interpretation.
    fileprivate var interpretation: String {
        switch self {
        case .positive: "POS"
        case .negative: "NEG"
        case .normal: "N"
        case .abnormal: "A"
        }
    }
}
