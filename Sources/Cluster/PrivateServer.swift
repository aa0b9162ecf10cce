import Glibc

/// A PostgreSQL server of FirstStep's own: made once, reached by a Unix socket only, started by the first command that
/// needs it.
///
/// It belongs to the person who made it, or, made by root, to the system account `firststep`. Its owner and root may
/// connect as any role that `allow(roles:)` was told; anyone else only as the role of their own name.
public struct PrivateServer: Sendable {
    /// Where it lives.
    public let home: ServerHome
    let durability: Durability

    /// A recovery after a power failure may have to replay much; pg_ctl waits this long for it.
    static let startSeconds = 300
    /// The orphans of a killed server end within a moment, and until then a new one is refused.
    static let retry: Duration = .seconds(10)

    /// The server of a home, made or not.
    public init(home: ServerHome, durability: Durability = .full) {
        self.home = home
        self.durability = durability
    }

    /// What the server is doing.
    ///
    /// Cheap: it opens the socket and reads a small file.
    ///
    /// - Throws: `ClusterError` with `homeUnreachable` if this user may not look into the home.
    public func status() throws -> ServerStatus {
        guard try Files.owner(of: home.data) != nil else { return .absent }
        let lines = Files.read("\(home.data)/postmaster.pid")?.split(separator: "\n", omittingEmptySubsequences: false)
        guard try answers() else {
            let phase = phase(lines)
            return phase == "starting" || phase == "stopping" ? .changing : .stopped
        }
        guard let lines else { return .running(process: nil) }
        return phase(lines) == "ready" ? .running(process: lines.first.flatMap { Int32($0) }) : .changing
    }

    /// Makes the server if there is none and starts it if it does not run.
    ///
    /// Two commands at once wait for each other.
    ///
    /// - Returns: whether this call started it.
    @discardableResult
    public func ensureRunning() async throws -> Bool {
        if case .running = try status() { return false }
        let owner = try await manager()
        try await prepareFolders(owner: owner)
        let lock = try await FileLock(home.lock, owner: owner)
        defer { withExtendedLifetime(lock) {} }
        if try await settled() == .absent { try await create(owner: owner) }
        if case .running = try status() { return false }
        try await start(owner: owner)
        return true
    }

    /// Stops the server, ending what its clients were doing.
    ///
    /// - Returns: whether it was running.
    @discardableResult
    public func stop() async throws -> Bool {
        guard try Files.owner(of: home.data) != nil else { return false }
        let owner = try await manager()
        let lock = try await FileLock(home.lock, owner: owner)
        defer { withExtendedLifetime(lock) {} }
        guard case .running = try await settled() else { return false }
        let outcome = try await control(["stop", "--mode=fast", "--wait"], owner: owner)
        guard outcome.succeeded else {
            throw ClusterError(.cannotStop, "the server in \(home.path) did not stop: \(outcome.message)")
        }
        return true
    }

    /// The account that the server belongs to: of its data, or of the server that this user would make.
    func owner() async throws -> Account {
        guard let uid = try Files.owner(of: home.data) else {
            let current = Account.current()
            return current.isRoot ? try await Account.makeShared() : current
        }
        guard uid != 0, let account = Account(uid: uid) else {
            throw ClusterError(
                .homeUnreachable,
                "\(home.data) belongs to \(uid == 0 ? "root" : "the unknown account \(uid)"): "
                    + "PostgreSQL runs only as the owner of its files, and never as root"
            )
        }
        return account
    }

    /// Whether this user may start, stop and administer the server: root and its owner may.
    public func isManageable() async throws -> Bool {
        let current = Account.current()
        if current.isRoot { return true }
        return try await current.uid == owner().uid
    }

    /// The owner, for work that only root and the owner may do.
    func manager() async throws -> Account {
        let owner = try await owner()
        let current = Account.current()
        guard current.isRoot || current.uid == owner.uid else {
            throw ClusterError(
                .notPermitted,
                "the server in \(home.path) belongs to \(owner.name): "
                    + "only \(owner.name) or root may start, stop or administer it"
            )
        }
        return owner
    }

    /// Whether somebody listens on the socket.
    private func answers() throws -> Bool {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: home.socket.utf8) }
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        let length = socklen_t(MemoryLayout<sockaddr_un>.size)
        let answer = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, length) }
        }
        if answer == 0 { return true }
        guard errno == EACCES else { return false }
        throw ClusterError(
            .notPermitted,
            "the socket of the server in \(home.path) is closed to this account: "
                + "a shared server is open to the group \(Account.shared), another person's to nobody"
        )
    }

    /// The word that the server keeps in the eighth line of its file (PostgreSQL's `miscadmin.h`), if it lives.
    private func phase(_ lines: [Substring]?) -> Substring? {
        guard let lines, lines.count > 7, let process = lines.first.flatMap({ Int32($0) }),
            kill(process, 0) == 0 || errno == EPERM
        else { return nil }
        return lines[7].prefix { $0 != " " }
    }
}
