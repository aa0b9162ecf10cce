/// What the columns are called that a refusal of the records can be about.
public struct ImportColumns: Sendable {
    let id: String
    let patient: String
    let side: String
    let day: String
    let reference: String
    let onset: String
    let closing: String

    /// Names of the columns with the id, the patient, the heel and the row's day, of the one that names its case, and of a case's onset and closing.
    public init(
        id: String = "external_id",
        patient: String = "patient_external_id",
        side: String = "side",
        day: String,
        reference: String,
        onset: String = "onset_on",
        closing: String = "closed_on"
    ) {
        (self.id, self.patient, self.side) = (id, patient, side)
        (self.day, self.reference) = (day, reference)
        (self.onset, self.closing) = (onset, closing)
    }
}
