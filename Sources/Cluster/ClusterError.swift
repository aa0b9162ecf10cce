/// What went wrong with the private server, the schema or a login, in words that are safe to print.
///
/// `description` says what is wrong and what would be right. It holds folder names, role names and the server's own
/// start-up message, and never a password, a row or a statement's values.
public struct ClusterError: Error, Equatable, Sendable, CustomStringConvertible {
    /// What kind of trouble it is, for callers that choose an exit code by it.
    public enum Code: String, Sendable {
        /// PostgreSQL's programs, or `useradd`, are not installed.
        case programMissing
        /// The home cannot be entered, made or written by the account that the server belongs to.
        case homeUnreachable
        /// The socket's path would be longer than the system accepts.
        case socketPathTooLong
        /// Only the server's owner or root may do this.
        case notPermitted
        /// The server did not start, or its folder could not be made.
        case cannotStart
        /// The server did not stop.
        case cannotStop
        /// There is no running server.
        case notRunning
        /// The migrations that the program carries are misnamed, doubled or have a gap: a bug of the program.
        case invalidMigrations
        /// A migration's own SQL failed; the database is as it was before that migration.
        case migrationFailed
        /// The schema lacks steps that the program has, or is missing as a whole.
        case schemaOlder
        /// The schema was made by a newer program.
        case schemaNewer
        /// A migration that was applied is not the one that the program carries.
        case schemaChanged
        /// The cluster-wide roles are missing and this login may not make them.
        case rolesMissing
    }

    /// The kind of trouble.
    public let code: Code
    /// What is wrong, and what would be right.
    public let description: String

    /// Makes an error of a kind with its words.
    public init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }
}
