/// What is said when a case is opened.
public struct CaseOpening: Hashable, Sendable {
    /// Whose heel it is.
    public let patient: PatientNumber
    /// Which heels it is about.
    public let side: CaseSide
    /// Day it is opened.
    public let openedOn: Day
    /// Day the pain began, where known.
    public let onsetOn: Day?
    /// What the patient said.
    public let complaint: NoteText?

    /// An opening; throws ``InvalidInput`` for an onset after it.
    public init(
        patient: PatientNumber,
        side: CaseSide,
        openedOn: Day,
        onsetOn: Day? = nil,
        complaint: NoteText? = nil
    ) throws {
        if let onsetOn, onsetOn > openedOn {
            throw InvalidInput("the onset \(onsetOn) lies after the opening of the case on \(openedOn)")
        }
        self.patient = patient
        self.side = side
        self.openedOn = openedOn
        self.onsetOn = onsetOn
        self.complaint = complaint
    }
}
