/// A charge as it is asked for, before its price is known.
public struct Charge: Sendable {
    /// The case it is for.
    public let caseNumber: CaseNumber
    /// What is billed.
    public let service: ServiceCode
    /// The heel, where it was said.
    public var side: Side?
    /// Day of the service; nil is today.
    public var day: Day?
    /// How often.
    public var units = Units.one
    /// Price of one unit given by hand; nil takes the fee in force on the day.
    public var amount: Amount?
    /// Rendering provider.
    public var staff: StaffCode?

    /// A charge for one unit, today, at the fee in force.
    public init(caseNumber: CaseNumber, service: ServiceCode) {
        self.caseNumber = caseNumber
        self.service = service
    }
}
