/// What a person may not see or do, said so that they know whom to ask; the log keeps that it was tried.
public struct NotPermitted: Error, Equatable, Sendable, CustomStringConvertible {
    /// What is not permitted and what would be right, as a phrase.
    public let description: String

    /// A refusal with its reason.
    public init(_ description: String) {
        self.description = description
    }

    /// A refusal that names the duties that may, from a phrase such as `findings are`:
    /// `findings are for: clinician (this login is frontdesk)`.
    public init(_ what: String, for duties: [Duty], not held: [Duty]) {
        let list = { (duties: [Duty]) in duties.map(\.rawValue).joined(separator: ", ") }
        self.init("\(what) for: \(list(duties)) (this login is \(held.isEmpty ? "none of the staff" : list(held)))")
    }
}
