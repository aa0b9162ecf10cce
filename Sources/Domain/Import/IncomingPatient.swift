/// A patient as another system knows them.
public struct IncomingPatient: Hashable, Sendable {
    /// Its id there.
    public let externalID: ExternalID
    /// Who it is; what the other system does not say is nil, and says nothing.
    public let person: Person

    /// A patient.
    public init(externalID: ExternalID, person: Person) {
        self.externalID = externalID
        self.person = person
    }
}
