import Foundation

/// How far long work is, on the last line of the terminal; nothing where no person watches.
final class Progress {
    private let isShown: Bool
    private var began = ContinuousClock.now
    private var lastShown: ContinuousClock.Instant?

    /// A line for a person who watches; `isQuiet` where they asked for none.
    init(isQuiet: Bool) {
        let environment = ProcessInfo.processInfo.environment
        isShown = !isQuiet && StandardOutput.isTerminal && isatty(STDERR_FILENO) == 1 && environment["NO_COLOR"] == nil
    }

    deinit { clear() }

    /// Begins a part of the work, whose rate is its own.
    func begin(_ what: String) {
        began = .now
        lastShown = nil
        show(what)
    }

    /// Says how far the part is.
    ///
    /// - Parameters:
    ///   - what: what is being done.
    ///   - rows: rows done.
    ///   - share: what part of the work that is, 0-1; nil where nobody knows.
    func update(_ what: String, rows: Int, share: Double?) {
        let now = ContinuousClock.now
        guard isShown, lastShown.map({ now - $0 > .milliseconds(200) }) ?? true else { return }
        lastShown = now
        let seconds = max((now - began) / .seconds(1), 0.001)
        var words = "\(what): \(rows.formatted()) rows, \(Int(Double(rows) / seconds).formatted()) a second"
        if let share, share > 0 {
            words += ", \(Int(share * 100)) %, \(Int((seconds / share - seconds).rounded(.up))) s left"
        }
        show(words)
    }

    /// Takes the line away.
    func clear() {
        if isShown { write("\r\u{1B}[K") }
    }

    private func show(_ words: String) {
        if isShown { write("\r\u{1B}[K\(words)") }
    }

    private func write(_ text: String) {
        FileHandle.standardError.write(Data(text.utf8))
    }
}
