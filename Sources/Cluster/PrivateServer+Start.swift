import Glibc

extension PrivateServer {
    /// Starts a server that exists, once more where the one before died and its orphans still hold on.
    func start(owner: Account) async throws {
        try checkReach(try await unreachable(by: owner), owner: owner)
        let leftBehind = Files.read("\(home.data)/postmaster.pid") != nil
        let deadline = ContinuousClock.now + Self.retry
        try await writeSettings(owner: owner)
        while true {
            Files.remove(home.startLog)
            let wait = ["start", "--silent", "--wait", "--timeout=\(Self.startSeconds)", "--log=\(home.startLog)"]
            let outcome = try await control(wait, owner: owner)
            if outcome.succeeded { return }
            guard leftBehind, ContinuousClock.now < deadline else {
                throw ClusterError(
                    .cannotStart,
                    "the server in \(home.path) did not start: \(complaint() ?? outcome.message) (its log: \(home.log))"
                )
            }
            try await Task.sleep(for: .milliseconds(500))
        }
    }

    private func writeSettings(owner: Account) async throws {
        let programs = try await ServerPrograms.find(dataVersion: dataVersion())
        let settings = ServerConfiguration.settings(
            home: home,
            group: group(of: owner),
            durability: durability,
            audits: programs.hasLibrary(PgAudit.library),
            memory: .here
        )
        try Files.write(settings, to: "\(home.data)/firststep.conf", owner: owner)
    }

    /// The status once the server is neither on its way up nor down.
    func settled() async throws -> ServerStatus {
        let deadline = ContinuousClock.now + .seconds(Self.startSeconds)
        while true {
            let status = try status()
            guard status == .changing, ContinuousClock.now < deadline else { return status }
            try await Task.sleep(for: .milliseconds(50))
        }
    }

    /// Runs pg_ctl as the owner, in a session of its own: Ctrl-C in a command must not end everyone's server.
    func control(_ arguments: [String], owner: Account) async throws -> Program.Outcome {
        let programs = try await ServerPrograms.find(dataVersion: dataVersion())
        return try await programs.program("pg_ctl").run(
            arguments + ["--pgdata=\(home.data)"],
            as: owner,
            detached: true
        )
    }

    /// The version that wrote the data.
    private func dataVersion() throws -> Int {
        let text = Files.read("\(home.data)/PG_VERSION") ?? ""
        guard let version = Int(text.filter { !$0.isWhitespace }) else {
            throw ClusterError(
                .cannotStart,
                "\(home.data) is not a PostgreSQL folder: move it away, or set \(ServerHome.variable) to another folder"
            )
        }
        return version
    }

    /// Why the last start failed, in the server's words.
    private func complaint() -> String? {
        let newest = Files.names(in: home.log).map { "\(home.log)/\($0)" }
            .filter { $0 != home.startLog }
            .max { Files.changed($0) < Files.changed($1) }
        for file in [home.startLog, newest].compactMap(\.self) {
            let lines = (Files.read(file) ?? "").split(separator: "\n")
            if let line = lines.last(where: { $0.contains("FATAL:") || $0.contains("PANIC:") }),
                let start = line.firstRange(of: ": ")?.upperBound
            {
                return line[start...].trimmingPrefix { $0 == " " }.description
            }
        }
        return nil
    }

    /// The group that may use a shared server's socket; one person's server has none.
    func group(of owner: Account) -> String? { owner.name == Account.shared ? Account.shared : nil }
}
