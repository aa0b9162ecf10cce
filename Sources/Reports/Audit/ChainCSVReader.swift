import Domain
import Records
import Tabular

/// Reads the file of an exported chain in pieces of any size, one line in memory; throws ``InvalidInput`` with the line.
public struct ChainCSVReader: Sendable {
    /// An event of a file, and what the file says of the digest before it.
    public typealias Line = (event: ChainEvent, previous: HexDigest)

    // The digits of a thousand patients and a comma each are some 20 KB; a list prints up to a million of them.
    private var reader = CSVReader(maximumCellBytes: 32 << 20)
    private var isHeaderRead = false

    /// A reader at the beginning of a file.
    public init() {}

    /// Takes the next bytes and gives the events that they complete.
    public mutating func feed(_ bytes: [UInt8]) throws -> [Line] {
        do {
            return try lines(reader.feed(bytes))
        } catch let error as CSVError {
            throw Self.noCSV(error)
        }
    }

    /// Ends the file.
    public mutating func finish() throws -> [Line] {
        do {
            let lines = try lines(reader.finish())
            guard isHeaderRead else { throw Self.noExport }
            return lines
        } catch let error as CSVError {
            throw Self.noCSV(error)
        }
    }

    private mutating func lines(_ records: [CSVRecord]) throws -> [Line] {
        guard !isHeaderRead, let header = records.first else { return try records.map(Self.line) }
        guard header.cells == ChainCSV.columns else { throw Self.noExport }
        isHeaderRead = true
        return try records.dropFirst().map(Self.line)
    }

    private static func noCSV(_ error: CSVError) -> InvalidInput { InvalidInput("this is not CSV: \(error)") }

    private static let noExport = InvalidInput("the first line is not that of: firststep audit export")

    private static func line(_ record: CSVRecord) throws -> Line {
        guard record.cells.count == ChainCSV.columns.count else {
            throw InvalidInput(
                "line \(record.line) has \(record.cells.count) cells; there are \(ChainCSV.columns.count)"
            )
        }
        var cells = Cells(record)
        var event = ChainEvent(
            clinic: try cells.number(),
            number: try cells.number(),
            occurredAt: Moment(microseconds: try cells.number()),
            actor: try cells.text(),
            action: try cells.text(),
            outcome: try cells.text(),
            record: try cells.text(),
            patients: try cells.patients(),
            rows: try cells.optional { try $0.number() },
            fileDigest: try cells.optional { try $0.digest() },
            origin: try cells.text(),
            detailDigest: try cells.optional { try $0.digest() },
            digest: .ofNothing
        )
        let previous = try cells.digest()
        event.digest = try cells.digest()
        return (event, previous)
    }

    /// The cells of a line, taken one after another.
    private struct Cells {
        let record: CSVRecord
        var index = 0

        init(_ record: CSVRecord) { self.record = record }

        private mutating func take() -> String {
            index += 1
            return record.cells[index - 1]
        }

        private func refusal(_ what: String) -> InvalidInput {
            InvalidInput("line \(record.line), \(ChainCSV.columns[index - 1]): \(what)")
        }

        /// A line end in a text would move what follows to the next line of the header.
        mutating func text() throws -> String {
            let text = FormulaGuard.restored(take())
            guard !text.utf8.contains(where: { $0 == 10 || $0 == 13 }) else {
                throw refusal("there is a line end in it")
            }
            return text
        }

        mutating func number() throws -> Int64 {
            guard let number = Int64(take()) else { throw refusal("this is not a number") }
            return number
        }

        mutating func digest() throws -> HexDigest {
            do { return try HexDigest(parsing: take()) } catch let error as InvalidInput {
                throw refusal(error.description)
            }
        }

        mutating func patients() throws -> [PatientNumber] {
            try take().split(separator: ",").map {
                guard let number = Int64($0) else { throw refusal("these are not numbers, separated by commas") }
                return PatientNumber(rawValue: number)
            }
        }

        mutating func optional<T>(_ read: (inout Cells) throws -> T) throws -> T? {
            guard record.cells[index].isEmpty else { return try read(&self) }
            index += 1
            return nil
        }
    }
}
