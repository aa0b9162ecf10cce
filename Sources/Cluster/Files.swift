import FoundationEssentials
import Glibc

/// Folders and files with an owner and a mode, made the careful way: root writes them into folders of another account.
enum Files {
    /// Whether something is at a path; throws if this process may not know.
    static func owner(of path: String) throws(ClusterError) -> uid_t? {
        var status = stat()
        if stat(path, &status) == 0 { return status.st_uid }
        if errno == ENOENT || errno == ENOTDIR { return nil }
        throw ClusterError(
            .homeUnreachable,
            "\(path) cannot be reached: \(reason()). A shared server is open to root and the group \(Account.shared)"
        )
    }

    /// The permission bits of a path, as `chmod` takes them.
    static func mode(of path: String) -> String {
        var status = stat()
        guard stat(path, &status) == 0 else { return "unknown" }
        return "0" + String(status.st_mode & 0o7777, radix: 8)
    }

    /// Makes a folder if it is missing, with its parents.
    ///
    /// A folder that exists is left as it is.
    static func makeFolder(_ path: String, mode: mode_t, owner: uid_t, group: gid_t) throws(ClusterError) {
        guard try self.owner(of: path) == nil else { return }
        let parent = folder(of: path)
        try makeFolder(parent, mode: 0o755, owner: geteuid(), group: getegid())
        guard mkdir(path, mode) == 0 else {
            if errno == EEXIST { return }
            throw ClusterError(.homeUnreachable, "the folder \(path) cannot be made: \(reason())")
        }
        // chmod afterwards: mkdir's mode is cut by the caller's umask.
        guard chmod(path, mode) == 0, geteuid() != 0 || lchown(path, owner, group) == 0 else {
            throw ClusterError(.homeUnreachable, "the folder \(path) cannot be given away: \(reason())")
        }
    }

    /// Refuses a folder in which somebody else could put a folder of theirs in the place of ours.
    static func checkClosed(_ path: String, owner: Account) throws(ClusterError) {
        var status = stat()
        guard stat(path, &status) == 0 else { return }
        let isOurs = [geteuid(), owner.uid].contains(status.st_uid)
        guard !isOurs || status.st_mode & 0o022 != 0 else { return }
        throw ClusterError(
            .homeUnreachable,
            isOurs
                ? "others may write into \(path) (mode \(mode(of: path))): close it to them by chmod go-w, or set "
                    + "\(ServerHome.variable) to another folder"
                : "\(path) belongs to somebody else: set \(ServerHome.variable) to another folder"
        )
    }

    /// Replaces a file as a whole: a reader, or a power failure, sees the old text or the new one.
    static func write(_ text: String, to path: String, owner: Account) throws(ClusterError) {
        let temporary = "\(path).new"
        unlink(temporary)
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw ClusterError(.homeUnreachable, "\(path) cannot be written: \(reason())") }
        defer { close(descriptor) }
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let written = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard written > 0 || errno == EINTR else {
                throw ClusterError(.homeUnreachable, "\(path) cannot be written: \(reason())")
            }
            bytes = bytes.dropFirst(max(0, written))
        }
        let isOwned = geteuid() != 0 || fchown(descriptor, owner.uid, owner.gid) == 0
        // As with a folder, the mode at its making is cut by the caller's umask.
        guard isOwned, fchmod(descriptor, 0o600) == 0, fsync(descriptor) == 0, rename(temporary, path) == 0 else {
            throw ClusterError(.homeUnreachable, "\(path) cannot be written: \(reason())")
        }
    }

    /// A small text file, or nil if it is missing or closed to this process.
    static func read(_ path: String) -> String? {
        try? String(contentsOfFile: path, encoding: .utf8)
    }

    /// When a file was last written, in seconds since 1970; 0 for none.
    static func changed(_ path: String) -> Int {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mtim.tv_sec : 0
    }

    static func remove(_ path: String) {
        try? FileManager.default.removeItem(atPath: path)
    }

    static func names(in path: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
    }

    static func folder(of path: String) -> String {
        let parts = path.split(separator: "/").dropLast()
        return "/" + parts.joined(separator: "/")
    }

    /// A path's folders from the root down, itself last.
    static func ancestors(of path: String) -> [String] {
        var result = ["/"]
        for part in path.split(separator: "/") {
            result.append(result.count == 1 ? "/\(part)" : "\(result[result.count - 1])/\(part)")
        }
        return result
    }

    /// The system's words for the last failed call.
    static func reason() -> String { String(cString: strerror(errno)) }
}
