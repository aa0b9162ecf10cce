/// What kind of deed a service bills.
public enum ServiceKind: String, Choice {
    /// A consultation: about the patient, not about a heel.
    case visit
    /// A study.
    case imaging
    /// A treatment session.
    case treatment
    /// A thing that the patient takes home.
    case device

    /// kind of service.
    public static let noun = "kind of service"

    /// Whether a charge for it belongs to one heel.
    public var isForOneHeel: Bool { self != .visit }
}
