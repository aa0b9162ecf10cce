import Domain
import Foundation
import Tabular

/// The first record of a file: which column of the kind stands where.
struct CSVHeader: Sendable {
    /// Number of columns.
    let width: Int
    /// For each column of the kind where it stands; nil where the file has none.
    let places: [Int?]
    /// Columns of the file that the kind does not know.
    let ignored: [String]

    /// Reads a header; throws ``InvalidInput`` where a needed column is missing or one stands twice.
    ///
    /// Names are read in either case and without blanks around them. The words of the file are not repeated unless it has
    /// the needed columns: a file without a header begins with somebody's data.
    init<Row: CSVImportable>(_ cells: [String], of row: Row.Type, _ settings: ImportSettings) throws {
        let found = cells.map(Self.plain)
        let renamed = Dictionary(settings.renamed.map { (Self.plain($0.key), $0.value) }) { first, _ in first }
        for name in settings.renamed.keys.sorted() where !found.contains(Self.plain(name)) {
            throw InvalidInput("--map names the column \(name), which the file does not have")
        }
        let meant = found.map { renamed[$0] ?? $0 }
        let missing = Row.columnNames.filter { Row.neededColumns.contains($0) && !meant.contains($0) }
        guard missing.isEmpty else { throw Self.refusal(missing, found) }
        if let twice = Row.columnNames.first(where: { name in meant.count { $0 == name } > 1 }) {
            throw InvalidInput("the first line names the column \(twice) twice")
        }
        width = cells.count
        places = Row.columnNames.map { meant.firstIndex(of: $0) }
        ignored = meant.filter { !$0.isEmpty && !Row.columnNames.contains($0) }
    }

    /// Refuses a record with too few or too many cells.
    func refusal(of record: CSVRecord) -> Rejection {
        let cells = record.cells.count == 1 ? "1 cell" : "\(record.cells.count) cells"
        return Rejection(
            line: record.line,
            column: nil,
            valueClass: nil,
            reason: "has \(cells) where the header has \(width)"
        )
    }

    /// What may be the reason that needed columns are missing, in words that repeat nothing which could be somebody's data.
    private static func refusal(_ missing: [String], _ found: [String]) -> InvalidInput {
        if let refusal = separatorRefusal(missing, found) { return refusal }
        let near = found.first { name in
            abs(name.count - missing[0].count) <= 2 && !Spelling.near(name, among: [missing[0]]).isEmpty
        }
        return InvalidInput(
            """
            the first line names no column \(missing.joined(separator: ", ")); \
            for a column with another name say --map "\(near ?? "NAME")=\(missing[0])"
            """
        )
    }

    /// What is wrong where something else than commas stands between the columns; nil where that is not so.
    static func separatorRefusal(_ missing: [String], _ found: [String]) -> InvalidInput? {
        if found.first?.hasPrefix("sep=") == true {
            return InvalidInput(
                "line 1 says what divides the columns; delete it, and save the file with commas between them"
            )
        }
        let parts = found.joined(separator: " ").split { ";\t|".contains($0) }.map { plain(String($0)) }
        if missing.contains(where: parts.contains), let sign = found.lazy.flatMap({ $0 }).first(where: ";\t|".contains)
        {
            let what = sign == ";" ? "semicolons" : sign == "|" ? "bars" : "tabs"
            return InvalidInput("the columns are divided by \(what); save the file with commas between them")
        }
        return nil
    }

    /// A name of a column without blanks around, in small letters.
    static func plain(_ name: String) -> String {
        name.trimmingCharacters(in: .whitespaces).lowercased()
    }
}
