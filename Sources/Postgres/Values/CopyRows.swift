/// Rows laid out in the text format of COPY, which every type that can be bound can be written in.
///
/// It collects bytes until they are drained, so that any number of rows needs the memory of one piece.
///
///     rows.add(line)
///     rows.add(day)
///     rows.endRow()
///     try await writer.write(rows.drain())
public struct CopyRows: Sendable {
    private var bytes: [UInt8] = []
    private var isAtStart = true

    /// Nothing laid out yet.
    public init() {}

    /// Number of bytes to be drained.
    public var pending: Int { bytes.count }

    /// Adds the value of the next column; nil is NULL.
    @inlinable
    public mutating func add(_ value: some PostgresEncodable) { append(value.postgresValue) }

    /// Adds a whole number without a text of its own.
    public mutating func add(_ value: Int) {
        separate()
        bytes.append(contentsOf: String(value).utf8)
    }

    /// Ends the row.
    public mutating func endRow() {
        bytes.append(UInt8(ascii: "\n"))
        isAtStart = true
    }

    /// Hands over what was laid out since the last call.
    public mutating func drain() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    @usableFromInline
    mutating func append(_ value: PostgresValue) {
        separate()
        switch value {
        case .text(let text): appendEscaped(text)
        case .binary(let data): bytes.append(contentsOf: ("\\\\x" + Quoting.hex(data)).utf8)
        // A text that COPY refuses everywhere: the value could not be written, and nothing may stand in its place.
        case .unencodable: bytes.append(contentsOf: [0])
        case .null: bytes.append(contentsOf: "\\N".utf8)
        }
    }

    private mutating func separate() {
        if !isAtStart { bytes.append(UInt8(ascii: "\t")) }
        isAtStart = false
    }

    private mutating func appendEscaped(_ text: String) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\\"): bytes.append(contentsOf: "\\\\".utf8)
            case UInt8(ascii: "\n"): bytes.append(contentsOf: "\\n".utf8)
            case UInt8(ascii: "\r"): bytes.append(contentsOf: "\\r".utf8)
            case UInt8(ascii: "\t"): bytes.append(contentsOf: "\\t".utf8)
            default: bytes.append(byte)
            }
        }
    }
}
