import ArgumentParser
import Domain
import Exchange
import Foundation

/// What every import is told.
struct ImportOptions: ParsableArguments {
    @Argument(help: "File to import; - is standard input.", completion: .file())
    var file: String

    @Option(
        help: ArgumentHelp(
            "Where the rows come from: with this name, an id means the same row for ever; spreadsheet, or fhir, if not said.",
            valueName: "name"
        ),
        transform: SourceName.init(parsing:)
    )
    var source: SourceName?

    @Flag(help: "Replace rows that were imported with other values; without it they are refused.")
    var update = false

    @Flag(name: .customLong("keep-good"), help: "Write the good rows even if others are refused.")
    var keepsGood = false

    @Option(
        help: ArgumentHelp(
            "CSV file to write the refused rows to: line, column, class of the value, reason.",
            valueName: "file"
        ),
        completion: .file()
    )
    var rejects: String?

    func validate() throws {
        let same = { URL(filePath: $0).resolvingSymlinksInPath().standardizedFileURL }
        if let rejects, same(rejects) == same(file) {
            throw ValidationError("--rejects names the file that is imported; give it another name")
        }
    }
}

/// How a CSV file is read.
struct CSVOptions: ParsableArguments {
    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            "A column under another name, as in \"Surname=family_name\"; may be repeated.",
            valueName: "name=column"
        ),
        transform: ColumnName.init(parsing:)
    )
    var map: [ColumnName] = []

    @Option(
        help: "How dates are written: ymd, dmy or mdy.",
        completion: .words(of: DateOrder.self),
        transform: DateOrder.init(parsing:)
    )
    var dates: DateOrder = .yearMonthDay

    @Option(
        name: .customLong("missing-code"),
        parsing: .singleValue,
        help: ArgumentHelp("Text that means that a cell is missing, as 999; may be repeated.", valueName: "text")
    )
    var missingCodes: [String] = []

    /// As the reader takes it; throws for a column that rows of this kind do not have.
    func settings<Row: CSVImportable>(for row: Row.Type) throws -> ImportSettings {
        var settings = ImportSettings()
        for name in map {
            guard Row.columnNames.contains(name.column) else {
                let known = Row.columnNames.joined(separator: ", ")
                throw ValidationError("--map: there is no column \"\(name.column)\"; the columns are: \(known)")
            }
            settings.renamed[name.inFile] = name.column
        }
        settings.dates = dates
        settings.missingCodes = Set(missingCodes)
        return settings
    }
}

/// A column of a file under the name that it has there.
struct ColumnName: Sendable {
    let inFile: String
    let column: String

    /// Reads `NAME=column`; the last equals sign divides, since a column of ours has none.
    init(parsing text: String) throws {
        guard let sign = text.lastIndex(of: "="), sign != text.startIndex else {
            throw InvalidInput("write NAME=column, as in \"Surname=family_name\"")
        }
        inFile = String(text[..<sign])
        column = String(text[text.index(after: sign)...])
    }
}
