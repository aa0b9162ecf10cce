/// A kind of record that some duties may see and others may not.
public enum Area: String, CaseIterable, Sendable {
    /// Who patients are.
    case patients
    /// Which cases there are.
    case cases
    /// Whether and how cases ended.
    case closings
    /// Free texts about patients.
    case notes
    /// What heels have.
    case diagnoses
    /// What examinations found.
    case findings
    /// Imaging orders and their results.
    case imaging
    /// What studies cost.
    case imagingPrices = "imaging_prices"
    /// Numbers in imaging results.
    case measurements
    /// Home prescriptions.
    case homeCare = "home_care"
    /// Planned courses of treatment.
    case series
    /// Delivered treatments.
    case sessions
    /// Values of instruments.
    case scores
    /// Steps on the way back to running.
    case milestones
    /// What is billed.
    case charges
    /// What it costs who pays for themselves.
    case fees
    /// Who works at the clinic.
    case staff
    /// What the clinic says of itself.
    case settings
    /// What patients agreed to.
    case consents
    /// Two numbers of one person.
    case merges
    /// Who saw or changed what.
    case log

    /// As a sentence calls its records.
    public var words: String {
        switch self {
        case .closings: "closings of cases"
        case .imaging: "imaging orders and their results"
        case .staff: "the names of the staff"
        case .imagingPrices: "prices of imaging"
        case .homeCare: "home prescriptions"
        case .settings: "settings of the clinic"
        case .log: "events of the log"
        default: rawValue
        }
    }
}

/// What somebody wants to do with the records of an area.
public enum AreaRight: String, Sendable {
    /// See them.
    case read = "SELECT"
    /// Add to them.
    case record = "INSERT"
    /// Strike them.
    case void = "UPDATE"
}
