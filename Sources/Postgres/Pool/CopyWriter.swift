/// Takes the bytes of a COPY FROM STDIN.
///
/// The bytes need not end where a row ends; they are gathered and sent in pieces of some 64 KiB.
public struct CopyWriter: ~Copyable {
    private let connection: Connection
    private let limits: Limits
    private var buffer: [UInt8] = []

    // One change of threads for 64 KiB, which is also what libpq and a Unix socket take at once.
    private static let capacity = 65_536

    init(connection: Connection, limits: Limits) {
        self.connection = connection
        self.limits = limits
        buffer.reserveCapacity(2 * Self.capacity)
    }

    /// Takes bytes in the format that the COPY named.
    nonisolated(nonsending) public mutating func write(_ bytes: some Sequence<UInt8>) async throws {
        buffer.append(contentsOf: bytes)
        if buffer.count >= Self.capacity { try await send() }
    }

    /// Takes text in the format that the COPY named.
    nonisolated(nonsending) public mutating func write(_ text: String) async throws {
        try await write(text.utf8)
    }

    nonisolated(nonsending) mutating func send() async throws {
        if buffer.isEmpty { return }
        try await connection.putCopy(buffer, limits)
        buffer.removeAll(keepingCapacity: true)
    }
}
