import ArgumentParser
import Domain
import Records
import Reports

extension TableSheet.Format: ExpressibleByArgument {}

struct ExportTables: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "tables",
        abstract: "Write whole tables for analysts, de-identified unless said otherwise.",
        discussion: """
            A folder with a file a table and manifest.json: the rows and the SHA-256 of each file, what each column means, and \
            what this login may not read and so is not in it. All tables are of one moment, and the same records are the \
            same bytes. Without --identified they are the de-identified rows that an analyst sees; with it, the clinic's \
            own tables as far as this login may read them.

            CSV has a header and CRLF; text that a spreadsheet would run begins with an apostrophe. NDJSON is a JSON object \
            a line. Moments are UTC.

            Examples:
              firststep export tables --output 2026-04
              firststep export tables --output 2026-04 --format ndjson --table score
              firststep export tables --table score | gzip > score.csv.gz
              firststep export tables --identified --output everything
            """
    )

    @Option(
        help: ArgumentHelp("Folder to make; it appears when it is complete, for your eyes only.", valueName: "folder"),
        completion: .directory
    )
    var output: String?

    @Option(help: "How to write: csv or ndjson.")
    var format: TableSheet.Format = .csv

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            "A table; may be repeated. All without it; one without --output is printed.",
            valueName: "name"
        )
    )
    var table: [String] = []

    @Flag(help: "Write the clinic's own tables, names and all, and not de-identified rows.")
    var identified = false

    @OptionGroup var database: DatabaseOptions

    func validate() throws {
        guard output != nil || Set(table).count == 1 else {
            throw ValidationError("say --output FOLDER, or one --table to print it")
        }
    }

    func run(at desk: Desk) async throws {
        let run = TableExport(desk: desk, names: table, format: format, isIdentified: identified)
        if let output { try await run.write(to: OutputFolder(output)) } else { try await run.print() }
    }
}
