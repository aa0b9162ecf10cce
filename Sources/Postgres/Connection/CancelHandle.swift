import CLibPQ
import Dispatch

/// Asks the server, through a connection of its own, to stop what a session is doing.
///
/// Unchecked, because the compiler cannot see that a `PGcancel` is never written to after it was made; libpq documents
/// `PQcancel` as safe to call from any thread.
final class CancelHandle: @unchecked Sendable {
    private let pointer: OpaquePointer

    init?(_ connection: borrowing ConnectionHandle) {
        guard let pointer = PQgetCancel(connection.pointer) else { return nil }
        self.pointer = pointer
    }

    deinit {
        PQfreeCancel(pointer)
    }

    /// Sends the request and waits until the server has passed it on; false if that takes longer than `limit`.
    ///
    /// `PQcancel` blocks for as long as the network lets it, so it runs on a thread that can be left behind. The queue is
    /// one of its own, because Swift's tasks may hold all threads of the global one.
    func send(limit: DispatchTimeInterval) -> Bool {
        let sent = DispatchSemaphore(value: 0)
        DispatchQueue(label: "firststep.postgres.cancel").async {
            var message = [CChar](repeating: 0, count: 256)
            // A refusal is answered by what follows: the statement does not end, and the connection is given up.
            _ = PQcancel(self.pointer, &message, Int32(message.count))
            sent.signal()
        }
        return sent.wait(timeout: .now() + limit) == .success
    }
}
