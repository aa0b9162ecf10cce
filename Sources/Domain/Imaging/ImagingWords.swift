/// Whether a study shows what was looked for.
public enum ImagingConclusion: String, Choice {
    /// It does.
    case positive
    /// It does not.
    case negative
    /// It cannot be told.
    case indeterminate

    /// conclusion.
    public static let noun = "conclusion"
}

/// How far an imaging order has come; derived when read, never stored.
public enum ImagingState: String, Sendable {
    /// Asked for, without a day.
    case ordered
    /// Asked for, with a day.
    case booked
    /// There is a result.
    case done
    /// It will not take place.
    case cancelled

    /// The state that follows from what is recorded.
    public init(isBooked: Bool, hasResult: Bool, isCancelled: Bool) {
        self =
            if hasResult { .done } else if isCancelled { .cancelled } else if isBooked { .booked } else { .ordered }
    }

    /// Whether the study is still to take place.
    public var isOpen: Bool { self == .ordered || self == .booked }
}
