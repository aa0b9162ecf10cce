/// Reads CSV (RFC 4180) from chunks of bytes of any size, holding one record at a time.
///
/// The text is UTF-8, with or without a byte order mark; lines end with LF or CRLF. Line breaks inside quotes belong to
/// the cell and are kept as they are. A line without a single byte is no record; a line with only `""` is one empty
/// cell. The header is a record like any other. After an error the reader is spent: what follows a broken quote cannot
/// be told apart any more.
///
///     var reader = CSVReader()
///     for chunk in chunks { for record in try reader.feed(chunk) { use(record) } }
///     for record in try reader.finish() { use(record) }
public struct CSVReader: Sendable {
    private enum State {
        case cellStart
        case bare
        case quoted
        case afterQuote
        case afterCarriageReturn
    }

    private let maximumCellBytes: Int
    private let maximumCells: Int
    private var state = State.cellStart
    /// The first bytes, until it is known whether they are a byte order mark; nil from then on.
    private var head: [UInt8]? = []
    private var cell: [UInt8] = []
    /// Whether the cell before a carriage return had quotes: `""` alone on a line is a record, nothing is not.
    private var cellWasQuoted = false
    private var cells: [String] = []
    private var line = 1
    private var recordLine = 1
    private var cellLine = 1
    private var records: [CSVRecord] = []

    /// Makes a reader.
    ///
    /// - Parameters:
    ///   - maximumCellBytes: The longest cell accepted, in bytes; the default, 1 MiB, is far beyond any note and stops a
    ///     forgotten quote from swallowing the file.
    ///   - maximumCells: The most cells of a record; the default, 16,384, is what a spreadsheet has columns.
    public init(maximumCellBytes: Int = 1 << 20, maximumCells: Int = 1 << 14) {
        self.maximumCellBytes = maximumCellBytes
        self.maximumCells = maximumCells
    }

    /// Takes the next bytes and returns the records that they complete.
    ///
    /// - Throws: `CSVError` at the first byte that is not CSV; complete records before it in the chunk are not returned.
    public mutating func feed(_ chunk: some Collection<UInt8>) throws(CSVError) -> [CSVRecord] {
        guard let head else { return try taking(Array(chunk)) }
        let start = head + chunk
        if start.count < 3 {
            self.head = start
            return []
        }
        return try takingStart(start)
    }

    /// Ends the file and returns its last record, if it had no line end.
    ///
    /// - Throws: `CSVError` if the file ends inside quotes.
    public mutating func finish() throws(CSVError) -> [CSVRecord] {
        var last = try head.map { head throws(CSVError) in try takingStart(head) } ?? []
        switch state {
        case .quoted: throw CSVError(code: .unbalancedQuote, line: cellLine, column: column)
        case .afterCarriageReturn: throw error(.strayCarriageReturn)
        case .cellStart where cells.isEmpty: break
        case .cellStart, .bare, .afterQuote: try endRecord()
        }
        last += records
        records = []
        return last
    }

    private var column: Int { cells.count + 1 }

    private func error(_ code: CSVError.Code) -> CSVError {
        CSVError(code: code, line: line, column: column)
    }

    private mutating func takingStart(_ start: [UInt8]) throws(CSVError) -> [CSVRecord] {
        head = nil
        if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) { throw error(.utf16) }
        return try taking(start.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(start.dropFirst(3)) : start)
    }

    private mutating func taking(_ bytes: [UInt8]) throws(CSVError) -> [CSVRecord] {
        var index = 0
        while index < bytes.count {
            switch state {
            case .cellStart: index = try start(bytes, at: index)
            case .bare: index = try bare(bytes, from: index)
            case .quoted: index = try quoted(bytes, from: index)
            case .afterQuote: index = try afterQuote(bytes, at: index)
            case .afterCarriageReturn: index = try afterCarriageReturn(bytes, at: index)
            }
        }
        defer { records = [] }
        return records
    }

    /// Decides what a cell is by its first byte; an LF in place of a record's first byte is a blank line.
    private mutating func start(_ bytes: [UInt8], at index: Int) throws(CSVError) -> Int {
        cellLine = line
        if cells.isEmpty { recordLine = line }
        if bytes[index] == .quote {
            state = .quoted
            return index + 1
        }
        if bytes[index] == .lineFeed, cells.isEmpty {
            line += 1
            return index + 1
        }
        state = .bare
        return index
    }

    private mutating func bare(_ bytes: [UInt8], from start: Int) throws(CSVError) -> Int {
        var end = start
        // Every byte that means something here is at most a comma: one comparison passes letters and digits by.
        while end < bytes.count, bytes[end] > .comma || !bytes[end].endsBareRun { end += 1 }
        try append(bytes[start..<end])
        guard end < bytes.count else { return end }
        switch bytes[end] {
        case .quote: throw error(.strayQuote)
        case .nul: throw error(.nul)
        default: try endCell(at: bytes[end])
        }
        return end + 1
    }

    private mutating func quoted(_ bytes: [UInt8], from start: Int) throws(CSVError) -> Int {
        var end = start
        while end < bytes.count, bytes[end] != .quote, bytes[end] != .nul {
            if bytes[end] == .lineFeed { line += 1 }
            end += 1
        }
        try append(bytes[start..<end])
        guard end < bytes.count else { return end }
        if bytes[end] == .nul { throw error(.nul) }
        state = .afterQuote
        return end + 1
    }

    private mutating func afterQuote(_ bytes: [UInt8], at index: Int) throws(CSVError) -> Int {
        switch bytes[index] {
        case .quote:
            try append(bytes[index...index])
            state = .quoted
        case .comma, .carriageReturn, .lineFeed: try endCell(at: bytes[index])
        default: throw error(.textAfterQuote)
        }
        return index + 1
    }

    private mutating func afterCarriageReturn(_ bytes: [UInt8], at index: Int) throws(CSVError) -> Int {
        guard bytes[index] == .lineFeed else { throw error(.strayCarriageReturn) }
        // A blank line that ends with CRLF: nothing stood before the carriage return, not even quotes.
        if cells.isEmpty, cell.isEmpty, !cellWasQuoted {
            state = .cellStart
        } else {
            try endRecord()
        }
        line += 1
        return index + 1
    }

    private mutating func endCell(at byte: UInt8) throws(CSVError) {
        switch byte {
        case .comma: try endCell()
        case .lineFeed:
            try endRecord()
            line += 1
        default:
            cellWasQuoted = state == .afterQuote
            state = .afterCarriageReturn
        }
    }

    private mutating func append(_ bytes: ArraySlice<UInt8>) throws(CSVError) {
        if cell.count + bytes.count > maximumCellBytes {
            throw CSVError(code: .cellTooLong(limit: maximumCellBytes), line: cellLine, column: column)
        }
        cell.append(contentsOf: bytes)
    }

    private mutating func endCell() throws(CSVError) {
        if cells.count == maximumCells { throw error(.tooManyCells(limit: maximumCells)) }
        // Most cells are ASCII, and to decode those is several times faster than to validate them.
        if cell.allSatisfy({ $0 < 0x80 }) {
            cells.append(String(decoding: cell, as: UTF8.self))
        } else {
            guard let text = String(validating: cell, as: UTF8.self) else { throw invalidUTF8() }
            cells.append(text)
        }
        cell.removeAll(keepingCapacity: true)
        state = .cellStart
    }

    private mutating func endRecord() throws(CSVError) {
        try endCell()
        let width = cells.count
        records.append(CSVRecord(line: recordLine, cells: cells))
        cells = []
        cells.reserveCapacity(width)
    }

    /// Names the line of the bad byte, not the line of its cell: no byte of a UTF-8 sequence equals a line feed.
    private func invalidUTF8() -> CSVError {
        let lines = cell.split(separator: .lineFeed, omittingEmptySubsequences: false)
        let good = lines.prefix { String(validating: $0, as: UTF8.self) != nil }.count
        return CSVError(code: .invalidUTF8, line: cellLine + good, column: column)
    }
}

extension UInt8 {
    fileprivate static let nul: UInt8 = 0x00
    fileprivate static let lineFeed: UInt8 = 0x0A
    fileprivate static let carriageReturn: UInt8 = 0x0D
    fileprivate static let quote: UInt8 = 0x22
    fileprivate static let comma: UInt8 = 0x2C

    fileprivate var endsBareRun: Bool {
        self == .comma || self == .lineFeed || self == .carriageReturn || self == .quote || self == .nul
    }
}
