/// Two numbers of one person: the first is given up, and what is recorded of it is read as of the survivor.
public struct PatientMerge: Hashable, Sendable {
    /// The number that is given up.
    public let patient: PatientNumber
    /// The number that it is read as.
    public let survivor: PatientNumber

    /// A merge of two numbers that stand for themselves.
    ///
    /// - Parameters:
    ///   - patient: the number to give up.
    ///   - person: the number that it is read as now; itself, unless it is merged.
    ///   - survivor: the number that is to survive.
    ///   - other: the number that the survivor is read as now.
    /// - Throws: ``InvalidInput`` for a number merged with itself, for one that is merged already, and for a survivor that is:
    ///   the number at the end has to be named, since that is who survives.
    public init(
        _ patient: PatientNumber,
        readAs person: PatientNumber,
        into survivor: PatientNumber,
        readAs other: PatientNumber
    ) throws {
        guard patient != survivor else { throw InvalidInput("\(patient) cannot be merged with itself") }
        guard person == patient else {
            throw InvalidInput(
                "\(patient) is merged into \(person) already; if that is wrong: "
                    + "firststep patient unmerge \(patient) --reason \"...\""
            )
        }
        guard other == survivor else {
            throw InvalidInput(
                other == patient
                    ? "\(survivor) is merged into \(patient), and back again would be a circle; to keep \(survivor) instead, "
                        + "first say: firststep patient unmerge \(survivor) --reason \"...\""
                    : "\(survivor) is itself merged into \(other); name that one: "
                        + "firststep patient merge \(patient) --into \(other)"
            )
        }
        self.patient = patient
        self.survivor = survivor
    }
}
