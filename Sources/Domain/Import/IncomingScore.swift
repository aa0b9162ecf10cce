/// A score as another system knows it.
public struct IncomingScore: Hashable, Sendable {
    /// What was measured, and when.
    public struct Taken: Hashable, Sendable {
        /// The value in steps of the instrument.
        public let steps: Int
        /// Day it was taken.
        public let day: Day
        /// Taken after that day's treatment, and so no baseline.
        public let afterTreatment: Bool

        /// A measured value.
        public init(steps: Int, day: Day, afterTreatment: Bool = false) {
            self.steps = steps
            self.day = day
            self.afterTreatment = afterTreatment
        }
    }

    /// Its id there.
    public let externalID: ExternalID
    /// Its case.
    public let caseReference: CaseReference
    /// The heel; nil for the only one of the case, and for an instrument that is about the patient.
    public let side: Side?
    /// The instrument.
    public let instrument: InstrumentCode
    /// The score; nil is missing, and stores nothing.
    public let taken: Taken?

    /// A score.
    public init(
        externalID: ExternalID,
        caseReference: CaseReference,
        side: Side?,
        instrument: InstrumentCode,
        taken: Taken?
    ) {
        self.externalID = externalID
        self.caseReference = caseReference
        self.side = side
        self.instrument = instrument
        self.taken = taken
    }
}
