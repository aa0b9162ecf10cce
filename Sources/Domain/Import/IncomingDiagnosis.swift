/// What another system says that a heel of a case has.
public struct IncomingDiagnosis: Hashable, Sendable {
    /// Its id there.
    public let externalID: ExternalID
    /// The id of its case there.
    public let caseID: ExternalID
    /// The heel.
    public let side: Side
    /// What it has, how sure that is, and how it was reached.
    public let diagnosis: Diagnosis
    /// Whether the heel is treated and counted for it; never where it is refuted.
    public let isPrimary: Bool
    /// Day it was made.
    public let day: Day

    /// A diagnosis.
    public init(
        externalID: ExternalID,
        caseID: ExternalID,
        side: Side,
        diagnosis: Diagnosis,
        isPrimary: Bool,
        day: Day
    ) {
        self.externalID = externalID
        self.caseID = caseID
        self.side = side
        self.diagnosis = diagnosis
        self.isPrimary = isPrimary && diagnosis.status != .refuted
        self.day = day
    }
}
