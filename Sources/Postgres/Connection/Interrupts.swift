import Glibc
import Synchronization

/// The way from a cancelled task, on whatever thread, to the connection that waits on its socket for that task.
///
/// Each statement has a generation number. A cancel marks its own generation and wakes whoever waits; a cancel that comes
/// late finds its generation gone and marks nothing, so it cannot hit the next statement.
final class Interrupts: Sendable {
    private struct State {
        var last: UInt64 = 0
        var cancelled: [UInt64: Bool] = [:]
    }

    private let state = Mutex(State())
    /// The end that becomes readable when a statement is cancelled.
    let wakeDescriptor: Int32
    private let signalDescriptor: Int32

    init() throws(PostgresError) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else {
            throw PostgresError(.unreachable, "no file descriptor is left for another connection")
        }
        for end in ends {
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
        wakeDescriptor = ends[0]
        signalDescriptor = ends[1]
    }

    deinit {
        close(wakeDescriptor)
        close(signalDescriptor)
    }

    func begin() -> UInt64 {
        state.withLock { state in
            state.last += 1
            state.cancelled[state.last] = false
            return state.last
        }
    }

    func end(_ generation: UInt64) {
        state.withLock { $0.cancelled[generation] = nil }
    }

    func cancel(_ generation: UInt64) {
        let isRunning = state.withLock { $0.cancelled.updateIfPresent(generation, to: true) }
        guard isRunning else { return }
        // A full pipe is as good as one byte more: it wakes just the same.
        _ = write(signalDescriptor, [1], 1)
    }

    func isCancelled(_ generation: UInt64) -> Bool {
        state.withLock { $0.cancelled[generation] ?? false }
    }

    /// Takes up the wake-ups that are done with.
    func drain() {
        var bytes = [UInt8](repeating: 0, count: 64)
        while read(wakeDescriptor, &bytes, bytes.count) > 0 {}
    }
}

extension Dictionary {
    fileprivate mutating func updateIfPresent(_ key: Key, to value: Value) -> Bool {
        guard let index = index(forKey: key) else { return false }
        values[index] = value
        return true
    }
}
