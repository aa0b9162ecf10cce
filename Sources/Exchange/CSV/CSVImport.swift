import Domain
import Records
import Tabular

/// Reads rows of one kind from a CSV file with a header, in constant memory.
public struct CSVImport<Row: CSVImportable>: ImportReader, Sendable {
    private let catalogue: ImportCatalogue
    private let settings: ImportSettings
    private var reader = CSVReader()
    private var header: CSVHeader?

    /// A reader for a file.
    public init(catalogue: ImportCatalogue, settings: ImportSettings) {
        (self.catalogue, self.settings) = (catalogue, settings)
    }

    /// The columns that a refusal of the records can be about.
    public var columns: ImportColumns { Row.importColumns }

    /// Which columns of the file were not read.
    public var remarks: [String] {
        let ignored = header?.ignored ?? []
        let more = ignored.count - Self.mostNamed
        return ignored.prefix(Self.mostNamed).map { name in
            let near = name.count > 60 ? nil : Spelling.near(name, among: Row.columnNames).first
            let shown = TerminalText.harmless(String(name.prefix(60)))
            return "the column \(shown) is not read" + (near.map { "; did you mean \($0)?" } ?? "")
        } + (more > 0 ? ["\(more) more columns are not read"] : [])
    }

    /// As many columns as a person reads of.
    private static var mostNamed: Int { 20 }

    /// Reads a piece of the file; the first record is the header.
    public mutating func read(_ bytes: [UInt8], into intake: inout ImportIntake<Row>) throws {
        do {
            try take(reader.feed(bytes), into: &intake)
        } catch let error as CSVError {
            throw InvalidInput("\(error)")
        }
    }

    /// Reads the last record; a file without a header is refused.
    public mutating func finish(into intake: inout ImportIntake<Row>) throws {
        do {
            try take(reader.finish(), into: &intake)
        } catch let error as CSVError {
            throw InvalidInput("\(error)")
        }
        guard header != nil else { throw InvalidInput("the file is empty; its first line names the columns") }
    }

    private mutating func take(_ records: [CSVRecord], into intake: inout ImportIntake<Row>) throws {
        var rest = records[...]
        if header == nil, let first = rest.popFirst() {
            header = try CSVHeader(first.cells, of: Row.self, settings)
        }
        guard let header, !rest.isEmpty else { return }
        var cells = ImportCells(
            catalogue: catalogue,
            settings: settings,
            places: header.places,
            names: Row.columnNames
        )
        for record in rest {
            guard record.cells.count == header.width else {
                intake.add(header.refusal(of: record))
                continue
            }
            cells.begin(record)
            if let row = Row(&cells), cells.isGood {
                intake.add(row, line: record.line)
            } else {
                for rejection in cells.rejections { intake.add(rejection) }
            }
        }
    }
}
