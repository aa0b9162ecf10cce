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
        let number = WholeWrite.write(Array(bytes), to: STDOUT_FILENO)
        guard number == 0 else { throw Failure(number: number) }
    }

    /// Writes text.
    static func write(_ text: String) throws {
        try write(text.utf8)
    }
}

/// What is said: words for people, on standard error.
enum StandardError {
    /// Says a line; that nobody listens, or that a log is full, is no reason to fail.
    static func say(_ line: String) {
        _ = WholeWrite.write(Array((line + "\n").utf8), to: STDERR_FILENO)
    }
}

/// The three streams that every program has.
enum StandardStreams {
    /// Fills the place of one that was closed, which the next file or connection to be opened would take.
    ///
    /// What is put there cannot be used, so that reading or writing fails as it would have.
    static func reserve() {
        for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(descriptor, F_GETFD) < 0 {
            _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
        }
    }
}

private enum WholeWrite {
    /// Writes every byte and returns 0, or the system's error number.
    static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
        bytes.withUnsafeBytes { buffer in
            var rest = buffer[...]
            while !rest.isEmpty {
                let written = Foundation.write(
                    descriptor,
                    UnsafeRawBufferPointer(rebasing: rest).baseAddress,
                    rest.count
                )
                guard written >= 0 || errno == EINTR else { return errno }
                rest = rest.dropFirst(max(0, written))
            }
            return 0
        }
    }
}
