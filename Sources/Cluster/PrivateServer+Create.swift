import Glibc

extension PrivateServer {
    /// Makes the folders around the data.
    ///
    /// Root keeps a shared home to itself, so that the account cannot swap folders under root's hands.
    func prepareFolders(owner: Account) async throws {
        try checkReach(try await unreachable(by: owner), owner: owner)
        let mode: mode_t = group(of: owner) == nil ? 0o700 : 0o750
        try Files.makeFolder(home.path, mode: mode, owner: geteuid(), group: owner.gid)
        try Files.checkClosed(home.path, owner: owner)
        try checkReach(try await unreachable(by: owner), owner: owner)
        try Files.makeFolder(home.run, mode: mode, owner: owner.uid, group: owner.gid)
        try Files.makeFolder(home.log, mode: 0o700, owner: owner.uid, group: owner.gid)
        for folder in [home.run, home.log] { try Files.checkClosed(folder, owner: owner) }
    }

    /// Makes the database's folder beside its place and moves it there when it is complete, so that an interrupted
    /// `initdb` leaves nothing that looks like a server.
    ///
    /// The caller holds the lock.
    func create(owner: Account) async throws {
        for name in Files.names(in: home.path) where name.hasPrefix("data.new") { Files.remove("\(home.path)/\(name)") }
        let programs = try await ServerPrograms.find(dataVersion: nil)
        let draft = "\(home.path)/data.new"
        try Files.makeFolder(draft, mode: 0o700, owner: owner.uid, group: owner.gid)
        // C.UTF-8 sorts by code point on every system and after every upgrade of its library, so no index goes stale.
        var arguments = [
            "--pgdata=\(draft)", "--encoding=UTF8", "--locale=C.UTF-8", "--data-checksums", "--auth=peer",
            "--username=\(ServerConfiguration.superuser)", "--no-instructions",
        ]
        if durability == .none { arguments.append("--no-sync") }
        let outcome = try await programs.program("initdb").run(arguments, as: owner)
        guard outcome.succeeded else {
            Files.remove(draft)
            throw ClusterError(.cannotStart, "the server in \(home.path) could not be made: \(outcome.message)")
        }
        try configure(draft, owner: owner)
        guard rename(draft, home.data) == 0 else {
            throw ClusterError(.cannotStart, "\(home.data) could not be put in its place: \(Files.reason())")
        }
    }

    private func configure(_ draft: String, owner: Account) throws {
        let main = "\(draft)/postgresql.conf"
        let text = (Files.read(main) ?? "") + "\ninclude_if_exists = 'firststep.conf'\n"
        try Files.write(text, to: main, owner: owner)
        try Files.write(ServerConfiguration.access, to: "\(draft)/pg_hba.conf", owner: owner)
        let roles = ServerConfiguration.identities(masters: masters(owner), roles: [ServerConfiguration.superuser])
        try Files.write(roles, to: "\(draft)/pg_ident.conf", owner: owner)
    }

    /// The accounts that may connect as any role.
    func masters(_ owner: Account) -> [String] { ["root", owner.name] }

    /// The first existing folder of the home's path that the account cannot enter.
    func unreachable(by account: Account) async throws -> String? {
        let folders = try Files.ancestors(of: home.path).filter { try Files.owner(of: $0) != nil }
        let script = "for folder; do [ -x \"$folder\" ] || { echo \"$folder\"; exit 1; }; done"
        let outcome = try await Program("/bin/sh").run(["-c", script, "sh"] + folders, as: account)
        return outcome.succeeded ? nil : outcome.output.split(separator: "\n").first.map(String.init)
    }

    func checkReach(_ folder: String?, owner: Account) throws {
        guard let folder else { return }
        throw ClusterError(
            .homeUnreachable,
            "the account \(owner.name), which the server runs as, cannot enter \(folder) (mode \(Files.mode(of: folder))): "
                + "set \(ServerHome.variable) to a folder that it can enter, such as /var/lib/firststep"
        )
    }
}
