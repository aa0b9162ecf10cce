import Tabular
import TestSupport
import Testing

/// What holds of the CSV reader whatever it is given.
@Suite("CSV of every kind")
struct CSVFuzzTests {
    private enum Reading: Equatable {
        case records([CSVRecord])
        case refused(CSVError)
    }

    /// Reads bytes in pieces of the lengths that `next` gives.
    private func read(_ bytes: [UInt8], _ next: () -> Int) -> Reading {
        var reader = CSVReader(maximumCellBytes: 24, maximumCells: 6)
        var records: [CSVRecord] = []
        var rest = bytes[...]
        do {
            while !rest.isEmpty {
                let piece = rest.prefix(max(0, next()))
                records += try reader.feed(piece)
                rest = rest.dropFirst(piece.count)
            }
            return .records(try records + reader.finish())
        } catch {
            return .refused(error)
        }
    }

    /// Bytes that mean something in CSV, and parts of what is UTF-8 or is not.
    private static let pieces: [[UInt8]] =
        [",", ",", ",", "\"", "\"", "\n", "\n", "\r\n", "a", "a", "\r\n", "\r", "a", "bc", " ", "é", "👨‍👩‍👧", "\0", "'="]
        .map { Array($0.utf8) }
        + [
            [0xEF, 0xBB, 0xBF], [0xEF], [0xBB], [0xC3], [0xA9], [0xFF], [0xFE, 0xFF], [0xED, 0xA0, 0x80], [0xC0, 0x80],
        ]

    @Test("where the pieces of a file end changes neither its records nor its error", arguments: Seeds.all)
    func pieces(seed: UInt64) {
        var text = HardText(seed: seed)
        var refused = 0
        for round in 0..<4_000 {
            let isWild = round % 8 == 0
            let bytes =
                isWild
                ? text.bytes(upTo: 40)
                : (0..<Int.random(in: 0...10, using: &text.random))
                    .flatMap { _ in Self.pieces.randomElement(using: &text.random) ?? [] }
            let whole = read(bytes) { bytes.count }
            if case .refused = whole { refused += 1 }
            for size in [1, 2, 3] { #expect(read(bytes) { size } == whole, "seed \(seed): \(bytes)") }
            #expect(read(bytes) { Int.random(in: 0...9, using: &text.random) } == whole, "seed \(seed): \(bytes)")
        }
        #expect((400..<3_600).contains(refused), "the files are neither all right nor all wrong: \(refused)")
    }

    @Test("what the writer writes the reader reads, to the byte", arguments: Seeds.all)
    func writtenAndRead(seed: UInt64) throws {
        var text = HardText(seed: seed)
        for _ in 0..<300 {
            let width = Int.random(in: 1...4, using: &text.random)
            let table = (0..<Int.random(in: 1...5, using: &text.random)).map { _ in
                (0..<width).map { _ in
                    text.next(near: ["", "a,b", "say \"no\"", "'=1+1", "x\r\ny"]).filter { $0 != "\0" }
                }
            }
            var writer = CSVWriter()
            for record in table { writer.write(record.map(CSVCell.text)) }
            var reader = CSVReader()
            let records = try reader.feed(writer.bytes) + reader.finish()
            let read = records.map { $0.cells.map { Array(FormulaGuard.restored($0).utf8) } }
            #expect(read == table.map { $0.map { Array($0.utf8) } }, "seed \(seed)")
        }
    }
}
