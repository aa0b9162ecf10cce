import Foundation

/// A file that a command writes: readers see the old one or the whole new one, never a part.
///
/// It is written under a temporary name beside it, readable by its owner alone, and takes its name when it is committed;
/// what is not committed leaves nothing. A device or a pipe is written as it is. Throws ``FileFailure``.
final class OutputFile {
    private let path: String
    private let temporary: String?
    private var descriptor: Int32

    /// Begins a file; one that the path names already is replaced at the end, the target of a link and not the link.
    init(_ path: String) throws {
        let target = Self.resolved(path)
        var status = stat()
        let exists = stat(target, &status) == 0
        guard !exists || status.st_mode & S_IFMT != S_IFDIR else {
            errno = EISDIR
            throw FileFailure.unwritable(path)
        }
        let isPlain = !exists || status.st_mode & S_IFMT == S_IFREG
        self.path = target
        temporary = isPlain ? "\(target).\(getpid()).part" : nil
        descriptor = open(temporary ?? target, O_WRONLY | O_CLOEXEC | (isPlain ? O_CREAT | O_EXCL : 0), 0o600)
        guard descriptor >= 0 else { throw FileFailure.unwritable(path) }
        // The mode at its making is cut by the umask. A file system without modes, as on a stick, may refuse.
        if isPlain { _ = fchmod(descriptor, 0o600) }
    }

    deinit {
        guard descriptor >= 0 else { return }
        close(descriptor)
        if let temporary { unlink(temporary) }
    }

    /// Writes bytes.
    func write(_ bytes: [UInt8]) throws {
        try bytes.withUnsafeBytes { buffer in
            var rest = buffer[...]
            while !rest.isEmpty {
                let count = Foundation.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                guard count >= 0 || errno == EINTR else { throw FileFailure.unwritable(path) }
                rest = rest.dropFirst(max(0, count))
            }
        }
    }

    /// Makes it safe against a power failure and gives it its name.
    func commit() throws {
        if let temporary {
            guard fsync(descriptor) == 0, rename(temporary, path) == 0 else { throw FileFailure.unwritable(path) }
        }
        close(descriptor)
        descriptor = -1
    }

    private static func resolved(_ path: String) -> String {
        guard let resolved = realpath(path, nil) else { return path }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}
