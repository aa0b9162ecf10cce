import Foundation

/// What is printed: every byte arrives or an error says so, which `print` does not.
enum StandardOutput {
    /// Output that could not be written.
    struct Failure: Error {
        /// The system's error number.
        let number: Int32
    }

    /// Whether standard output is a terminal.
    static var isTerminal: Bool { isatty(1) == 1 }

    /// Width of the terminal in columns; nil where output is no terminal.
    static var width: Int? {
        var size = winsize()
        guard isTerminal, ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 40 else { return nil }
        return Int(size.ws_col)
    }

    /// Writes bytes.
    static func write(_ bytes: some Sequence<UInt8>) throws {
        try Array(bytes).withUnsafeBytes { buffer in
            var rest = buffer[...]
            while !rest.isEmpty {
                let written = Foundation.write(1, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if written < 0 {
                    guard errno == EINTR else { throw Failure(number: errno) }
                    continue
                }
                rest = rest.dropFirst(written)
            }
        }
    }

    /// Writes text.
    static func write(_ text: String) throws {
        try write(text.utf8)
    }
}

/// What is said: words for people, on standard error.
enum StandardError {
    /// Says a line; that nobody listens is no reason to fail.
    static func say(_ line: String) {
        FileHandle.standardError.write(Data((line + "\n").utf8))
    }
}
