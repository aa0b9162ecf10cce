import Foundation
import Tabular

/// A person at a terminal, who can be asked.
enum Terminal {
    /// Whether somebody reads the question and can type the answer.
    static var canAsk: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 }

    /// Asks on standard error, so that the answer to a pipe stays clean; nil where the person ends the input by Ctrl-D.
    ///
    /// Ctrl-C ends the wait with a `CancellationError`.
    static func ask(_ question: String) throws -> String? {
        FileHandle.standardError.write(Data(TerminalText.harmless(question).utf8))
        do {
            let answer = try line()
            if answer == nil { StandardError.say("") }
            return answer
        } catch {
            StandardError.say("")
            throw error
        }
    }

    /// Says a line between questions, whether or not quiet was asked for.
    static func say(_ line: String) {
        StandardError.say(TerminalText.harmless(line))
    }

    /// A line as a terminal hands it over, which is once it is complete.
    private static func line() throws -> String? {
        var bytes: [UInt8] = []
        repeat {
            try Interruption.Bell.shared.waitForInput(on: STDIN_FILENO)
            var piece = [UInt8](repeating: 0, count: 4_096)
            let count = read(STDIN_FILENO, &piece, piece.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return nil }
            bytes += piece.prefix(count)
        } while bytes.last != UInt8(ascii: "\n")
        return String(decoding: bytes.dropLast(), as: UTF8.self)
    }
}
