import Domain

/// A patient as registered.
public struct PatientEntry: Sendable {
    /// Number of the patient.
    public let number: PatientNumber
    /// Who it is.
    public var person: Person
    /// Number of cases that are open, whatever number they were opened under.
    public let openCases: Int
    /// Numbers that were given up for this one, ascending.
    public let alsoKnownAs: [MergedNumber]
    /// What other systems call them, of which they were imported.
    public let importedAs: [ImportedName]

    /// All numbers of the person, the one that stands first.
    public var numbers: [PatientNumber] { [number] + alsoKnownAs.map(\.number) }
}

/// The name of a record in the system that it was imported from.
public struct ImportedName: Hashable, Sendable {
    /// Its id there.
    public let externalID: ExternalID
    /// The system.
    public let source: SourceName
}

/// A number that was given up for another.
public struct MergedNumber: Sendable {
    /// The number.
    public let number: PatientNumber
    /// Day of its merge, in the clinic's time zone.
    public let mergedOn: Day
}
