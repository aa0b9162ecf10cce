import Domain
import Postgres

/// An estimate as it was told.
public struct EstimateEntry: Sendable {
    /// Number of the estimate.
    public let number: EstimateNumber
    /// The case.
    public let caseNumber: CaseNumber
    /// Whose case it is.
    public let patient: PatientNumber
    /// Why it was owed.
    public let basis: EstimateBasis
    /// Day of the scheduling or of the request.
    public let askedOn: Day
    /// First day of what is scheduled.
    public let serviceOn: Day?
    /// Last day on which it was in time; nil where no day is set.
    public let dueOn: Day?
    /// Day on which it was made.
    public let issuedOn: Day
    /// The estimate that it took the place of.
    public let replaces: EstimateNumber?
    /// The estimate that took its place.
    public let replacedBy: EstimateNumber?
    /// Why it was struck; nil while it stands.
    public let voidReason: Line?
    /// Sum of its lines.
    public let total: Money
    /// What the patient was billed on the case from the first of these estimates on; nil for who may not see charges.
    public let billed: Money?
    /// Its lines, in order.
    public internal(set) var lines: [EstimateLine] = []

    /// Whether it was made after its day.
    public var isLate: Bool { dueOn.map { $0 < issuedOn } ?? false }

    /// Whether the bill lies $400 or more above it; nil for who may not see charges.
    public var isDisputable: Bool? {
        billed.map { EstimateRule.isDisputable(billed: $0, estimated: total) }
    }
}

/// A line of an estimate.
public struct EstimateLine: Sendable {
    /// The heel.
    public let side: Side
    /// What is expected to be billed.
    public let service: ServiceCode
    /// Its name as printed.
    public let serviceName: String
    /// The order or series that it is expected of.
    public let record: String
    /// Day it is booked or begins; nil: to be scheduled separately.
    public let serviceOn: Day?
    /// How often.
    public let units: Int
    /// Price of one.
    public let price: Money
    /// Units times price.
    public let amount: Money
    let feeID: Int64?
}
