import Dispatch
import Foundation
import Synchronization

/// Ctrl-C: the first cancels the work, so that its transaction is rolled back; a second ends the program at once.
final class Interruption: Sendable {
    private let count = Atomic<Int>(0)
    private let sources: [any DispatchSourceSignal & Sendable]

    /// Whether Ctrl-C was pressed.
    var happened: Bool { count.load(ordering: .relaxed) > 0 }

    /// Watches SIGINT and SIGTERM.
    init(_ cancel: @escaping @Sendable () -> Void) {
        let queue = DispatchQueue(label: "firststep.interruption")
        sources = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            return DispatchSource.makeSignalSource(signal: number, queue: queue)
        }
        for source in sources {
            source.setEventHandler { [unowned self] in
                guard count.add(1, ordering: .relaxed).oldValue == 0 else { _exit(130) }
                cancel()
            }
            source.resume()
        }
    }
}
