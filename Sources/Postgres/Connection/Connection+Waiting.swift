import CLibPQ
import Glibc

extension Connection {
    /// Waits until the socket is ready; throws if the statement is cancelled or its deadline passes before.
    func wait(for events: Int32, _ limits: Limits) throws(PostgresError) {
        while true {
            try check(limits)
            // poll passes over a descriptor of -1, and would wait for ever.
            guard handle.socket >= 0 else { throw lost() }
            var descriptors = [
                pollfd(fd: handle.socket, events: Int16(events), revents: 0),
                pollfd(fd: interrupts.wakeDescriptor, events: Int16(POLLIN), revents: 0),
            ]
            let ready = poll(&descriptors, 2, milliseconds(to: limits.deadline))
            if ready < 0, errno != EINTR { throw .connectionLost() }
            if descriptors[1].revents != 0 { interrupts.drain() }
            if descriptors[0].revents != 0 { return }
        }
    }

    /// Waits a moment; throws if the statement is cancelled or its deadline passes in it.
    func pause(milliseconds: Int32, _ limits: Limits) throws(PostgresError) {
        var wake = pollfd(fd: interrupts.wakeDescriptor, events: Int16(POLLIN), revents: 0)
        if poll(&wake, 1, milliseconds) > 0 { interrupts.drain() }
        try check(limits)
    }

    private func check(_ limits: Limits) throws(PostgresError) {
        if let generation = limits.generation, interrupts.isCancelled(generation) { throw .cancelled }
        if let deadline = limits.deadline, deadline <= .now { throw .deadlineExceeded }
    }

    private func milliseconds(to deadline: ContinuousClock.Instant?) -> Int32 {
        guard let deadline else { return -1 }
        let left = max(.zero, ContinuousClock.now.duration(to: deadline))
        // Rounded up: poll would otherwise spin through the last millisecond.
        return Int32(
            clamping: left.components.seconds * 1_000 + left.components.attoseconds / 1_000_000_000_000_000 + 1
        )
    }

    /// Sends what libpq still holds, reading meanwhile so that neither side waits for the other to read.
    func flush(_ limits: Limits) throws(PostgresError) {
        while true {
            let left = PQflush(handle.pointer)
            if left == 0 { return }
            if left < 0 { throw lost() }
            try wait(for: POLLIN | POLLOUT, limits)
            if PQconsumeInput(handle.pointer) == 0 { throw lost() }
        }
    }

    /// The next result of the statement under way; nil when there is none left.
    func nextResult(_ limits: Limits) throws(PostgresError) -> ResultHandle? {
        while PQisBusy(handle.pointer) != 0 {
            try wait(for: POLLIN, limits)
            if PQconsumeInput(handle.pointer) == 0 { throw lost() }
        }
        guard let result = PQgetResult(handle.pointer) else { return nil }
        return ResultHandle(result)
    }

    func lost() -> PostgresError {
        .connectionLost(handle.message)
    }

    /// Runs one exchange with the server and leaves the connection ready for the next, or closed.
    ///
    /// If it is cancelled or late, the server is asked once to stop and given ``Limits/grace`` to do so.
    func exchange<R>(_ limits: Limits, _ body: () throws(PostgresError) -> R) throws(PostgresError) -> R {
        do {
            try check(limits)
            return try body()
        } catch {
            let wasCopyingIn = if case .copyingIn = activity { true } else { false }
            activity = .none
            if error.code == .connectionLost {
                handle.close()
            } else if PQtransactionStatus(handle.pointer) == PQTRANS_ACTIVE, wasCopyingIn {
                abandonCopyIn()
            } else if error.code == .cancelled || error.code == .deadlineExceeded {
                cancelAndDrain()
            } else {
                drain()
            }
            lastFailure = error.sqlState ?? lastFailure
            throw error
        }
    }

    /// Stops the statement under way on the server; closes the connection if that does not work.
    func cancelAndDrain() {
        activity = .none
        guard PQtransactionStatus(handle.pointer) == PQTRANS_ACTIVE else { return }
        guard let cancel = CancelHandle(handle), cancel.send(limit: .seconds(5)) else { return handle.close() }
        drain()
    }

    /// Takes up whatever the server still sends for the statement under way.
    private func drain() {
        do {
            let limits = Limits.afterGrace
            try flush(limits)
            while let result = try nextResult(limits) {
                try finishCopy(result, limits)
            }
        } catch {
            handle.close()
        }
    }

    /// Lets a COPY FROM STDIN fail on the server, which refuses what it has taken so far.
    func abandonCopyIn() {
        if PQputCopyEnd(handle.pointer, "abandoned by the client") < 0 { return handle.close() }
        drain()
    }

    private func finishCopy(_ result: borrowing ResultHandle, _ limits: Limits) throws(PostgresError) {
        if result.status == PGRES_COPY_IN {
            PQputCopyEnd(handle.pointer, "abandoned")
            try flush(limits)
        } else if result.status == PGRES_COPY_OUT {
            try discardCopyOut(limits)
        }
    }

    private func discardCopyOut(_ limits: Limits) throws(PostgresError) {
        var chunk: UnsafeMutablePointer<CChar>?
        while true {
            let length = PQgetCopyData(handle.pointer, &chunk, 1)
            PQfreemem(chunk)
            if length < 0 { return }
            if length > 0 { continue }
            try wait(for: POLLIN, limits)
            if PQconsumeInput(handle.pointer) == 0 { throw lost() }
        }
    }
}
