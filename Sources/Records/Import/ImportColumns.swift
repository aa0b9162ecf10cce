/// What the columns are called that a refusal of the records can be about.
public struct ImportColumns: Sendable {
    let id: String
    let patient: String
    let side: String
    let day: String
    let reference: String

    /// Names of the columns with the id, the patient, the heel and the row's day, and of the one that names its case.
    public init(
        id: String = "external_id",
        patient: String = "patient_external_id",
        side: String = "side",
        day: String,
        reference: String
    ) {
        (self.id, self.patient, self.side) = (id, patient, side)
        (self.day, self.reference) = (day, reference)
    }
}
