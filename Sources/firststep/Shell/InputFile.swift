import Domain
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
                try Interruption.Bell.shared.waitForInput(on: descriptor)
                count = Foundation.read(descriptor, buffer.baseAddress, buffer.count)
            } while count < 0 && (errno == EINTR || errno == EAGAIN)
            guard count >= 0 else {
                count = 0
                throw FileFailure.unreadable(path)
            }
        }
        return piece.isEmpty ? nil : piece
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

    /// Its text, of a file of at most so many bytes; throws ``InvalidInput`` for a longer one and for what is not UTF-8.
    func text(upTo maximum: Int) throws -> String {
        var bytes: [UInt8] = []
        while let piece = try next() {
            bytes += piece
            guard bytes.count <= maximum else { throw InvalidInput("the file is longer than \(maximum >> 20) MiB") }
        }
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let rest = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
        guard let text = String(validating: rest, as: UTF8.self) else {
            throw InvalidInput("the file is not UTF-8 text; save it as UTF-8")
        }
        return text
    }
}
