/// Which texts a connection has prepared, and under which names.
///
/// A text is prepared when it comes the second time: a statement that runs once then costs one round trip, not two.
struct StatementCache {
    enum Plan: Equatable {
        case runUnprepared
        case prepare(name: String)
        case run(name: String)
    }

    /// Far above the number of different statements of this program, far below what troubles a server process: a plan
    /// takes tens of kilobytes, so 256 of them some ten megabytes.
    static let capacity = 256

    private var uses: [String: Int] = [:]
    private var names: [String: String] = [:]
    private var prepared = 0

    /// Whether the next new text needs the old ones to be deallocated first.
    var isFull: Bool { names.count >= Self.capacity }

    mutating func plan(for text: String) -> Plan {
        if let name = names[text] { return .run(name: name) }
        // Texts that come once and never again must not gather here for as long as the connection lives.
        if uses.count >= 16 * Self.capacity { uses = [:] }
        uses[text, default: 0] += 1
        guard uses[text, default: 0] > 1 else { return .runUnprepared }
        prepared += 1
        return .prepare(name: "s\(prepared)")
    }

    mutating func remember(_ name: String, for text: String) {
        uses[text] = nil
        names[text] = name
    }

    mutating func forget(_ text: String) {
        names[text] = nil
    }

    mutating func forgetAll() {
        uses = [:]
        names = [:]
    }
}
