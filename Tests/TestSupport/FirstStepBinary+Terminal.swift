import Foundation
import Subprocess

extension FirstStepBinary {
    /// What a person at a terminal does at a question.
    public enum Keys: Sendable {
        /// Types a line and Enter.
        case line(String)
        /// Ctrl-D.
        case end
        /// Ctrl-C.
        case interrupt

        /// A line.
        public init(_ line: String) { self = .line(line) }
    }

    /// Runs it at a terminal, whose questions it is answered one after the other; where more are asked, Ctrl-D is pressed.
    ///
    /// Questions and words are `errors`, with the answers as the terminal echoes them; standard output is no terminal. It is
    /// killed after a minute.
    public func atTerminal(_ arguments: [String], _ answers: [Keys]) async throws -> Outcome {
        await Turns.shared.take()
        defer { Task { await Turns.shared.giveBack() } }
        let terminal = try PseudoTerminal()
        let keys = environment.map { (Environment.Key(stringLiteral: $0.key), $0.value) }
        let result = try await Subprocess.run(
            Configuration(
                executable: .path(.init(path)),
                arguments: Arguments(arguments),
                environment: .custom(Dictionary(keys) { $1 }),
                workingDirectory: .init(TemporaryFolder.path)
            ),
            input: .fileDescriptor(.init(rawValue: terminal.input), closeAfterSpawningProcess: true),
            output: .string(limit: 64 << 20),
            error: .fileDescriptor(.init(rawValue: terminal.screen), closeAfterSpawningProcess: true)
        ) { execution in
            let process = execution.processIdentifier.value
            let watch = Task {
                try await Task.sleep(for: .seconds(60))
                kill(process, SIGKILL)
            }
            defer { watch.cancel() }
            return await terminal.answer(answers, as: process)
        }
        let code: Int32 =
            switch result.terminationStatus {
            case .exited(let code): Int32(code)
            case .signaled(let signal): 128 + Int32(signal)
            }
        return Outcome(output: result.standardOutput, errors: result.closureResult, code: code)
    }
}

/// A terminal without a person: what is written to one end is typed at the other.
private final class PseudoTerminal: Sendable {
    /// What the program reads, and what it writes to; closed by who starts it.
    let input: Int32, screen: Int32
    private let person: Int32

    init() throws {
        var ends: (person: Int32, program: Int32) = (-1, -1)
        guard openpty(&ends.person, &ends.program, nil, nil, nil) == 0 else { throw None() }
        (person, input, screen) = (ends.person, ends.program, dup(ends.program))
        for end in [person, input, screen] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    }

    deinit { close(person) }

    /// Answers questions until the program ends; gives all that the screen showed.
    func answer(_ answers: [FirstStepBinary.Keys], as process: Int32) async -> String {
        await withCheckedContinuation { continuation in
            DispatchQueue(label: "terminal").async { [self] in
                continuation.resume(returning: converse(answers[...], process))
            }
        }
    }

    private func converse(_ answers: ArraySlice<FirstStepBinary.Keys>, _ process: Int32) -> String {
        var (answers, shown) = (answers, [UInt8]())
        var piece = [UInt8](repeating: 0, count: 4_096)
        while true {
            let count = read(person, &piece, piece.count)
            if count < 0, errno == EINTR { continue }
            // The end of a terminal is an error: nobody holds its other side any more.
            guard count > 0 else { break }
            shown += piece.prefix(count)
            guard shown.suffix(2) == Array(": ".utf8)[...] else { continue }
            press(answers.popFirst() ?? .end, process)
        }
        return String(decoding: shown, as: UTF8.self).replacing("\r\n", with: "\n")
    }

    private func press(_ keys: FirstStepBinary.Keys, _ process: Int32) {
        switch keys {
        case .line(let text): type(text + "\n")
        case .end: type("\u{4}")
        case .interrupt: kill(process, SIGINT)
        }
    }

    private func type(_ text: String) {
        let bytes = Array(text.utf8)
        _ = write(person, bytes, bytes.count)
    }

    private struct None: Error {}
}
