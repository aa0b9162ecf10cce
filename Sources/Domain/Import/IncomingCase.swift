/// A case as another system knows it.
public struct IncomingCase: Hashable, Sendable {
    /// Its id there.
    public let externalID: ExternalID
    /// The id of its patient there.
    public let patient: ExternalID
    /// Which heels it is about.
    public let side: CaseSide
    /// Day it was opened.
    public let openedOn: Day
    /// Day the pain began, where known.
    public var onsetOn: Day?
    /// What each of its heels has, where known.
    public var diagnosis: DiagnosisCode?
    /// How sure the diagnosis is.
    public var diagnosisStatus = DiagnosisStatus.suspected
    /// Day it was closed; nil while it is open.
    public var closedOn: Day?
    /// How it ended; nil while it is open.
    public var outcome: CaseOutcome?

    /// An open case without a diagnosis.
    public init(externalID: ExternalID, patient: ExternalID, side: CaseSide, openedOn: Day) {
        self.externalID = externalID
        self.patient = patient
        self.side = side
        self.openedOn = openedOn
    }
}
