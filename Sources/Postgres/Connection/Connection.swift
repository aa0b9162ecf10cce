import CLibPQ
import Glibc

/// One session with the server.
///
/// All of it runs on a queue of its own. An ordinary statement never suspends inside the actor, so statements cannot
/// interleave; a stream and a COPY span several calls and are held in ``activity``.
actor Connection {
    enum Activity {
        case none
        case streaming(String, Columns?)
        case copyingIn
        case copyingOut
    }

    private let executor: QueueExecutor
    nonisolated let interrupts: Interrupts
    var handle: ConnectionHandle
    var activity = Activity.none
    var statements = StatementCache()
    let cachesStatements: Bool
    /// The condition that last failed in the transaction under way.
    var lastFailure: SQLState?

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    init(_ settings: ConnectionSettings) throws(PostgresError) {
        executor = QueueExecutor(label: "firststep.postgres")
        interrupts = try Interrupts()
        cachesStatements = settings.statementCache
        handle = ConnectionHandle(nil)
    }

    /// Connects and takes on the role.
    func open(_ settings: ConnectionSettings, _ limits: Limits) throws(PostgresError) {
        var limits = limits
        let latest = ContinuousClock.now + settings.connectTimeout
        let timesOut = limits.deadline.map { latest < $0 } ?? true
        limits.deadline = timesOut ? latest : limits.deadline
        do {
            try connectPatiently(settings, limits)
            if let role = settings.role {
                try runScript("SET ROLE \(Quoting.identifier(role))", limits)
            }
        } catch  where error.code == .deadlineExceeded && timesOut {
            handle.close()
            throw PostgresError(.unreachable, "the server did not answer in \(settings.connectTimeout)")
        } catch {
            handle.close()
            throw error
        }
    }

    /// Connects, trying again where the queue of a Unix socket is full.
    ///
    /// The system then refuses at once (connect(2), EAGAIN) and libpq passes it on as if no server were there; the queue
    /// empties as fast as the server takes its callers up.
    private func connectPatiently(_ settings: ConnectionSettings, _ limits: Limits) throws(PostgresError) {
        while true {
            do {
                return try connect(settings, limits)
            } catch  where error.code == .unreachable && handle.message?.contains(Self.queueIsFull) == true {
                handle.close()
                try pause(milliseconds: 20, limits)
            }
        }
    }

    private static let queueIsFull = String(cString: strerror(EAGAIN))

    private func connect(_ settings: ConnectionSettings, _ limits: Limits) throws(PostgresError) {
        guard settings.uri.map({ ConnectionString($0) != nil }) ?? true else {
            throw PostgresError(.unreachable, "the connection string cannot be read")
        }
        handle = ConnectionHandle(Self.start(settings))
        guard handle.pointer != nil, PQstatus(handle.pointer) != CONNECTION_BAD else { throw unreachable() }
        // Without a receiver libpq prints the server's notices to standard error, values and all.
        PQsetNoticeReceiver(handle.pointer, { _, _ in }, nil)
        // The verbose form is the only one in which a refused connection tells its SQLSTATE.
        PQsetErrorVerbosity(handle.pointer, PQERRORS_VERBOSE)
        var polling = PGRES_POLLING_WRITING
        while polling != PGRES_POLLING_OK {
            if polling == PGRES_POLLING_FAILED { throw unreachable() }
            try wait(for: polling == PGRES_POLLING_READING ? POLLIN : POLLOUT, limits)
            polling = PQconnectPoll(handle.pointer)
        }
        PQsetErrorVerbosity(handle.pointer, PQERRORS_DEFAULT)
        PQsetnonblocking(handle.pointer, 1)
    }

    private static func start(_ settings: ConnectionSettings) -> OpaquePointer? {
        let keywords = settings.keywords
        let keys = keywords.map { strdup($0.key) } + [nil]
        let values = keywords.map { strdup($0.value) } + [nil]
        defer { (keys + values).forEach { free($0) } }
        return PQconnectStartParams(
            keys.map { UnsafePointer($0) },
            values.map { UnsafePointer($0) },
            1
        )
    }

    private func unreachable() -> PostgresError {
        if PQconnectionNeedsPassword(handle.pointer) != 0 { return .passwordMissing }
        let refusal = ConnectionRefusal(handle.message ?? "")
        return PostgresError(.unreachable, "cannot connect: \(refusal.text)", sqlState: refusal.sqlState)
    }

    /// Whether nothing has come from the server unasked.
    ///
    /// What comes to a connection that lies idle is nearly always its end; the rare notice is not worth telling apart.
    var isQuiet: Bool {
        var descriptor = pollfd(fd: handle.socket, events: Int16(POLLIN), revents: 0)
        return poll(&descriptor, 1, 0) == 0 && handle.socket >= 0
    }

    /// Whether the connection may serve another task: sound, idle and outside a transaction.
    var isReusable: Bool {
        guard case .none = activity else { return false }
        return handle.isUsable && handle.isIdle
    }

    /// Ends the session.
    func close() {
        handle.close()
    }
}
