import Foundation

/// A file that a command reads, in pieces and in constant memory.
///
/// Throws ``FileFailure``.
struct InputFile {
    private let path: String

    init(_ path: String) {
        self.path = path
    }

    /// Hands over its bytes, 64 KiB at a time.
    func read(_ body: ([UInt8]) throws -> Void) throws {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileFailure.unreadable(path) }
        defer { close(descriptor) }
        while true {
            let piece = try [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
                repeat {
                    count = Foundation.read(descriptor, buffer.baseAddress, buffer.count)
                } while count < 0 && errno == EINTR
                guard count >= 0 else {
                    count = 0
                    throw FileFailure.unreadable(path)
                }
            }
            if piece.isEmpty { return }
            try body(piece)
        }
    }

    /// All its bytes, of a small file.
    func contents() throws -> [UInt8] {
        var bytes: [UInt8] = []
        try read { bytes += $0 }
        return bytes
    }
}
