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
