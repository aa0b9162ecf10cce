/// Where the server is and as whom to speak to it.
///
/// What is not said here is taken from libpq's own sources: the `PG*` variables, the service file, `~/.pgpass`.
public struct ConnectionSettings: Sendable {
    /// A connection string or URI as libpq takes it.
    public var uri: String?

    /// Single parameters by libpq's names, stronger than the URI's.
    public var parameters: [String: String]

    /// The role taken on with SET ROLE once connected.
    public var role: String?

    /// The name that `pg_stat_activity` shows.
    public var applicationName: String

    /// Whether statements are prepared and kept; to be switched off behind PgBouncer in transaction mode.
    public var statementCache: Bool

    /// How long connecting may take.
    public var connectTimeout: Duration

    /// Describes a connection; by itself, the one libpq's own sources give.
    public init(
        uri: String? = nil,
        parameters: [String: String] = [:],
        role: String? = nil,
        applicationName: String = "firststep",
        statementCache: Bool = true,
        connectTimeout: Duration = .seconds(10)
    ) {
        self.uri = uri
        self.parameters = parameters
        self.role = role
        self.applicationName = applicationName
        self.statementCache = statementCache
        self.connectTimeout = connectTimeout
    }

    // libpq expands a connection string given as dbname, and a later keyword overrides an earlier one.
    var keywords: [(key: String, value: String)] {
        var keywords: [(key: String, value: String)] = []
        if let uri { keywords.append(("dbname", uri)) }
        keywords.append(("fallback_application_name", applicationName))
        keywords += parameters.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        keywords.append(("client_encoding", "UTF8"))
        return keywords
    }
}

extension ConnectionSettings: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The host, port, database and role that were given; never a password, and nothing of the URI.
    public var description: String {
        let shown = ["host", "hostaddr", "port", "dbname", "user", "service"]
        let given = shown.compactMap { key in parameters[key].map { "\(key)=\($0)" } }
        let parts = (uri == nil ? [] : ["uri"]) + given + (role.map { ["role=\($0)"] } ?? [])
        return "ConnectionSettings(\(parts.joined(separator: " ")))"
    }

    /// The same as ``description``.
    public var debugDescription: String { description }

    /// Empty, so that `dump` shows no password either.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
