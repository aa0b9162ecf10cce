import Subprocess

/// A program of the system, run to its end.
struct Program: Sendable {
    let path: String

    init(_ path: String) { self.path = path }

    /// What a program left behind.
    struct Outcome: Sendable {
        let succeeded: Bool
        let output: String
        let errors: String

        /// The line that says why it failed: the first that is marked so, else the last.
        var message: String {
            let lines = (errors.isEmpty ? output : errors).split(whereSeparator: \.isNewline)
            let marked = lines.first { $0.contains("error:") || $0.contains("FATAL:") }
            return (marked ?? lines.last).map(String.init) ?? "no message"
        }
    }

    /// Runs it as an account (nil: as this process), in `/`, with an environment of its own.
    ///
    /// Nothing is inherited: a `PGDATA`, `PGOPTIONS` or `LC_ALL` of the caller must not change what server is made,
    /// and the caller's folder may be one that the account cannot enter.
    /// Detached, it has a session of its own, so that Ctrl-C in the terminal does not reach it.
    func run(_ arguments: [String], as account: Account?, detached: Bool = false) async throws -> Outcome {
        var options = PlatformOptions()
        options.createSession = detached
        var words = [path] + arguments
        if let account, account.uid != Account.current().uid {
            // Not PlatformOptions.userID: between fork and exec it calls setgroups, which in a process of several threads
            // may wait for ever for a lock of glibc's that no thread of the child holds.
            words = ["/usr/bin/setpriv", "--reuid=\(account.uid)", "--regid=\(account.gid)", "--init-groups"] + words
        }
        do {
            let result = try await Subprocess.run(
                .path(.init(words[0])),
                arguments: Arguments(Array(words.dropFirst())),
                environment: .custom(["PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8"]),
                workingDirectory: "/",
                platformOptions: options,
                output: .string(limit: 1 << 20),
                error: .string(limit: 1 << 20)
            )
            return Outcome(
                succeeded: result.terminationStatus.isSuccess,
                output: result.standardOutput,
                errors: result.standardError
            )
        } catch let error as SubprocessError {
            try Task.checkCancellation()
            throw ClusterError(.programMissing, "\(path) could not be run: \(error.description)")
        }
    }
}
