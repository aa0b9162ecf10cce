import Foundation

/// A folder that a command writes: it appears when it is complete, or not at all.
///
/// It is written under a temporary name beside it, open to its owner alone, and takes its name when it is committed; what is
/// not committed leaves nothing. A folder that is there already is refused. Throws ``FileFailure``.
final class OutputFolder {
    private let path: String
    private let target: String
    private let temporary: String
    private let mark: Int32
    private var files: [String] = []
    private var isCommitted = false

    /// Begins a folder.
    init(_ path: String) throws {
        self.path = path
        target = URL(filePath: path, directoryHint: .notDirectory).standardizedFileURL.path(percentEncoded: false)
        temporary = "\(target).\(getpid()).part"
        var status = stat()
        guard lstat(target, &status) != 0 else {
            errno = EEXIST
            throw FileFailure.unwritable(path)
        }
        guard mkdir(temporary, 0o700) == 0 else { throw FileFailure.unwritable(path) }
        // The mode at its making is cut by the umask.
        _ = chmod(temporary, 0o700)
        mark = open(temporary, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        _ = flock(mark, LOCK_EX | LOCK_NB)
    }

    deinit {
        close(mark)
        guard !isCommitted else { return }
        for file in files { unlink("\(temporary)/\(file)") }
        rmdir(temporary)
    }

    /// Whether a process that lives is writing a folder under its temporary name.
    ///
    /// Who writes it has locked it, which ends with the process, however it ends; a number in a name may be another's by now.
    static func isBeingWritten(_ temporary: String) -> Bool {
        let descriptor = open(temporary, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return true }
        defer { close(descriptor) }
        return flock(descriptor, LOCK_EX | LOCK_NB) != 0
    }

    /// Begins a file in the folder.
    func file(_ name: String) throws -> OutputFile {
        files.append(name)
        return try OutputFile("\(temporary)/\(name)")
    }

    /// Makes it safe against a power failure and gives it its name.
    func commit() throws {
        try sync(temporary)
        // What came under its name meanwhile is replaced only if it is an empty folder.
        guard rename(temporary, target) == 0 else { throw FileFailure.unwritable(path) }
        isCommitted = true
        try sync(URL(filePath: target).deletingLastPathComponent().path(percentEncoded: false))
    }

    private func sync(_ folder: String) throws {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileFailure.unwritable(path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw FileFailure.unwritable(path) }
    }
}
