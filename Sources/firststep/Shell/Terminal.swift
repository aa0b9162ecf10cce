import Foundation

/// A person at a terminal, who can be asked.
enum Terminal {
    /// Whether somebody reads the question and can type the answer.
    static var canAsk: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 }

    /// Asks on standard error, so that the answer to a pipe stays clean; nil where nothing was typed.
    static func ask(_ question: String) -> String? {
        FileHandle.standardError.write(Data(question.utf8))
        return readLine()
    }
}
