/// The folder that a private server lives in.
///
/// | part | holds | mode |
/// |---|---|---|
/// | `data/` | the database itself | 0700 |
/// | `run/` | the socket | 0700, or 0750 with the group `firststep` for a shared server |
/// | `log/` | the server's log, without statements and values | 0700 |
public struct ServerHome: Sendable, Hashable {
    /// The variable that names the home.
    public static let variable = "FIRSTSTEP_HOME"

    /// `sockaddr_un` holds 108 bytes, the last of which is the closing zero (unix(7)).
    static let longestSocketPath = 107

    /// The absolute path of the folder.
    public let path: String

    /// A home at a path; a relative one starts at `workingFolder`.
    ///
    /// - Throws: `ClusterError` with `socketPathTooLong`, naming the length that would fit.
    public init(path: String, workingFolder: String = "/") throws(ClusterError) {
        var absolute = path.hasPrefix("/") ? path : "\(workingFolder)/\(path)"
        while absolute.count > 1, absolute.hasSuffix("/") { absolute.removeLast() }
        self.path = absolute
        let excess = socket.utf8.count - Self.longestSocketPath
        guard excess <= 0 else {
            throw ClusterError(
                .socketPathTooLong,
                "the folder \(absolute) is \(excess) bytes too long for a socket inside it: "
                    + "set \(Self.variable) to a path of at most \(absolute.utf8.count - excess) bytes"
            )
        }
    }

    /// The home of this user: `$FIRSTSTEP_HOME`, else `/var/lib/firststep` for root, else `$XDG_DATA_HOME/firststep`,
    /// else `~/.local/share/firststep`.
    ///
    /// An empty variable counts as unset, and so does a relative `XDG_DATA_HOME` (as its specification asks).
    public static func decide(
        environment: [String: String],
        isRoot: Bool,
        userFolder: String,
        workingFolder: String = "/"
    ) throws(ClusterError) -> ServerHome {
        if let given = environment[variable], !given.isEmpty {
            return try ServerHome(path: given, workingFolder: workingFolder)
        }
        if isRoot { return try ServerHome(path: "/var/lib/firststep") }
        if let folder = environment["XDG_DATA_HOME"], folder.hasPrefix("/") {
            return try ServerHome(path: "\(folder)/firststep")
        }
        return try ServerHome(path: "\(userFolder)/.local/share/firststep")
    }

    /// The folder of the database's files.
    public var data: String { "\(path)/data" }
    /// The folder of the socket: what `host` is in a connection string.
    public var run: String { "\(path)/run" }
    /// The folder of the server's log.
    public var log: String { "\(path)/log" }

    /// The socket itself.
    ///
    /// The number is part of PostgreSQL's name for it; no TCP port is opened.
    var socket: String { "\(run)/.s.PGSQL.\(Self.port)" }
    static let port = 5432
    /// What a server that starts up says before it writes its own log.
    var startLog: String { "\(log)/start.log" }
    var lock: String { "\(path)/lock" }
}
