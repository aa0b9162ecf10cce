/// Writes CSV (RFC 4180): UTF-8, CRLF, quotes only where they are needed.
///
/// It collects bytes until they are drained, so that a file of any length needs the memory of one chunk. A record can
/// be written at once (`write`) or, in bulk, cell by cell (`text`, `number`, `empty`, then `endRecord`) without an array.
///
///     var writer = CSVWriter()
///     writer.write([.text("P-1001"), .number("7"), .empty])
///     file.write(writer.drain())
public struct CSVWriter: Sendable {
    /// What has been written since the last `drain`.
    public private(set) var bytes: [UInt8] = []
    private var cellsInRecord = 0
    private var recordStart = 0

    /// Makes a writer with nothing written.
    public init() {}

    /// Writes a record.
    public mutating func write(_ cells: some Sequence<CSVCell>) {
        for cell in cells {
            switch cell {
            case .text(let text): self.text(text)
            case .number(let number): self.number(number)
            case .empty: empty()
            }
        }
        endRecord()
    }

    /// Writes a header: names are ours, so they are quoted where needed but not guarded.
    public mutating func writeHeader(_ names: some Sequence<String>) {
        for name in names {
            separate()
            appendQuotedIfNeeded(name)
        }
        endRecord()
    }

    /// Writes a cell of text, guarded against spreadsheets; a NUL, which no reader takes, becomes U+FFFD.
    public mutating func text(_ text: String) {
        separate()
        appendQuotedIfNeeded(FormulaGuard.protected(text))
    }

    /// Writes a decimal as it is; anything else is written as text.
    public mutating func number(_ number: String) {
        guard DecimalForm.matches(number) else { return text(number) }
        separate()
        bytes.append(contentsOf: number.utf8)
    }

    /// Writes a whole number.
    public mutating func number(_ number: Int) {
        separate()
        bytes.append(contentsOf: String(number).utf8)
    }

    /// Writes an empty cell.
    public mutating func empty() {
        separate()
    }

    /// Ends the record; one that is a single empty cell is written as `""`, because a blank line is no record.
    public mutating func endRecord() {
        if cellsInRecord == 1, bytes.count == recordStart { bytes.append(contentsOf: "\"\"".utf8) }
        bytes.append(contentsOf: "\r\n".utf8)
        cellsInRecord = 0
        recordStart = bytes.count
    }

    /// Returns what has been written since the last call and forgets it.
    public mutating func drain() -> [UInt8] {
        defer {
            recordStart -= bytes.count
            bytes.removeAll(keepingCapacity: true)
        }
        return bytes
    }

    private mutating func separate() {
        if cellsInRecord > 0 { bytes.append(UInt8(ascii: ",")) }
        cellsInRecord += 1
    }

    private mutating func appendQuotedIfNeeded(_ text: String) {
        let isPlain = text.utf8.withContiguousStorageIfAvailable { utf8 in
            if utf8.contains(where: Self.needsQuotes) { return false }
            bytes.append(contentsOf: utf8)
            return true
        }
        if isPlain != true { appendQuoted(text) }
    }

    private mutating func appendQuoted(_ text: String) {
        let quote = UInt8(ascii: "\"")
        bytes.append(quote)
        for byte in text.utf8 {
            switch byte {
            case 0: bytes.append(contentsOf: "\u{FFFD}".utf8)
            case quote: bytes.append(contentsOf: [quote, quote])
            default: bytes.append(byte)
            }
        }
        bytes.append(quote)
    }

    private static func needsQuotes(_ byte: UInt8) -> Bool {
        // NUL is here only to reach the slow path, which replaces it.
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D || byte == 0
    }
}
