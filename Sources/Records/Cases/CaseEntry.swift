import Domain

/// A case as recorded.
public struct CaseEntry: Sendable {
    /// Number of the case.
    public let number: CaseNumber
    /// Whose case it is.
    public let patient: PatientNumber
    /// `Family, Given`; nil once the patient's identity is erased.
    public let patientName: String?
    /// Which heels it is about.
    public let side: CaseSide
    /// Day it was opened.
    public let openedOn: Day
    /// Day the pain began, where known.
    public let onsetOn: Day?
    /// Day it was closed; nil while it is open.
    public let closedOn: Day?
    /// How it ended; nil while it is open.
    public let outcome: CaseOutcome?
    /// What the patient said; nil where nothing was noted, and once it is erased.
    public let complaint: String?

    /// Open, or closed.
    public var state: CaseState { closedOn == nil ? .open : .closed }

    /// Its patient's name, or that it was erased.
    public var shownName: String { patientName ?? "erased" }

    /// Days from its opening to its closing, or to a day while it is open.
    public func age(on today: Day) -> Int {
        (closedOn ?? today) - openedOn
    }
}

/// A diagnosis of a heel as recorded.
public struct DiagnosisEntry: Sendable {
    /// Number of the diagnosis.
    public let number: DiagnosisNumber
    /// The case.
    public let caseNumber: CaseNumber
    /// The heel.
    public let side: Side
    /// What it has, how sure that is and how it was reached.
    public let diagnosis: Diagnosis
    /// Name as printed.
    public let name: String
    /// Whether it is the one that the heel is treated and counted for.
    public let isPrimary: Bool
    /// Day it was made.
    public let diagnosedOn: Day
    /// Who made it, where said.
    public let staff: StaffCode?
    /// ICD-10-CM code for its side; nil where the catalogue has none.
    public let icd10: String?
}

/// A milestone as recorded.
public struct MilestoneEntry: Sendable {
    /// Number of the milestone.
    public let number: MilestoneNumber
    /// The case.
    public let caseNumber: CaseNumber
    /// The heel; nil for the patient as a whole.
    public let side: Side?
    /// What was reached.
    public let code: MilestoneCode
    /// Name as printed.
    public let name: String
    /// Day it was reached.
    public let reachedOn: Day
    /// Remark.
    public let note: String?
}
