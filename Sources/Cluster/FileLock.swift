import Glibc

/// A lock between processes, held until it is let go or its process dies, however it dies (flock(2)).
struct FileLock: ~Copyable {
    private let descriptor: Int32

    /// Takes the lock, waiting for another process that holds it.
    ///
    /// The wait looks again every 50 ms rather than sleeping in the kernel, so that a cancelled task stops waiting.
    init(_ path: String, owner: Account) async throws {
        // Close-on-exec: a server started under the lock must not keep it.
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else {
            throw ClusterError(.homeUnreachable, "\(path) cannot be opened: \(String(cString: strerror(errno)))")
        }
        // Made by root, it must still be the owner's to take.
        if geteuid() == 0 { _ = fchown(descriptor, owner.uid, owner.gid) }
        // Whatever the umask of whoever made it.
        _ = fchmod(descriptor, 0o600)
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            try await Task.sleep(for: .milliseconds(50))
        }
    }

    deinit { close(descriptor) }
}
