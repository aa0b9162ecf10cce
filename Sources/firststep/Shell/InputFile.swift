import Foundation

/// A file that a command reads, in pieces and in constant memory.
///
/// Throws ``FileFailure``.
final class InputFile {
    private let path: String
    private let descriptor: Int32

    /// Opens a file; `-` is standard input, and a folder is none.
    ///
    /// A pipe is opened without waiting for who writes to it: that is done where Ctrl-C ends it.
    init(_ path: String) throws {
        self.path = path
        descriptor = open(path == "-" ? "/dev/stdin" : path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        var status = stat()
        guard descriptor >= 0, fstat(descriptor, &status) == 0 else { throw FileFailure.unreadable(path) }
        guard status.st_mode & S_IFMT != S_IFDIR else {
            errno = EISDIR
            throw FileFailure.unreadable(path)
        }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Its length in bytes; nil for what has none, such as a pipe.
    var size: Int? {
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return Int(status.st_size)
    }

    /// The next bytes, at most 64 KiB; nil at its end.
    func next() throws -> [UInt8]? {
        let piece = try [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
            repeat {
                try waitForInput()
                count = Foundation.read(descriptor, buffer.baseAddress, buffer.count)
            } while count < 0 && (errno == EINTR || errno == EAGAIN)
            guard count >= 0 else {
                count = 0
                throw FileFailure.unreadable(path)
            }
        }
        return piece.isEmpty ? nil : piece
    }

    /// Waits until there is something to read, or its end; Ctrl-C ends the wait.
    private func waitForInput() throws {
        let bell = Interruption.Bell.shared.descriptor
        var descriptors = [
            pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
            pollfd(fd: bell, events: Int16(POLLIN), revents: 0),
        ]
        while poll(&descriptors, 2, -1) < 0, errno == EINTR {}
        if descriptors[1].revents != 0 { throw CancellationError() }
    }

    /// Hands over its bytes, 64 KiB at a time.
    func read(_ body: ([UInt8]) throws -> Void) throws {
        while let piece = try next() { try body(piece) }
    }

    /// All its bytes, of a small file.
    func contents() throws -> [UInt8] {
        var bytes: [UInt8] = []
        try read { bytes += $0 }
        return bytes
    }
}
