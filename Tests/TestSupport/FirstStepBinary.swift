import Foundation
import Subprocess

/// The built program, run as a person runs it.
public struct FirstStepBinary: Sendable {
    /// What a run left: what it printed, what it complained about, and how it ended.
    public struct Outcome: Sendable {
        /// What it wrote to standard output.
        public let output: String
        /// What it wrote to standard error.
        public let errors: String
        /// Its exit code; 128 and the signal's number if a signal ended it, as a shell says it.
        public let code: Int32
    }

    /// A signal sent to the program while it runs, as Ctrl-C is.
    public struct Interruption: Sendable {
        let signal: Int32
        let condition: @Sendable () async throws -> Bool

        /// Sends a signal once a condition holds, which is asked again and again: on a busy machine no delay is the right one.
        public init(_ signal: Int32 = SIGINT, once condition: @escaping @Sendable () async throws -> Bool) {
            (self.signal, self.condition) = (signal, condition)
        }
    }

    private(set) var path: String
    private(set) var environment: [String: String]

    /// The program beside the test bundle.
    ///
    /// - Parameter environment: what its environment holds besides `PATH` and `HOME`; nothing else is inherited, so that
    ///   no test reaches a database of the person who runs it.
    /// - Throws: if the program is not there, saying to build it.
    public init(environment: [String: String]) throws {
        path = try Self.find()
        let folder = TemporaryFolder.path
        self.environment = [
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": folder, "FIRSTSTEP_HOME": "\(folder)/none",
        ]
        .merging(environment) { $1 }
    }

    /// The same program with somebody else at the desk.
    public func acting(as login: String) -> FirstStepBinary {
        var other = self
        other.environment["FIRSTSTEP_DATABASE"] = environment["FIRSTSTEP_DATABASE"]?
            .replacing(/user=.*/, with: "user=\(login)")
        return other
    }

    /// Founds a clinic, as who owns the server does, with somebody as its first person.
    public func addClinic(
        _ code: String = "denver",
        zone: String = "America/Denver",
        login: String = TestServer.staff
    ) async throws {
        let founded = try await acting(as: "firststep_superuser")
            .run("clinic", "add", code, "--name", "Test Clinic", "--time-zone", zone, "--login", login)
        guard founded.code == 0 else { throw Failed(description: founded.errors) }
    }

    private struct Failed: Error, CustomStringConvertible {
        let description: String
    }

    /// Runs it to its end.
    ///
    /// - Parameters:
    ///   - arguments: the words after the program's name.
    ///   - input: what it reads from standard input.
    ///   - environment: more of its environment, for this run.
    ///   - folder: the folder that it runs in.
    ///   - timeout: after which it is killed and its code is 137.
    ///   - interruption: a signal to send meanwhile.
    /// - Returns: what it left.
    /// - Throws: if it cannot be run at all.
    public func run(
        _ arguments: String...,
        input: String = "",
        environment: [String: String] = [:],
        folder: String = TemporaryFolder.path,
        timeout: Duration = .seconds(60),
        interruption: Interruption? = nil
    ) async throws -> Outcome {
        try await run(
            arguments,
            input: input,
            environment: environment,
            folder: folder,
            timeout: timeout,
            interruption: interruption
        )
    }

    /// Runs a line of bash, in which `$FIRSTSTEP` is the program: for what a pipe or a redirection does.
    public func shell(_ line: String, interruption: Interruption? = nil) async throws -> Outcome {
        var shell = self
        shell.path = "/bin/bash"
        shell.environment["FIRSTSTEP"] = path
        return try await shell.run("-c", line, interruption: interruption)
    }

    /// Runs it to its end with words that are in an array; the rest is as above.
    public func run(
        _ arguments: [String],
        input: String = "",
        environment: [String: String] = [:],
        folder: String = TemporaryFolder.path,
        timeout: Duration = .seconds(60),
        interruption: Interruption? = nil
    ) async throws -> Outcome {
        await Turns.shared.take()
        defer { Task { await Turns.shared.giveBack() } }
        let merged = self.environment.merging(environment) { $1 }
        let keys = merged.map { (Environment.Key(stringLiteral: $0.key), $0.value) }
        let result = try await Subprocess.run(
            Configuration(
                executable: .path(.init(path)),
                arguments: Arguments(arguments),
                environment: .custom(Dictionary(keys) { $1 }),
                workingDirectory: .init(folder)
            ),
            input: .string(input),
            output: .string(limit: 64 << 20),
            error: .string(limit: 64 << 20)
        ) { execution in
            let process = execution.processIdentifier.value
            let watch = Task {
                if let interruption {
                    while try await !interruption.condition() { try await Task.sleep(for: .milliseconds(50)) }
                    kill(process, interruption.signal)
                }
                try await Task.sleep(for: timeout)
                kill(process, SIGKILL)
            }
            return watch
        }
        result.closureResult.cancel()
        let code: Int32 =
            switch result.terminationStatus {
            case .exited(let code): Int32(code)
            case .signaled(let signal): 128 + Int32(signal)
            }
        return Outcome(output: result.standardOutput, errors: result.standardError, code: code)
    }

    /// SwiftPM puts the program into the folder of the test bundle, which is the running program's folder.
    private static func find() throws -> String {
        var folder = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        for _ in 0..<4 {
            let candidate = folder.appending(path: "firststep").path()
            if FileManager.default.isExecutableFile(atPath: candidate), !isFolder(candidate) { return candidate }
            folder.deleteLastPathComponent()
        }
        throw Missing()
    }

    private static func isFolder(_ path: String) -> Bool {
        var answer: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &answer) && answer.boolValue
    }

    private struct Missing: Error, CustomStringConvertible {
        let description = "the program firststep is not beside the tests: build it first (swift build)"
    }
}

/// Lets a few programs run at once: all tests start together, and a hundred of them would starve each other past every
/// deadline.
actor Turns {
    static let shared = Turns()
    private var free = 2 * ProcessInfo.processInfo.activeProcessorCount
    private var waiting: [CheckedContinuation<Void, Never>] = []

    func take() async {
        guard free == 0 else {
            free -= 1
            return
        }
        await withCheckedContinuation { waiting.append($0) }
    }

    func giveBack() {
        if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
    }
}
