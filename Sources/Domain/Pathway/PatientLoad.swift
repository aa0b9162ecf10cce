/// What a patient runs, in what, and what speaks against treatments: the same for both heels.
public struct PatientLoad: Sendable {
    /// Runs, in the order of their days.
    public var runs: [PatientRun] = []
    /// Shoes that are in use, with their mileage.
    public var shoes: [ShoeMileage] = []
    /// Conditions that hold, with what they mean for a treatment.
    public var contraindications: [Contraindication] = []

    /// Of a patient of whom nothing is known.
    public init() {}
}

/// A run.
public struct PatientRun: Hashable, Sendable {
    /// Its number.
    public let number: RunNumber
    /// The day.
    public let day: Day
    /// Distance in metres.
    public let distance: Int
    /// What kind of run.
    public let kind: RunKind
    /// The route, where it is known.
    public let route: RunRoute?

    /// A run.
    public init(
        number: RunNumber,
        day: Day,
        distance: Int,
        kind: RunKind,
        route: RunRoute? = nil
    ) {
        (self.number, self.day, self.distance, self.kind, self.route) = (number, day, distance, kind, route)
    }
}

/// The route of a run, as far as it loads one side.
public struct RunRoute: Hashable, Sendable {
    /// Its number.
    public let number: RouteNumber
    /// Whether it keeps to one edge of the road or to one direction.
    public let isOneSided: Bool

    /// A route.
    public init(_ number: RouteNumber, isOneSided: Bool) {
        (self.number, self.isOneSided) = (number, isOneSided)
    }
}

/// How far a pair of shoes has run.
public struct ShoeMileage: Hashable, Sendable {
    /// Its number.
    public let number: ShoeNumber
    /// Metres.
    public let distance: Int

    /// The mileage of a pair.
    public init(number: ShoeNumber, distance: Int) {
        (self.number, self.distance) = (number, distance)
    }
}

/// How much a condition speaks against a treatment.
public enum ContraindicationSeverity: String, Choice {
    /// Not to be done.
    case absolute
    /// To be weighed.
    case relative

    /// severity.
    public static let noun = "severity"
}

/// A condition of the patient that speaks against a treatment.
public struct Contraindication: Hashable, Sendable {
    /// The condition.
    public let condition: ConditionCode
    /// Its name as printed.
    public let name: String
    /// The treatment.
    public let treatment: TreatmentCode
    /// How much it speaks against it.
    public let severity: ContraindicationSeverity

    /// A contraindication.
    public init(condition: ConditionCode, name: String, treatment: TreatmentCode, severity: ContraindicationSeverity) {
        (self.condition, self.name, self.treatment, self.severity) = (condition, name, treatment, severity)
    }
}
