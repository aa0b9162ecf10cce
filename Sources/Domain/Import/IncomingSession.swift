/// A delivered treatment as another system knows it.
public struct IncomingSession: Hashable, Sendable {
    /// Its id there.
    public let externalID: ExternalID
    /// Its case.
    public let caseReference: CaseReference
    /// The heel; nil for the only one of the case.
    public let side: Side?
    /// The treatment.
    public let treatment: TreatmentCode
    /// Day, dose and means.
    public let details: SessionDetails

    /// A session.
    public init(
        externalID: ExternalID,
        caseReference: CaseReference,
        side: Side?,
        treatment: TreatmentCode,
        details: SessionDetails
    ) {
        self.externalID = externalID
        self.caseReference = caseReference
        self.side = side
        self.treatment = treatment
        self.details = details
    }
}
