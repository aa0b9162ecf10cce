extension PrivateServer {
    /// Lets root and the server's owner connect as more roles, chosen by `PGUSER`.
    ///
    /// Roles that are known stay.
    ///
    /// Anyone else needs no line: they may always be the role of their own name.
    public func allow(roles: [String]) async throws {
        let owner = try await manager()
        let lock = try await FileLock(home.lock, owner: owner)
        defer { withExtendedLifetime(lock) {} }
        let file = "\(home.data)/pg_ident.conf"
        let known = ServerConfiguration.roles(inIdentities: Files.read(file) ?? "")
        let added = roles.filter { !known.contains($0) }
        guard !added.isEmpty else { return }
        let text = ServerConfiguration.identities(masters: masters(owner), roles: known + added)
        try Files.write(text, to: file, owner: owner)
        guard case .running = try status() else { return }
        let outcome = try await control(["reload", "--silent"], owner: owner)
        guard outcome.succeeded else {
            throw ClusterError(
                .notRunning,
                "the server in \(home.path) did not read its roles again: \(outcome.message)"
            )
        }
    }
}
