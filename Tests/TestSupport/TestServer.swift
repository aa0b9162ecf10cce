import Foundation
import Glibc
import Postgres
import Synchronization

/// A PostgreSQL server of the test process's own, in a temporary folder, stopped and removed when the process ends.
///
/// It listens on a Unix socket only. Run as root it belongs to the account `nobody`, because PostgreSQL refuses root.
public final class TestServer: Sendable {
    /// The server that all tests of a process share; started by whoever asks first.
    public static let shared: TestServer = {
        let server = TestServer()
        server.start()
        servers.withLock { $0.append(server) }
        atexit { servers.withLock { $0 }.forEach { $0.remove() } }
        return server
    }()

    private let folder: String
    private let lastDatabase = Mutex(0)

    /// Makes the files of a server, which is not yet started.
    public init() {
        var template = Array("/tmp/fspgXXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { fatalError("no temporary folder") }
        folder = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
        if let account = Self.account { chown(folder, account.id, account.group) }
        run(["initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"])
        let configuration = """
            listen_addresses = ''
            unix_socket_directories = '\(folder)'
            fsync = off
            synchronous_commit = off
            full_page_writes = off
            max_connections = 100
            """
        let written = FileManager.default.contents(atPath: "\(data)/postgresql.conf").map {
            $0 + Data(configuration.utf8)
        }
        guard FileManager.default.createFile(atPath: "\(data)/postgresql.auto.conf", contents: written) else {
            fatalError("cannot write the server's configuration")
        }
        if let account = Self.account { chown("\(data)/postgresql.auto.conf", account.id, account.group) }
    }

    /// Starts the server and waits until it answers.
    public func start() {
        run(["pg_ctl", "-D", data, "-w", "-l", "\(folder)/log", "start"])
    }

    /// Stops the server as a crash would: no goodbye to anyone.
    public func stopImmediately() {
        run(["pg_ctl", "-D", data, "-w", "-m", "immediate", "stop"])
    }

    /// Stops the server and removes its files.
    public func remove() {
        // It may be down already.
        _ = finishes(["pg_ctl", "-D", data, "-w", "-m", "immediate", "stop"])
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// How to reach a database of the server, as its superuser.
    public func settings(database: String) -> ConnectionSettings {
        ConnectionSettings(parameters: ["host": folder, "dbname": database, "user": "postgres"])
    }

    /// Makes an empty database and gives its name.
    public func createDatabase() async throws -> String {
        let name = "test_\(lastDatabase.withLock { number in number += 1; return number })"
        let pool = Pool(settings(database: "postgres"), size: 1)
        _ = try await pool.withConnection { try await $0.execute("CREATE DATABASE \(identifier: name)") }
        await pool.close()
        return name
    }

    private var data: String { "\(folder)/data" }

    private static let servers = Mutex<[TestServer]>([])

    private static let account: (id: uid_t, group: gid_t)? = {
        guard getuid() == 0, let entry = getpwnam("nobody") else { return nil }
        return (entry.pointee.pw_uid, entry.pointee.pw_gid)
    }()

    private static let programs: String = {
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql")) ?? []
        let newest = versions.compactMap { Int($0) }.max()
        return newest.map { "/usr/lib/postgresql/\($0)/bin/" } ?? "/usr/bin/"
    }()

    private func run(_ command: [String]) {
        guard finishes(command) else { fatalError("\(command[0]) failed") }
    }

    private func finishes(_ command: [String]) -> Bool {
        let program = Self.programs + command[0]
        let dropping = Self.account.map {
            ["/usr/bin/setpriv", "--reuid=\($0.id)", "--regid=\($0.group)", "--clear-groups"]
        }
        let words = (dropping ?? []) + [program] + command.dropFirst()
        // Not Foundation's Process: on Linux its end is seen by a socket that the server would inherit and keep open.
        var files = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&files)
        defer { posix_spawn_file_actions_destroy(&files) }
        for descriptor in Int32(0)...2 {
            posix_spawn_file_actions_addopen(&files, descriptor, "/dev/null", O_RDWR, 0)
        }
        let arguments = words.map { strdup($0) } + [nil]
        defer { arguments.forEach { free($0) } }
        var child: pid_t = 0
        var status: Int32 = 0
        return posix_spawn(&child, words[0], &files, nil, arguments, environ) == 0
            && waitpid(child, &status, 0) == child && status == 0
    }
}
