/// One of two heels.
public enum Side: String, Choice {
    /// The left heel.
    case left
    /// The right heel.
    case right

    /// side.
    public static let noun = "side"

    /// The modifier that a service line carries for this side.
    public var modifier: String { self == .left ? "LT" : "RT" }
}

/// Which heels a case is about.
public enum CaseSide: String, Choice {
    /// The left heel.
    case left
    /// The right heel.
    case right
    /// Both heels.
    case bilateral

    /// side.
    public static let noun = "side"

    /// The heels, left first.
    public var heels: [Side] {
        switch self {
        case .left: [.left]
        case .right: [.right]
        case .bilateral: [.left, .right]
        }
    }

    /// The word for a set of heels, or nil for an empty one.
    public init?(heels: some Sequence<Side>) {
        switch Set(heels) {
        case [.left]: self = .left
        case [.right]: self = .right
        case [.left, .right]: self = .bilateral
        default: return nil
        }
    }
}
