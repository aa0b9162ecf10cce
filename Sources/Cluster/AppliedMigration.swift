import FoundationEssentials

/// A line of the ledger: a step that was applied, when and by whom.
public struct AppliedMigration: Sendable, Equatable {
    /// The number of the step.
    public let version: Int
    /// The name of the step.
    public let name: String
    /// When it was applied.
    public let appliedAt: Date
    /// The login that applied it.
    public let appliedBy: String
}
