import Domain
import Records
import Tabular

/// The file of an exported chain: a header, then an event a line, in order.
///
/// The columns are the lines of which the digest is, in their order, with the digest of the event before and the event's own
/// behind them, so that whoever checks a line has only to join its cells.
public struct ChainCSV: Sendable {
    /// The columns.
    public static let columns = [
        "clinic_id", "event_id", "occurred_at_microseconds", "actor", "action", "outcome", "record", "patients", "rows",
        "file_sha256", "origin", "detail_sha256", "previous_sha256", "sha256",
    ]

    private var writer = CSVWriter()

    /// A file that begins with its header.
    public init() {
        writer.writeHeader(Self.columns)
    }

    /// Bytes that were written and not drained.
    public var pending: Int { writer.bytes.count }

    /// Adds an event after the one with a digest.
    public mutating func add(_ event: ChainEvent, after previous: HexDigest) {
        for field in event.fields { writer.text(field) }
        writer.text(previous.rawValue)
        writer.text(event.digest.rawValue)
        writer.endRecord()
    }

    /// What was written since the last call.
    public mutating func drain() -> [UInt8] { writer.drain() }
}
