import Foundation

/// A folder of this test process, which goes away with it: servers inside are stopped, files removed.
///
/// A watchdog in a session of its own waits for a lock that this process holds. The system lets go of the lock when the
/// process ends, even by kill -9, so nothing is left behind and nothing needs to be polled.
public enum TemporaryFolder {
    /// The folder itself: short, because a socket's path is limited, and open to the account of a server made by root.
    public static let path: String = {
        var template = Array("/tmp/fs-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { fatalError("no folder can be made in /tmp") }
        let path = String(cString: made)
        chmod(path, 0o711)
        watch(path)
        return path
    }()

    /// A new name inside the folder; nothing is made.
    public static func newPath() -> String { "\(path)/\(UUID().uuidString.prefix(8).lowercased())" }

    private static func watch(_ path: String) {
        let lock = open("\(path)/alive", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard lock >= 0, flock(lock, LOCK_EX) == 0 else { fatalError("\(path)/alive cannot be locked") }
        // Immediate shutdown (QUIT): what these servers hold is thrown away.
        let script = """
            for file in "$1"/*/data/postmaster.pid; do
                [ -f "$file" ] || continue
                process=$(head -n 1 "$file")
                [ "$(cat "/proc/$process/comm")" = postgres ] && kill -QUIT "$process"
                for _ in $(seq 100); do [ -d "/proc/$process" ] || break; sleep 0.1; done
            done
            rm -rf "$1"
            """
        let arguments = ["setsid", "--fork", "flock", "\(path)/alive", "sh", "-c", script, "sh", path]
        guard spawn("/usr/bin/setsid", arguments) else { fatalError("setsid cannot be run") }
    }

    /// Runs a program to its end without the test's own input and output, which a reader may wait for the end of.
    private static func spawn(_ path: String, _ arguments: [String]) -> Bool {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for descriptor: Int32 in 0...2 {
            posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
        }
        var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var process = pid_t()
        var status: Int32 = 0
        guard posix_spawn(&process, path, &actions, nil, &words, environ) == 0 else { return false }
        return waitpid(process, &status, 0) == process && status == 0
    }
}
