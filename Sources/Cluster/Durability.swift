/// What a private server promises about a committed transaction.
public enum Durability: Sendable {
    /// It survives a power failure.
    case full
    /// It may be lost with the machine. For tests alone, which start with an empty database anyway.
    case none
}
