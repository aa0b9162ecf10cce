import Domain

/// An examination as recorded.
public struct ExamEntry: Sendable {
    /// Number of the exam.
    public let number: ExamNumber
    /// The case.
    public let caseNumber: CaseNumber
    /// Whose case it is.
    public let patient: PatientNumber
    /// Day of the visit.
    public let performedOn: Day
    /// Who examined, where said.
    public let staff: StaffCode?
    /// Remark; nil where there is none, and once it is erased.
    public let note: String?
    /// Why it was struck; nil while it stands.
    public let voidReason: String?
    /// What was found, left heel first, in the order recorded; for a struck exam what was struck with it.
    public internal(set) var findings: [FindingRecord] = []
}

extension ExamEntry {
    /// How the right heel differs from the left one in the test of a finding of the right heel; nil for a finding of the
    /// left one, and where the exam has not both.
    public func difference(of finding: FindingRecord) -> SideDifference? {
        guard finding.side == .right else { return nil }
        let other = findings.first {
            $0.side == .left && $0.technique == finding.technique && $0.zone == finding.zone
        }
        return other.flatMap { SideDifference(left: $0.value, right: finding.value) }
    }
}

/// A finding as recorded.
public struct FindingRecord: Sendable {
    /// The heel.
    public let side: Side
    /// What was tested or asked.
    public let technique: TechniqueCode
    /// Its name as printed.
    public let techniqueName: String
    /// Where on the heel, where said.
    public let zone: ZoneCode?
    /// Name of the zone as printed.
    public let zoneName: String?
    /// What was found.
    public let value: FindingValue
    /// Unit of a measure.
    public let unit: String?
    /// Reported by the patient rather than found.
    public let isSymptom: Bool
}
