/// What a person may not see or do, said so that they know whom to ask; the log keeps that it was tried.
public struct NotPermitted: Error, Equatable, Sendable, CustomStringConvertible {
    /// What is not permitted and what would be right, as a phrase.
    public let description: String

    /// A refusal with its reason.
    public init(_ description: String) {
        self.description = description
    }
}
