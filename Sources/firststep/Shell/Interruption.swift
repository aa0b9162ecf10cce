import Dispatch
import Foundation
import Synchronization

/// Ctrl-C: the first cancels the work, so that its transaction is rolled back; a second ends the program at once.
final class Interruption {
    private let sources: [any DispatchSourceSignal]
    private let presses: Presses

    /// Whether Ctrl-C was pressed.
    var happened: Bool { presses.count.load(ordering: .relaxed) > 0 }

    /// Watches SIGINT, SIGTERM and, for a terminal that is closed, SIGHUP.
    init(_ cancel: @escaping @Sendable () -> Void) {
        let queue = DispatchQueue(label: "firststep.interruption")
        let presses = Presses()
        self.presses = presses
        sources = [SIGINT, SIGTERM, SIGHUP].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler {
                Bell.shared.ring()
                guard presses.count.add(1, ordering: .relaxed).oldValue == 0 else { _exit(Exit.interrupted) }
                cancel()
            }
            source.resume()
            return source
        }
    }

    /// A pipe that becomes readable with the first Ctrl-C, for who waits for input.
    struct Bell: Sendable {
        static let shared = Bell()

        /// The end that becomes readable; -1, at which poll does not look, where no pipe could be made.
        let descriptor: Int32
        private let rope: Int32

        private init() {
            var ends: [Int32] = [-1, -1]
            if pipe(&ends) != 0 { ends = [-1, -1] }
            for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
            (descriptor, rope) = (ends[0], ends[1])
        }

        func ring() { _ = write(rope, [1], 1) }

        /// Waits until there is something to read, or its end; Ctrl-C ends the wait with a `CancellationError`.
        func waitForInput(on input: Int32) throws {
            var descriptors = [
                pollfd(fd: input, events: Int16(POLLIN), revents: 0),
                pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
            ]
            while poll(&descriptors, 2, -1) < 0, errno == EINTR {}
            if descriptors[1].revents != 0 { throw CancellationError() }
        }
    }

    private final class Presses: Sendable {
        let count = Atomic<Int>(0)
    }
}
