/// Which case another system's record is about.
public enum CaseReference: Hashable, Sendable {
    /// The case with that id.
    case id(ExternalID)
    /// The case that the patient with that id had on the day of the record: what systems say that know no cases.
    case ofPatient(ExternalID)
}
